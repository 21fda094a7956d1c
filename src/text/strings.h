// ASCII-level string helpers that the standard library lacks.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace presscut::text {

// By table, which takes half the instructions of comparisons.
namespace bytes {
enum Kind : unsigned char { kLetter = 1, kSpace = 2 };
inline constexpr std::array<unsigned char, 256> kKinds = [] {
  std::array<unsigned char, 256> kinds{};
  for (unsigned char c = 'a'; c <= 'z'; ++c) kinds[c] = kinds[c - 'a' + 'A'] = kLetter;
  for (const char c : {' ', '\t', '\n', '\v', '\f', '\r'}) kinds[static_cast<unsigned char>(c)] = kSpace;
  return kinds;
}();
inline constexpr std::array<char, 256> kInLowerCase = [] {
  std::array<char, 256> lower{};
  for (unsigned c = 0; c < 256; ++c) lower[c] = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  return lower;
}();
}  // namespace bytes

constexpr bool is_ascii_space(char c) { return (bytes::kKinds[static_cast<unsigned char>(c)] & bytes::kSpace) != 0; }
constexpr bool is_ascii_letter(char c) { return (bytes::kKinds[static_cast<unsigned char>(c)] & bytes::kLetter) != 0; }
constexpr char to_lower(char c) { return bytes::kInLowerCase[static_cast<unsigned char>(c)]; }

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
