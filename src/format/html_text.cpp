#include "format/html_text.h"

#include <fmt/format.h>

#include "text/unicode.h"

namespace presscut::format {
namespace {

// Besides what text::is_invisible() names: line separators, the letter mark, deprecated formatting and tag
// characters, and code points that are no characters.
bool is_disguising(char32_t c) {
  return text::is_invisible(c) || c == 0x85 || c == 0x061C || c == 0x180E || c == 0x2028 || c == 0x2029 ||
         (c >= 0x206A && c <= 0x206F) || (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE007F) ||
         (c & 0xFFFE) == 0xFFFE;
}

}  // namespace

std::string html_text(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 16);
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = text::next_code_point(text, i);
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      case '\n':
      case '\t':
        out += static_cast<char>(c);
        break;
      default:
        if (c < ' ' || is_disguising(c)) {
          out += fmt::format("[U+{:04X}]", static_cast<std::uint32_t>(c));
        } else {
          text::append_code_point(out, c);
        }
    }
  }
  return out;
}

}  // namespace presscut::format
