#include "dom/plain_reference.h"

#include <algorithm>

#include "text/named_characters.h"
#include "text/strings.h"
#include "text/unicode.h"

namespace presscut::dom {

namespace {

// "#8217;", "#x27;", of characters that are themselves and not replaced.
PlainReference number_at(std::string_view behind_ampersand) {
  constexpr std::size_t kMostDigits = 6;
  std::size_t i = 1;
  const bool is_hexadecimal = behind_ampersand.size() > 1 && text::to_lower(behind_ampersand[1]) == 'x';
  if (is_hexadecimal) ++i;
  const std::size_t first = i;
  char32_t number = 0;
  for (; i < behind_ampersand.size() && i - first < kMostDigits; ++i) {
    const char c = text::to_lower(behind_ampersand[i]);
    if (c >= '0' && c <= '9') {
      number = number * (is_hexadecimal ? 16 : 10) + static_cast<char32_t>(c - '0');
    } else if (is_hexadecimal && c >= 'a' && c <= 'f') {
      number = number * 16 + static_cast<char32_t>(c - 'a' + 10);
    } else {
      break;
    }
  }
  if (i == first || i >= behind_ampersand.size() || behind_ampersand[i] != ';') return {};
  const bool is_itself = (number >= 0x20 && number < 0x7F) || (number >= 0xA0 && number < 0xD800) || (number >= 0xE000 && number < 0xFDD0);
  if (!is_itself) return {};
  return {i + 1, number};
}

}  // namespace

bool is_plain_character(std::string_view s) {
  const auto at = [&](std::size_t i) { return i < s.size() ? static_cast<unsigned char>(s[i]) : 0U; };
  if (at(0) == 0xC2) return at(1) >= 0xA0;  // else a control
  if (at(0) == 0xEF) return at(1) != 0xB7 && (at(1) != 0xBF || at(2) < 0xBE);
  return at(0) < 0xF0 || at(2) != 0xBF || at(3) < 0xBE;
}

PlainReference reference_at(std::string_view behind_ampersand) {
  if (behind_ampersand.starts_with('#')) return number_at(behind_ampersand);
  const std::size_t end = behind_ampersand.substr(0, text::kLongestCharacterName + 1).find(';');
  if (end == std::string_view::npos) return {};
  const char32_t character = text::named_character(behind_ampersand.substr(0, end));
  return character == 0 ? PlainReference{} : PlainReference{end + 1, character};
}

void append_decoded(std::string_view s, std::string& out) {
  for (std::size_t i = 0; i < s.size();) {
    const PlainReference reference = s[i] == '&' ? reference_at(s.substr(i + 1)) : PlainReference{};
    if (reference.size > 0) {
      text::append_code_point(out, reference.character);
      i += reference.size + 1;
    } else {
      out += s[i++];
    }
  }
}

}  // namespace presscut::dom
