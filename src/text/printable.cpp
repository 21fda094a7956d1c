#include "text/printable.h"

#include <cstdint>

#include "text/unicode.h"

namespace presscut::text {
namespace {

void append_hexadecimal(std::string& out, std::uint32_t value, int digits) {
  while (digits < 8 && value >> (4 * digits) != 0) ++digits;
  while (digits > 0) out += "0123456789abcdef"[(value >> (4 * --digits)) & 15];
}

// Bytes from 0x80 to 0x9F are control characters in ISO 8859.
void append_malformed(std::string& out, std::string_view bytes) {
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 && byte <= 0x9F) {
      append_hexadecimal(out += "\\x", byte, 2);
    } else {
      out += c;
    }
  }
}

}  // namespace

bool is_disguising(char32_t c) {
  if (c < 0x7F) return false;
  return is_invisible(c) || c == 0x85 || c == 0x180E || c == 0x2028 || c == 0x2029 || (c >= 0xFFF9 && c <= 0xFFFB) ||
         (c >= 0xE0000 && c <= 0xE007F) || (c & 0xFFFE) == 0xFFFE;
}

std::string printable(std::string_view text) {
  constexpr char32_t kMalformed = 0xFFFD;
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    const std::string_view bytes = text.substr(begin, at - begin);
    if (c == '\n') {
      out += "\\n";
    } else if (c < ' ' || c == 0x7F) {
      append_hexadecimal(out += "\\x", c, 2);
    } else if (is_disguising(c)) {
      append_hexadecimal(out += "\\u", c, 4);
    } else if (c == kMalformed) {
      append_malformed(out, bytes);
    } else {
      out += bytes;
    }
  }
  return out;
}

}  // namespace presscut::text
