#include <string>
#include <vector>

#include "dom/parse.h"
#include "text/strings.h"
#include "text/unicode.h"

namespace presscut::dom {

namespace {

// Lines shorter than this are wrapped text rather than whole paragraphs: mail and terminals wrap at 72 to 80 columns.
constexpr std::size_t kWrapColumns = 100;

// The marks that copied lists have: "• item", "- item", "* item".
std::string_view without_bullet(std::string_view line) {
  for (const std::string_view bullet : {"• ", "‣ ", "◦ ", "▪ ", "· ", "- ", "* ", "– "}) {
    if (line.starts_with(bullet)) return text::trim(line.substr(bullet.size()));
  }
  return {};
}

// Whether lines are parts of wrapped paragraphs, which blank lines set apart. Text copied from a browser has each paragraph on one line.
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

void add_element(DocumentBuilder& builder, std::string_view tag, std::string_view content) {
  builder.open(tag);
  builder.text(content);
  builder.close();
}

}  // namespace

Document parse_plain_text(std::string_view plain_text) {
  std::vector<std::string_view> lines;
  for (std::size_t at = 0; at <= plain_text.size();) {
    const std::size_t end = plain_text.find('\n', at);
    lines.push_back(text::trim(plain_text.substr(at, end == std::string_view::npos ? end : end - at)));
    if (end == std::string_view::npos) break;
    at = end + 1;
  }

  DocumentBuilder builder(plain_text.size());
  builder.open("html");
  builder.open("head");
  builder.close();
  builder.open("body");
  const bool wrapped = is_wrapped(lines);
  std::string paragraph;
  const auto finish_paragraph = [&] {
    if (!paragraph.empty()) add_element(builder, "p", paragraph);
    paragraph.clear();
  };
  bool in_list = false;
  for (const std::string_view line : lines) {
    const std::string_view item = without_bullet(line);
    if (!item.empty() || !wrapped || line.empty()) finish_paragraph();
    if (in_list && item.empty() && !line.empty()) {
      builder.close();
      in_list = false;
    }
    if (!item.empty()) {
      if (!in_list) builder.open("ul");
      in_list = true;
      add_element(builder, "li", item);
    } else {
      if (!paragraph.empty()) paragraph += ' ';
      paragraph += line;
    }
  }
  finish_paragraph();
  return std::move(builder).finish();
}

}  // namespace presscut::dom
