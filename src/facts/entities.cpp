#include "facts/entities.h"

#include <algorithm>
#include <cstdint>

#include "text/named_characters.h"
#include "text/strings.h"
#include "text/unicode.h"

namespace presscut::facts {
namespace {

// The character of "#8217", "#x2019" or "amp"; 0 where it is none.
char32_t named(std::string_view name) {
  if (!name.starts_with('#')) return text::named_character(name);
  name.remove_prefix(1);
  const bool is_hex = name.starts_with('x') || name.starts_with('X');
  if (is_hex) name.remove_prefix(1);
  if (name.empty() || name.size() > 7) return 0;
  std::uint32_t value = 0;
  for (const char c : name) {
    const char lower = text::to_lower(c);
    if (lower >= '0' && lower <= '9')
      value = value * (is_hex ? 16 : 10) + static_cast<std::uint32_t>(lower - '0');
    else if (is_hex && lower >= 'a' && lower <= 'f')
      value = value * 16 + static_cast<std::uint32_t>(lower - 'a' + 10);
    else
      return 0;
  }
  const bool is_character = value > 0 && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
  return is_character ? static_cast<char32_t>(value) : 0;
}

std::string decode_once(std::string_view s) {
  std::string out;
  out.reserve(s.size());
  for (std::size_t i = 0; i < s.size();) {
    if (s[i] != '&') {
      out += s[i++];
      continue;
    }
    const std::size_t end = s.substr(0, std::min(s.size(), i + text::kLongestCharacterName + 2)).find(';', i);
    const char32_t character = end == std::string_view::npos ? 0 : named(s.substr(i + 1, end - i - 1));
    if (character == 0) {
      out += s[i++];
      continue;
    }
    text::append_code_point(out, character);
    i = end + 1;
  }
  return out;
}

// "<em>word</em>" gives "word"; "a < b" stays.
std::string without_tags(std::string_view s) {
  std::string out;
  for (std::size_t i = 0; i < s.size();) {
    const char next = i + 1 < s.size() ? text::to_lower(s[i + 1]) : ' ';
    const bool opens = s[i] == '<' && (next == '/' || next == '!' || (next >= 'a' && next <= 'z'));
    const std::size_t end = opens ? s.find('>', i) : std::string_view::npos;
    if (end == std::string_view::npos) {
      if (opens) return out.append(s.substr(i));  // no later one closes, either
      out += s[i++];
      continue;
    }
    // Blocks and breaks part words, <em> does not.
    const std::string_view tag = s.substr(i + 1, end - i - 1);
    if (tag.starts_with("br") || tag.starts_with("p") || tag.starts_with("/p") || tag.starts_with("li"))
      out += ' ';
    i = end + 1;
  }
  return out;
}

}  // namespace

std::string decode_entities(std::string_view s) {
  if (s.find('&') == std::string_view::npos) return std::string(s);
  const std::string once = decode_once(s);
  return once.find('&') == std::string::npos ? once : decode_once(once);
}

std::string clean_value(std::string_view s) {
  const std::string decoded = decode_entities(s);
  return text::clean(decoded.find('<') == std::string::npos ? decoded : without_tags(decoded));
}

}  // namespace presscut::facts
