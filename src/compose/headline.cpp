#include "compose/headline.h"

#include <string_view>
#include <vector>

#include "text/unicode.h"

namespace presscut::compose {

namespace {

bool is_truncated(std::string_view headline) { return headline.ends_with("...") || headline.ends_with("…"); }

// Every headline the page's metadata names, the most trusted first.
std::vector<std::string_view> named_headlines(const facts::PageFacts& facts) {
  std::vector<std::string_view> named;
  for (const facts::LinkedArticle& article : facts.articles) named.push_back(article.headline);
  for (const std::string& headline : facts.headlines) named.push_back(headline);
  named.push_back(facts.title_without_site);
  std::erase_if(named, [](std::string_view s) { return s.empty() || is_truncated(s); });
  return named;
}

bool starts_word(std::string_view s, std::size_t position) {
  if (position == 0) return true;
  const auto before = static_cast<unsigned char>(s[position - 1]);
  return before >= 0x80 || !text::is_letter(before);
}

// The end of `shown` that reads the same as `named`, where something stands before it: a kicker.
std::string_view without_kicker(std::string_view shown, std::string_view named) {
  const std::string wanted = text::signature(named);
  const std::string whole = text::signature(shown);
  if (wanted.empty() || whole.size() <= wanted.size() || !whole.ends_with(wanted)) return {};
  for (std::size_t i = 0; i < shown.size();) {
    const std::size_t at = i;
    text::next_code_point(shown, i);
    if (starts_word(shown, at) && shown[at] != ' ' && text::signature(shown.substr(at)) == wanted) return shown.substr(at);
  }
  return {};
}

}  // namespace

std::optional<std::string> compose_headline(const filter::Selection& selection, const facts::PageFacts& facts) {
  if (!selection.headline_text.empty()) return selection.headline_text;
  const std::vector<std::string_view> named = named_headlines(facts);
  if (selection.headline) {
    const std::string_view shown = selection.blocks.text(*selection.headline);
    for (const std::string_view name : named) {
      if (const std::string_view rest = without_kicker(shown, name); !rest.empty()) return std::string(rest);
    }
    // Where the page sets a kicker apart by layout alone, only the named headline has the colon between the two.
    const std::string whole = text::signature(shown);
    for (const std::string_view name : named) {
      if (name.size() > shown.size() && text::signature(name) == whole) return std::string(name);
    }
    return std::string(shown);
  }
  if (!named.empty()) return std::string(named.front());
  if (!facts.title.empty()) return facts.title;
  return std::nullopt;
}

}  // namespace presscut::compose
