// ASCII-level string helpers that the standard library lacks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace presscut::text {

constexpr bool is_ascii_space(char c) { return c == ' ' || static_cast<unsigned char>(c - '\t') <= '\r' - '\t'; }
constexpr bool is_ascii_letter(char c) { return static_cast<unsigned char>((c | ('a' - 'A')) - 'a') < 26; }
constexpr char to_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string_view trim(std::string_view s);  // of ASCII white space
std::string to_lower(std::string_view s);   // ASCII letters only
bool equals_ignoring_case(std::string_view a, std::string_view b);  // ASCII letters only
bool starts_with_ignoring_case(std::string_view s, std::string_view prefix);
std::size_t find_ignoring_case(std::string_view s, std::string_view needle, std::size_t from = 0);  // npos if not there

// The parts between separators, trimmed; empty parts are left out.
std::vector<std::string_view> split(std::string_view s, char separator);

// Calls visit(token) for each space-separated token, as of a class attribute.
template <class Visit>
constexpr void for_each_token(std::string_view s, Visit&& visit) {
  std::size_t i = 0;
  while (i < s.size()) {
    while (i < s.size() && is_ascii_space(s[i])) ++i;
    const std::size_t begin = i;
    while (i < s.size() && !is_ascii_space(s[i])) ++i;
    if (i > begin) visit(s.substr(begin, i - begin));
  }
}

}  // namespace presscut::text
