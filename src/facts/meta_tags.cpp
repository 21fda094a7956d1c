#include "facts/meta_tags.h"

#include <algorithm>

#include "facts/entities.h"
#include "text/strings.h"
#include "text/unicode.h"

namespace presscut::facts {
namespace {

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

void MetaTags::add(const dom::Document& document, dom::NodeId meta) {
  std::string_view raw = document.attribute(meta, "content");
  if (raw.empty()) raw = document.attribute(meta, "value");
  if (raw.empty()) return;
  const std::string value = clean_value(raw);
  if (value.empty()) return;
  for (const std::string_view attribute : {"property", "name", "http-equiv"}) {
    // RDFa allows several names: property="og:title twitter:title".
    text::for_each_token(document.attribute(meta, attribute), [&](std::string_view name) {
      entries_.push_back({text::to_lower(name), value});
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
  std::vector<std::string> out;
  for (const std::string_view name : names) {
    for (const Entry& entry : entries_) {
      if (entry.name == name && std::find(out.begin(), out.end(), entry.value) == out.end())
        out.push_back(entry.value);
    }
  }
  return out;
}

}  // namespace presscut::facts
