#include "facts/embedded_data.h"

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

#include "facts/loose_json.h"
#include "facts/node_list.h"
#include "facts/none.h"
#include "text/strings.h"
#include "text/unicode.h"

namespace presscut::facts {

namespace {

using nlohmann::json;

// Below this many bytes of text there is no article in it.
constexpr std::size_t kMinText = 200;
// A text without markup may be anything: under a key for bodies it is one from this length on.
constexpr std::size_t kMinFlatText = 600;
// Larger scripts are programs, not data.
constexpr std::size_t kMaxScript = std::size_t{16} << 20;
// JSON kept as a string inside JSON, inside JSON …
constexpr int kMaxNesting = 3;

bool is_body_key(std::string_view key) {
  constexpr std::string_view kKeys[] = {"articlebody", "body",     "bodytext",    "bodyhtml",    "body_html",  "content",
                                        "html",        "text",     "contenthtml", "fulltext",    "full_text",  "storytext",
                                        "articletext", "richtext", "rendered",    "paragraphs", "storyhtml"};
  return std::any_of(std::begin(kKeys), std::end(kKeys), [&](auto wanted) { return text::equals_ignoring_case(key, wanted); });
}

bool is_flat_body_key(std::string_view key) {
  constexpr std::string_view kKeys[] = {"articlebody", "body", "bodytext", "fulltext", "full_text", "storytext", "articletext"};
  return std::any_of(std::begin(kKeys), std::end(kKeys), [&](auto wanted) { return text::equals_ignoring_case(key, wanted); });
}

std::size_t paragraph_tags(std::string_view s) {
  std::size_t count = 0;
  for (std::size_t at = s.find("<p"); at != kNone && at + 2 < s.size(); at = s.find("<p", at + 2)) {
    if (s[at + 2] == '>' || s[at + 2] == ' ') ++count;
  }
  return count;
}

// Looks through values for the longest article text. What stands in an object with the page's headline goes before all else:
// the state of an application holds other stories, too.
class Search {
 public:
  explicit Search(const PageFacts& facts) {
    const auto add = [&](std::string_view headline) {
      if (std::string signature = text::signature(headline); signature.size() >= 8) headlines_.push_back(std::move(signature));
    };
    for (const std::string& headline : facts.headlines) add(headline);
    for (const LinkedArticle& article : facts.articles) add(article.headline);
    add(facts.title_without_site);
  }

  void look_through(const json& root, int nesting = 0) {
    std::vector<Place> open{{&root, {}, false}};
    while (!open.empty()) {
      const Place place = open.back();
      open.pop_back();
      const json& value = *place.value;
      if (value.is_string()) {
        look_at(value.get_ref<const std::string&>(), place, nesting);
        continue;
      }
      if (value.is_array()) {
        if (is_node_list(value)) {
          offer(render_node_list(value), place.is_ours);
          continue;  // what is inside is part of it
        }
        if (is_body_key(place.key)) offer(lines_of(value), place.is_ours);
        for (const json& child : value) {
          if (child.is_structured() || child.is_string()) open.push_back({&child, {}, place.is_ours});
        }
        continue;
      }
      if (!value.is_object()) continue;
      const bool is_ours = place.is_ours || has_our_headline(value);
      for (const auto& [key, child] : value.items()) {
        if (child.is_structured() || child.is_string()) open.push_back({&child, key, is_ours});
      }
    }
  }

  // A string of JavaScript, its escapes undone.
  void look_at_literal(const std::string& literal) { look_at(literal, {}, 0); }

  bool found() const { return best_.text_bytes >= kMinText; }
  std::string html() && { return std::move(best_.html); }

 private:
  struct Place {
    const json* value = nullptr;
    std::string_view key;
    bool is_ours = false;
  };

  void look_at(const std::string& s, const Place& place, int nesting) {
    if (s.size() < kMinText) return;
    if (paragraph_tags(s) >= 2 || (paragraph_tags(s) == 1 && is_body_key(place.key))) {
      offer({s, text_bytes(s)}, place.is_ours);
    } else if ((s.front() == '{' || s.front() == '[') && nesting < kMaxNesting && s.size() <= kMaxScript) {
      for (const json& value : read_loose_json(s)) look_through(value, nesting + 1);
    } else if (s.size() >= kMinFlatText && is_flat_body_key(place.key)) {
      offer({paragraphs_of(s), text_bytes(s)}, place.is_ours);
    }
  }

  static RenderedText lines_of(const json& list) {
    RenderedText lines;
    for (const json& line : list) {
      if (!line.is_string()) continue;
      const std::string& words = line.get_ref<const std::string&>();
      lines.html += paragraphs_of(words);
      lines.text_bytes += text_bytes(words);
    }
    return lines;
  }

  bool is_our_headline(const json& value) const {
    constexpr std::size_t kLongest = 600;  // bytes
    if (!value.is_string() || value.get_ref<const std::string&>().size() > kLongest) return false;
    const std::string signature = text::signature(value.get_ref<const std::string&>());
    return std::find(headlines_.begin(), headlines_.end(), signature) != headlines_.end();
  }

  // {"headline": "…"}, {"title": {"rendered": "…"}}, {"headlines": {"basic": "…"}}
  bool has_our_headline(const json& object) const {
    for (const char* key : {"headline", "title", "headlines", "name", "seoTitle", "shortHeadline"}) {
      const auto found = object.find(key);
      if (found == object.end()) continue;
      if (is_our_headline(*found)) return true;
      if (!found->is_object()) continue;
      for (const char* inner : {"basic", "rendered", "text", "default", "main"}) {
        if (const auto name = found->find(inner); name != found->end() && is_our_headline(*name)) return true;
      }
    }
    return false;
  }

