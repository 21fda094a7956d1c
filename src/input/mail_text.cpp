#include "input/mail_text.h"

#include <algorithm>
#include <cstdint>

#include "text/strings.h"

namespace presscut::input {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

int base64_digit(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  if (c == '+' || c == '-') return 62;
  if (c == '/' || c == '_') return 63;
  return -1;
}

// Whether `s` begins with a code: "=C3".
bool is_code(std::string_view s) {
  return s.size() >= 3 && s[0] == '=' && hex_digit(s[1]) >= 0 && hex_digit(s[2]) >= 0;
}

char byte_of_code(std::string_view s) {
  return static_cast<char>(hex_digit(s[1]) * 16 + hex_digit(s[2]));
}

}  // namespace

std::string from_quoted_printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t mark = std::min(text.find('=', at), text.size());
    out += text.substr(at, mark - at);
    at = mark;
    if (at == text.size()) break;
    const std::string_view rest = text.substr(at);
    if (is_code(rest)) {
      out += byte_of_code(rest);
      at += 3;
      continue;
    }
    // A soft line end; mailers may have left blanks before the hard one.
    const std::size_t blank = std::min(rest.find_first_not_of(" \t", 1), rest.size());
    const std::string_view after = rest.substr(blank);
    if (after.starts_with("\r\n"))
      at += blank + 2;
    else if (after.starts_with('\n'))
      at += blank + 1;
    else if (after.empty())
      break;
    else {
      out += '=';
      ++at;
    }
  }
  return out;
}

std::string from_base64(std::string_view text) {
  std::string out;
  out.reserve(text.size() / 4 * 3);
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    if (c == '=') {  // the end of one encoded piece; another may follow
      bits = 0;
      count = 0;
      continue;
    }
    const int digit = base64_digit(c);
    if (digit < 0) continue;
    bits = (bits << 6 | static_cast<std::uint32_t>(digit)) & 0xFFFFFF;
    count += 6;
    if (count >= 8) {
      count -= 8;
      out += static_cast<char>(bits >> count & 0xFF);
    }
  }
  return out;
}

std::string decoded_words(std::string_view value) {
  std::string out;
  while (!value.empty()) {
    const std::size_t begin = value.find("=?");
    out += value.substr(0, begin);
    if (begin == std::string_view::npos) break;
    value.remove_prefix(begin);
    const std::size_t kind = value.find('?', 2);
    const bool complete = kind != std::string_view::npos && kind + 2 < value.size() && value[kind + 2] == '?';
    // A word has 75 characters at most, by the standard; looking for an end far away would cost the square of
    // the length.
    constexpr std::size_t kLongestWord = 4096;
    const std::size_t length =
        complete ? value.substr(kind + 3, kLongestWord).find("?=") : std::string_view::npos;
    const std::size_t end = length == std::string_view::npos ? length : kind + 3 + length;
    if (end == std::string_view::npos) {
      out += value.substr(0, 2);
      value.remove_prefix(2);
      continue;
    }
    std::string word(value.substr(kind + 3, end - kind - 3));
    if (text::to_lower(value[kind + 1]) == 'b') {
      out += from_base64(word);
    } else {
      std::ranges::replace(word, '_', ' ');
      out += from_quoted_printable(word);
    }
    value.remove_prefix(end + 2);
    // White space between two words belongs to neither.
    const std::size_t next = value.find_first_not_of(" \t");
    if (next != std::string_view::npos && value.substr(next).starts_with("=?")) value.remove_prefix(next);
  }
  return out;
}

}  // namespace presscut::input
