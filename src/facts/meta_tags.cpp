#include "facts/meta_tags.h"

#include <algorithm>
#include <utility>

#include "facts/entities.h"
#include "text/strings.h"
#include "text/unicode.h"

namespace presscut::facts {
namespace {

// Open Graph names written out (https://ogp.me).
constexpr std::pair<std::string_view, std::string_view> kVocabularies[] = {
    {"http://ogp.me/ns#", "og:"}, {"http://ogp.me/ns/article#", "article:"}};

bool has_rel(std::string_view rel, std::string_view wanted) {
  bool found = false;
  text::for_each_token(
      rel, [&](std::string_view token) { found = found || text::equals_ignoring_case(token, wanted); });
  return found;
}

}  // namespace

MetaTags::MetaTags(const dom::Document& document) {
  for (dom::NodeId id = 0; id < document.size(); ++id) {
    switch (document.tag(id)) {
      case dom::Tag::meta_:
        add(document, id);
        break;
      case dom::Tag::link_:
        if (canonical_.empty() && has_rel(document.attribute(id, "rel"), "canonical")) {
          canonical_ = std::string(text::trim(document.attribute(id, "href")));
        }
        break;
      case dom::Tag::base_:
        if (base_.empty()) base_ = std::string(text::trim(document.attribute(id, "href")));
        break;
      default:
        break;
    }
  }
}

// More is nothing that a page says of itself; whoever compares titles shall not have to with one of megabytes.
constexpr std::size_t kMostCharacters = 20'000;

void MetaTags::add(const dom::Document& document, dom::NodeId meta) {
  std::string_view raw = document.attribute(meta, "content");
  if (raw.empty()) raw = document.attribute(meta, "value");
  if (raw.empty()) return;
  const std::string value = clean_value(text::prefix(raw, kMostCharacters));
  if (value.empty()) return;
  for (const std::string_view attribute : {"property", "name", "http-equiv"}) {
    // RDFa allows several names: property="og:title twitter:title".
    const std::string names = text::to_lower(document.attribute(meta, attribute));
    if (names.starts_with("twitter:misc:")) {
      entries_.push_back({names, value});  // its names have spaces
      continue;
    }
    text::for_each_token(names, [&](std::string_view name) {
      for (const auto& [address, prefix] : kVocabularies) {
        if (name.starts_with(address))
          return entries_.push_back({std::string(prefix).append(name.substr(address.size())), value});
      }
      entries_.push_back({std::string(name), value});
    });
  }
  // Microdata in the body may be about something else than the page, so it has a name of its own.
  text::for_each_token(document.attribute(meta, "itemprop"), [&](std::string_view name) {
    entries_.push_back({"itemprop:" + text::to_lower(name), value});
  });
}

std::string MetaTags::first(std::initializer_list<std::string_view> names) const {
  for (const std::string_view name : names) {
    const auto found = std::find_if(entries_.begin(), entries_.end(),
                                    [&](const Entry& entry) { return entry.name == name; });
    if (found != entries_.end()) return found->value;
  }
  return "";
}

std::vector<std::string> MetaTags::all(std::initializer_list<std::string_view> names) const {
  constexpr std::size_t kMostValues = 200;
  std::vector<std::string> out;
  for (const std::string_view name : names) {
    for (const Entry& entry : entries_) {
      if (out.size() >= kMostValues) return out;
      if (entry.name == name && std::find(out.begin(), out.end(), entry.value) == out.end())
        out.push_back(entry.value);
    }
  }
  return out;
}

std::vector<std::string> MetaTags::cards(std::initializer_list<std::string_view> labels) const {
  std::vector<std::string> out;
  const auto is_wanted = [&](std::string_view label) {
    const std::string folded = text::fold_case(label);
    return std::any_of(labels.begin(), labels.end(),
                       [&](std::string_view wanted) { return folded == wanted; });
  };
  constexpr std::string_view kMisc = "twitter:misc:";
  for (const Entry& entry : entries_) {
    if (entry.name.starts_with(kMisc)) {
      if (is_wanted(std::string_view(entry.name).substr(kMisc.size()))) out.push_back(entry.value);
    } else if (entry.name.starts_with("twitter:label") && is_wanted(entry.value)) {
      const std::string data =
          first({"twitter:data" + entry.name.substr(std::string_view("twitter:label").size())});
      if (!data.empty()) out.push_back(data);
    }
  }
  return out;
}

}  // namespace presscut::facts
