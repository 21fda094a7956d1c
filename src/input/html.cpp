// HTML and XHTML, a whole page or a fragment of one.
#include <algorithm>
#include <array>

#include "input/binary.h"
#include "input/container.h"
#include "input/encoding.h"
#include "input/saver_mark.h"
#include "text/strings.h"

namespace presscut::input {
namespace {

// Elements that tell markup from text with angle brackets in it ("<jane@example.org>", "a <b"), sorted.
constexpr auto kTellingElements = std::to_array<std::string_view>(
    {"a",     "article",  "aside",    "b",      "base", "blockquote", "body",  "br",     "button",  "center",
     "cite",  "code",     "dd",       "div",    "dl",   "dt",         "em",    "figure", "font",    "footer",
     "form",  "frameset", "h1",       "h2",     "h3",   "h4",         "h5",    "h6",     "head",    "header",
     "hr",    "html",     "i",        "iframe", "img",  "input",      "label", "li",     "link",    "main",
     "meta",  "nav",      "noscript", "ol",     "p",    "picture",    "pre",   "script", "section", "small",
     "span",  "strong",   "style",    "sub",    "sup",  "svg",        "table", "tbody",  "td",      "th",
     "thead", "time",     "title",    "tr",     "u",    "ul",         "video"});
static_assert(std::ranges::is_sorted(kTellingElements));

// Markup shows itself early; a text's first tag may be a quotation.
constexpr std::size_t kLookedAtBytes = std::size_t{1} << 20;

// A text file with fewer tags than this is a text that speaks of tags.
constexpr std::size_t kManyTags = 10;

struct Markup {
  bool whole_page = false;  // a document type or <html> before any text
  std::size_t tags = 0;     // counted up to kManyTags
};

bool is_letter_or_digit(char c) {
  c = text::to_lower(c);
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

// Whether `s`, which starts with "<", starts with a telling element's tag.
bool is_telling_tag(std::string_view s) {
  const std::size_t begin = s.starts_with("</") ? 2 : 1;
  std::size_t end = begin;
  while (end < s.size() && end - begin < 16 && is_letter_or_digit(s[end])) ++end;
  if (end == begin || end == s.size()) return false;
  if (!text::is_ascii_space(s[end]) && s[end] != '>' && s[end] != '/') return false;
  return std::ranges::binary_search(kTellingElements,
                                    std::string_view(text::to_lower(s.substr(begin, end - begin))));
}

Markup find_markup(std::string_view s) {
  Markup markup;
  bool seen_text = false;
  std::size_t i = s.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  while (i < s.size() && markup.tags < kManyTags && !markup.whole_page) {
    if (s[i] != '<') {
      seen_text = seen_text || !text::is_ascii_space(s[i]);
      i = seen_text ? std::min(s.find('<', i), s.size()) : i + 1;
      continue;
    }
    const std::string_view rest = s.substr(i);
    if (rest.starts_with("<!--")) {
      const std::size_t end = s.find("-->", i + 2);
      if (end == std::string_view::npos) break;
      i = end + 3;
      continue;
    }
    if (!seen_text && (text::starts_with_ignoring_case(rest, "<!doctype") ||
                       text::starts_with_ignoring_case(rest, "<html"))) {
      markup.whole_page = true;
    }
    if (is_telling_tag(rest)) ++markup.tags;
    seen_text = seen_text || !rest.starts_with("<?");
    i = rest.starts_with("<?") ? std::min(s.find('>', i), s.size() - 1) + 1 : i + 1;
  }
  return markup;
}

// The beginning of the bytes, with markup readable if they are UTF-16.
std::string leading_markup(std::string_view bytes) {
  const std::string_view leading = bytes.substr(0, kLookedAtBytes);
  const Encoding* utf_16 = utf_16_encoding(bytes);
  if (!utf_16) return std::string(leading);
  std::string narrow;
  const std::size_t low_byte = utf_16->decoder == Decoder::utf_16le ? 0 : 1;
  for (std::size_t i = 0; i + 1 < leading.size(); i += 2) {
    const bool is_ascii =
        leading[i + 1 - low_byte] == '\0' && static_cast<unsigned char>(leading[i + low_byte]) < 0x80;
    if (is_ascii) narrow += leading[i + low_byte];
  }
  return narrow;
}

}  // namespace

bool looks_like_html(std::string_view bytes, std::string_view name) {
  if (!binary_kind(bytes).empty()) return false;
  for (const std::string_view suffix : {".html", ".htm", ".xhtml", ".xht", ".shtml"}) {
    if (has_suffix(name, suffix)) return true;
  }
  const Markup markup = find_markup(leading_markup(bytes));
  const bool named_as_text = has_suffix(name, ".txt") || has_suffix(name, ".text") || has_suffix(name, ".md");
  return markup.whole_page || markup.tags >= (named_as_text ? kManyTags : 1);
}

Result<OpenedPage> open_html(const OpenRequest& request) {
  Result<OpenedPage> page = decoded_page(request, PageKind::html);
  if (page) page->url = saved_from(page->text);
  return page;
}

}  // namespace presscut::input
