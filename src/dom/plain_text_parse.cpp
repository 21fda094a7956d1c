#include <algorithm>
#include <string>
#include <vector>

#include "dom/parse.h"
#include "text/strings.h"
#include "text/unicode.h"

namespace presscut::dom {

namespace {

// Lines shorter than this are wrapped text rather than whole paragraphs: mail and terminals wrap at 72 to 80
// columns.
constexpr std::size_t kWrapColumns = 100;

// The marks that copied lists have: "• item", "- item", "* item".
std::string_view without_bullet(std::string_view line) {
  for (const std::string_view bullet : {"• ", "‣ ", "◦ ", "▪ ", "· ", "- ", "* ", "– "}) {
    if (line.starts_with(bullet)) return text::trim(line.substr(bullet.size()));
  }
  return {};
}

// Whether lines are parts of wrapped paragraphs, which blank lines set apart. Text copied from a browser has
// each paragraph on one line.
bool is_wrapped(const std::vector<std::string_view>& lines) {
  std::size_t full = 0;
  std::size_t longer = 0;
  for (const std::string_view line : lines) {
    const std::size_t columns = text::count_code_points(line);
    if (columns > kWrapColumns) ++longer;
    if (columns > kWrapColumns / 2 && columns <= kWrapColumns) ++full;
  }
  return longer == 0 && full > 3;
}

// A paragraph or an item of a list, its lines joined.
struct Piece {
  std::string text;
  bool is_item = false;
};

std::vector<Piece> pieces_of(const std::vector<std::string_view>& lines) {
  const bool wrapped = is_wrapped(lines);
  std::vector<Piece> pieces;
  bool goes_on = false;  // a wrapped line is followed by the rest of its paragraph
  for (const std::string_view line : lines) {
    const std::string_view item = without_bullet(line);
    if (!item.empty()) {
      pieces.push_back({std::string(item), true});
      goes_on = false;
    } else if (line.empty()) {
      goes_on = false;
    } else if (goes_on) {
      pieces.back().text.append(" ").append(line);
    } else {
      pieces.push_back({std::string(line), false});
      goes_on = wrapped;
    }
  }
  return pieces;
}

bool ends_sentence(std::string_view s) {
  for (const std::string_view end : {".", "。", ".”", ".\"", ".’", ".»", "．", "।", "؟"}) {
    if (s.ends_with(end)) return true;
  }
  return false;
}

// Running text, after which no headline is looked for.
bool is_paragraph(const Piece& piece) {
  constexpr std::size_t kMinParagraph = 60, kLongestHeadline = 250;  // code points; the text may be Chinese
  const std::size_t length = text::count_code_points(piece.text);
  const std::size_t least = text::count_words(piece.text) * 3 > length ? kMinParagraph / 2 : kMinParagraph;
  return !piece.is_item && (length > kLongestHeadline || (length >= least && ends_sentence(piece.text)));
}

bool reads_like_headline(const Piece& piece) {
  constexpr std::size_t kMinWords = 4, kMinLength = 12;
  const std::string_view s = piece.text;
  if (piece.is_item || ends_sentence(s) || s.ends_with(':') || s.find("://") != std::string_view::npos)
    return false;
  // Labels and dates, a byline: "Reading time: 4 minutes", "12 March 2024 at 9:30", "By Jane Doe and John
  // Roe".
  const std::size_t digits = static_cast<std::size_t>(
      std::count_if(s.begin(), s.end(), [](char c) { return c >= '0' && c <= '9'; }));
  if (digits * 4 > s.size() || s.starts_with("By ") || text::starts_with_ignoring_case(s, "reading time"))
    return false;
  return text::count_words(s) >= kMinWords && text::count_code_points(s) >= kMinLength;
}

// Where the headline stands: right above the key points, if the page has any above its text; else the first
// line that reads like one. The number of pieces if there is none.
std::size_t find_headline(const std::vector<Piece>& pieces) {
  constexpr std::size_t kMinKeyPoint = 30;  // code points: shorter items are a menu's
  std::size_t headline = pieces.size();
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (is_paragraph(pieces[i])) return headline;
    const bool is_key_point = pieces[i].is_item && text::count_code_points(pieces[i].text) >= kMinKeyPoint;
    if (is_key_point && i > 0 && reads_like_headline(pieces[i - 1])) headline = i - 1;
    if (headline == pieces.size() && reads_like_headline(pieces[i])) headline = i;
  }
  return pieces.size();  // no text under it
}

constexpr std::size_t kMostBlankLines = 3;  // in a row, that say more than one does

void add_element(DocumentBuilder& builder, std::string_view tag, std::string_view content) {
  builder.open(tag);
  builder.text(content);
  builder.close();
}

}  // namespace

Result<Document> parse_plain_page(std::string_view plain_text, const PageLimits& limits) {
  std::vector<std::string_view> lines;
  std::size_t filled = 0;
  std::size_t blank = 0;  // in a row
  for (std::size_t at = 0; at <= plain_text.size();) {
    const std::size_t end = plain_text.find('\n', at);
    const std::string_view line =
        text::trim(plain_text.substr(at, end == std::string_view::npos ? end : end - at));
    blank = line.empty() ? blank + 1 : 0;
    if (blank <= kMostBlankLines) lines.push_back(line);
    if (!line.empty() && ++filled > limits.nodes / 2) {  // an element and its text
      return Error{Reason::too_large,
                   "the page has more nodes than " + limit_text(&PageLimits::nodes, limits)};
    }
    if (end == std::string_view::npos) break;
    at = end + 1;
  }

  const std::vector<Piece> pieces = pieces_of(lines);
  DocumentBuilder builder({.bytes = plain_text.size(), .tags = 2 * pieces.size()}, limits);
  builder.open("html");
  builder.open("head");
  builder.close();
  builder.open("body");
  const std::size_t headline = find_headline(pieces);
  bool in_list = false;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].is_item != in_list) {
      if (in_list) {
        builder.close();
      } else {
        builder.open("ul");
      }
      in_list = pieces[i].is_item;
    }
    add_element(builder, in_list ? "li" : i == headline ? "h1" : "p", pieces[i].text);
  }
  return std::move(builder).finish();
}

Document parse_plain_text(std::string_view plain_text) {
  Result<Document> document = parse_plain_page(plain_text, {});
  return document ? std::move(*document) : parse_plain_text("");
}

}  // namespace presscut::dom