  void offer(RenderedText rendered, bool is_ours) {
    if (rendered.text_bytes < kMinText || (best_is_ours_ && !is_ours)) return;
    if (is_ours == best_is_ours_ && rendered.text_bytes <= best_.text_bytes) return;
    best_ = std::move(rendered);
    best_is_ours_ = is_ours;
  }

  std::vector<std::string> headlines_;  // signatures
  RenderedText best_;
  bool best_is_ours_ = false;
};

// The first JSON value of `s`, whatever follows it; "" where it has no end.
std::string_view first_value(std::string_view s) {
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < s.size(); ++i) {
    const char c = s[i];
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      if (++depth > static_cast<std::size_t>(kMaxJsonDepth)) return {};
    } else if (c == '}' || c == ']') {
      if (depth == 0) return {};
      if (--depth == 0) return s.substr(0, i + 1);
    }
  }
  return {};
}

// What is assigned to variables: "window.__STATE__ = {…};", "Fusion.globalContent={…};Fusion.contentCache={…}". Each value that
// is long enough to hold an article and is JSON is looked through; a script that is a program of its own has few.
void look_through_assignments(std::string_view script, Search& search) {
  constexpr int kMostTries = 50;
  int tries = 0;
  for (std::size_t at = script.find('='); at != kNone && tries < kMostTries; at = script.find('=', at)) {
    ++at;
    while (at < script.size() && text::is_ascii_space(script[at])) ++at;
    if (at >= script.size() || (script[at] != '{' && script[at] != '[')) continue;
    ++tries;
    const std::string_view value = first_value(script.substr(at));
    if (value.empty()) return;
    if (value.size() >= kMinText) {
      const json parsed = json::parse(value, nullptr, /*allow_exceptions=*/false);
      if (!parsed.is_discarded()) search.look_through(parsed);
      if (!parsed.is_discarded()) at += value.size();
    }
  }
}

// The characters of a string literal in JavaScript: its escapes are those of JSON and a few more.
std::string unescaped(std::string_view literal) {
  std::string out;
  out.reserve(literal.size());
  const auto hex = [&](std::size_t at, std::size_t digits, char32_t& code) {
    if (at + digits > literal.size()) return false;
    code = 0;
    for (std::size_t i = at; i < at + digits; ++i) {
      const char c = text::to_lower(literal[i]);
      if (c >= '0' && c <= '9') {
        code = code * 16 + static_cast<char32_t>(c - '0');
      } else if (c >= 'a' && c <= 'f') {
        code = code * 16 + static_cast<char32_t>(c - 'a' + 10);
      } else {
        return false;
      }
    }
    return true;
  };
  for (std::size_t i = 0; i < literal.size(); ++i) {
    if (literal[i] != '\\' || i + 1 == literal.size()) {
      out += literal[i];
      continue;
    }
    const char escape = literal[++i];
    char32_t code = 0;
    if (escape == 'n' || escape == 'r') {
      out += '\n';
    } else if (escape == 't') {
      out += ' ';
    } else if (escape == 'x' && hex(i + 1, 2, code)) {
      text::append_code_point(out, code);
      i += 2;
    } else if (escape == 'u' && hex(i + 1, 4, code)) {
      i += 4;
      char32_t low = 0;
      if (code >= 0xD800 && code < 0xDC00 && literal.substr(i + 1).starts_with("\\u") && hex(i + 3, 4, low) && low >= 0xDC00 &&
          low < 0xE000) {
        code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
        i += 6;
      }
      if (code < 0xD800 || code > 0xDFFF) text::append_code_point(out, code);
    } else {
      out += escape;
    }
  }
  return out;
}

// Strings in a script that is no JSON, as Nuxt 2 writes its state (a function call) or JSON.parse("…"): one that holds
// paragraphs is a text.
void look_through_literals(std::string_view script, Search& search) {
  for (std::size_t i = 0; i < script.size(); ++i) {
    const char quote = script[i];
    if (quote != '"' && quote != '\'' && quote != '`') continue;
    std::size_t end = i + 1;
    while (end < script.size() && script[end] != quote && (quote == '`' || script[end] != '\n')) end += script[end] == '\\' ? 2 : 1;
    if (end >= script.size()) continue;
    if (end - i > kMinText) search.look_at_literal(unescaped(script.substr(i + 1, end - i - 1)));
    i = end;
  }
}

}  // namespace

std::string embedded_article(const dom::Document& document, const PageFacts& facts) {
  Search search(facts);
  for (const dom::Script& script : document.scripts()) {
    const std::string_view content = text::trim(document.view(script.content));
    if (text::find_ignoring_case(document.view(script.type), "ld+json") != kNone) continue;
    if (content.size() < kMinText || content.size() > kMaxScript) continue;
    if (content.front() == '{' || content.front() == '[') {
      const std::string_view value = first_value(content);
      const json parsed = value.empty() ? json(json::value_t::discarded) : json::parse(value, nullptr, /*allow_exceptions=*/false);
      if (!parsed.is_discarded()) search.look_through(parsed);
      continue;
    }
    look_through_assignments(content, search);
    const bool has_markup = content.find("<p") != kNone || content.find("u003Cp") != kNone || content.find("u003cp") != kNone ||
                            content.find("x3Cp") != kNone || content.find("JSON.parse(") != kNone;
    if (!search.found() && has_markup) look_through_literals(content, search);
  }
  if (search.found()) return std::move(search).html();
  for (const LinkedArticle& article : facts.articles) {
    if (article.body.size() >= kMinText) return paragraphs_of(article.body);
  }
  return {};
}

}  // namespace presscut::facts
