#include "compose/headline.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "facts/entities.h"
#include "text/strings.h"
#include "text/unicode.h"

namespace presscut::compose {

namespace {

using dom::Document;
using dom::NodeId;

constexpr std::size_t kNone = std::string_view::npos;

bool is_truncated(std::string_view headline) { return headline.ends_with("...") || headline.ends_with("…"); }

// Every headline the page's metadata names, the most trusted first: og:title, which is written for readers, has a kicker
// only where it reads on into the headline.
std::vector<std::string_view> named_headlines(const facts::PageFacts& facts) {
  std::vector<std::string_view> named;
  if (!facts.headlines.empty()) named.push_back(facts.headlines.front());
  for (const facts::LinkedArticle& article : facts.articles) named.push_back(article.headline);
  for (const std::string& headline : facts.headlines) named.push_back(headline);
  named.push_back(facts.title_without_site);
  for (std::string_view& name : named) name = without_stray_marks(name);
  std::erase_if(named, [](std::string_view s) { return s.empty() || is_truncated(s); });
  return named;
}

// What may begin a headline: a capital, a figure, a quotation, or a letter of a script without capitals.
bool begins_headline(std::string_view s) {
  std::size_t i = 0;
  const char32_t c = text::next_code_point(s, i);
  if (text::is_digit(c)) return true;
  constexpr char32_t kFirstCaseless = 0x590;  // Hebrew; Latin, Greek, Cyrillic and Armenian stand before it
  if (text::is_letter(c)) return text::is_upper(c) || c >= kFirstCaseless;
  constexpr std::string_view kOpening[] = {"\"", "'", "“", "„", "‘", "‚", "«", "»", "‹", "›", "¿", "¡", "#", "$", "€", "£", "「", "『", "《", "【"};
  return std::any_of(std::begin(kOpening), std::end(kOpening), [&](std::string_view mark) { return s.starts_with(mark); });
}

bool ends_in_separator(std::string_view s) {
  constexpr std::string_view kMarks[] = {":", "|", "-", "–", "—", "•", "·", "/", "+", "»", "›", ">", ".", "!", "?", "：", "｜"};
  return std::any_of(std::begin(kMarks), std::end(kMarks), [&](std::string_view mark) { return s.ends_with(mark); });
}

// Where an element begins inside the heading: the letters before it, as a signature's length.
std::vector<std::size_t> edges_of(const Document& document, const filter::TextBlock& block) {
  std::vector<std::size_t> edges;
  std::string before;
  for (NodeId id = block.first; id <= block.last && id < document.size(); ++id) {
    if (!document.is_text(id)) continue;
    if (document.parent(id) != block.container || id != block.first) edges.push_back(text::signature(before).size());
    before += document.text(id);
  }
  return edges;
}

// The end of `shown` that reads the same as `named`, where a kicker stands before it: something short that ends in
// punctuation, or is an element of its own.
std::string_view without_kicker(std::string_view shown, std::string_view named, const std::vector<std::size_t>& edges) {
  const std::string wanted = text::signature(named);
  const std::string whole = text::signature(shown);
  if (wanted.empty() || whole.size() <= wanted.size() || !whole.ends_with(wanted)) return {};
  const std::size_t taken = whole.size() - wanted.size();
  if (taken >= wanted.size()) return {};
  const bool is_element = std::find(edges.begin(), edges.end(), taken) != edges.end();
  std::string_view rest;
  for (std::size_t i = 0; i < shown.size();) {
    const std::size_t at = i;
    text::next_code_point(shown, i);
    if (shown[at] == ' ') continue;
    const std::string signature = text::signature(shown.substr(at));
    if (signature.size() < wanted.size()) break;
    // The first of several places: signs such as an opening quote belong to the headline, a closing one does not.
    const bool stands_apart = at == 0 || shown[at - 1] == ' ' || text::signature(shown.substr(0, i)) != text::signature(shown.substr(0, at));
    if (signature == wanted && stands_apart && begins_headline(shown.substr(at))) {
      rest = shown.substr(at);
      break;
    }
  }
  if (rest.empty()) return {};
  const std::string_view kicker = text::trim(shown.substr(0, shown.size() - rest.size()));
  return is_element || ends_in_separator(kicker) ? rest : std::string_view();
}

// A name that only tells the shown words apart better: by a colon behind a kicker that layout alone sets apart, or in
// small letters where the page has capitals throughout.
bool is_better_spelling(std::string_view name, std::string_view shown) {
  const auto separators = [](std::string_view s) {
    std::size_t count = 0;
    for (const std::string_view mark : {": ", " - ", " – ", " — ", " | ", " / "}) {
      for (std::size_t at = s.find(mark); at != kNone; at = s.find(mark, at + mark.size())) ++count;
    }
    return count;
  };
  if (separators(name) > separators(shown)) return true;
  const auto is_shouted = [](std::string_view s) {
    std::size_t letters = 0;
    for (std::size_t i = 0; i < s.size();) {
      const char32_t c = text::next_code_point(s, i);
      if (!text::is_letter(c)) continue;
      if (!text::is_upper(c)) return false;
      ++letters;
    }
    return letters > 8;
  };
  return is_shouted(shown) && !is_shouted(name);
}

// "Farming | Orchard …", where markup calls the first element a kicker.
std::string without_marked_kicker(const Document& document, const filter::TextBlock& block, std::string_view shown) {
  constexpr std::string_view kWords[] = {"kicker",    "overline", "topline",   "eyebrow", "dachzeile",  "spitzmarke", "roofline", "antetitulo",
                                         "occhiello", "surtitle", "surtitre",  "pretitle", "preheadline", "overtitle",  "headkicker", "supertitle"};
  const auto is_kicker = [&](NodeId id) {
    for (; id != dom::kNoNode && id != block.container; id = document.parent(id)) {
      const std::string classes = text::to_lower(document.attribute(id, "class"));
      if (std::any_of(std::begin(kWords), std::end(kWords), [&](auto word) { return classes.find(word) != kNone; })) return true;
    }
    return false;
  };
  std::string rest, kicker;
  bool begins_with_kicker = false;
  for (NodeId id = block.first; id <= block.last && id < document.size(); ++id) {
    if (!document.is_text(id)) continue;
    if (is_kicker(id)) {
      if (text::clean(rest).empty()) begins_with_kicker = true;
      kicker += document.text(id);
    } else {
      rest += document.text(id);
    }
  }
  if (!begins_with_kicker) return {};
  const std::string clean = text::clean(rest);
  // One that ends in a colon is read on into the headline.
  if (text::trim(kicker).ends_with(':')) return {};
  const bool is_whole = text::signature(kicker) + text::signature(clean) == text::signature(shown);
  std::string_view headline = without_stray_marks(clean);
  // The dash that stood between the two.
  for (const std::string_view dash : {"- ", "– ", "— "}) {
    if (headline.starts_with(dash)) headline.remove_prefix(dash.size());
  }
  return is_whole && text::count_words(headline) >= 2 ? std::string(headline) : std::string();
}

std::string shown_headline(const Document& document, const filter::TextBlock& block, std::string_view text,
                           const std::vector<std::string_view>& named) {
  // Some templates escape what is escaped already.
  const std::string decoded = text.find('&') != kNone && text.find(';') != kNone ? facts::decode_entities(text) : std::string(text);
  const std::string_view shown = without_stray_marks(decoded);
  const std::string whole = text::signature(shown);
  const std::vector<std::size_t> edges = edges_of(document, block);
  for (const std::string_view name : named) {
    if (text::signature(name) == whole) {
      // All of it is the headline, whatever others leave out.
      const auto better = std::find_if(named.begin(), named.end(), [&](std::string_view other) {
        return text::signature(other) == whole && is_better_spelling(other, shown);
      });
      return std::string(without_label(better == named.end() ? shown : *better));
    }
    if (const std::string_view rest = without_kicker(shown, name, edges); !rest.empty()) return std::string(rest);
  }
  if (std::string rest = without_marked_kicker(document, block, shown); !rest.empty()) return rest;
  return std::string(without_label(shown));
}

}  // namespace

std::string_view without_stray_marks(std::string_view s) {
  constexpr std::string_view kLeading[] = {":", "|", "•", "·", "/", "»", "›", ">", "# ", "## ", "### ", "⋆", ",", ";"};
  constexpr std::string_view kTrailing[] = {"|", " -", " –", " —", "•", "·", " /", "?>", "⋆", " »", " ›", " >", " :", ","};
  // "*Bridge closed*" is emphasis; a single asterisk may lead to a footnote.
  if (s.size() > 2 && s.starts_with('*') && s.ends_with('*')) s = text::trim(s.substr(1, s.size() - 2));
  for (bool changed = true; changed && !s.empty();) {
    changed = false;
    for (const std::string_view mark : kLeading) {
      // "»…«" is a quotation. A dash begins one in the north of Europe, so it stays.
      const bool is_quote = mark == "»" && s.find("«") != kNone;
      if (!s.starts_with(mark) || is_quote || s.size() == mark.size()) continue;
      s = text::trim(s.substr(mark.size()));
      changed = true;
    }
    for (const std::string_view mark : kTrailing) {
      const bool is_quote = mark == " »" && s.find("«") != kNone;
      if (!s.ends_with(mark) || is_quote || s.size() == mark.size()) continue;
      s = text::trim(s.substr(0, s.size() - mark.size()));
      changed = true;
    }
  }
  return s;
}

std::string_view without_label(std::string_view s) {
  constexpr std::size_t kMostLabelWords = 4, kLeastWords = 4;
  std::size_t words = text::count_words(s);
  for (std::size_t bar = s.rfind(" | "); bar != kNone && bar > 0; bar = s.rfind(" | ")) {
    const std::size_t of_label = text::count_words(s.substr(bar + 3));
    if (of_label > kMostLabelWords || words - of_label < kLeastWords) break;
    words -= of_label;
    s = text::trim(s.substr(0, bar));
  }
  return s;
}

std::optional<std::string> compose_headline(const Document& document, const filter::Selection& selection,
                                            const facts::PageFacts& facts) {
  if (!selection.headline_text.empty()) return selection.headline_text;
  const std::vector<std::string_view> named = named_headlines(facts);
  if (selection.headline) {
    const std::size_t i = *selection.headline;
    return shown_headline(document, selection.blocks[i], selection.blocks.text(i), named);
  }
  if (!named.empty()) return std::string(without_label(named.front()));
  if (!facts.title.empty()) return facts.title;
  return std::nullopt;
}

}  // namespace presscut::compose
