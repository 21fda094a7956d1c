#include "format/html_text.h"

#include <fmt/format.h>

#include "text/printable.h"
#include "text/unicode.h"

namespace presscut::format {

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
        if (c < ' ' || text::is_disguising(c)) {
          out += fmt::format("[U+{:04X}]", static_cast<std::uint32_t>(c));
        } else {
          text::append_code_point(out, c);
        }
    }
  }
  return out;
}

}  // namespace presscut::format
