// Hashes of strings that stay in the program: neither is proof against who chooses the strings.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace presscut::text {

// FNV-1a, 32 bits: http://www.isthe.com/chongo/tech/comp/fnv/ For tables of names that are built at compile time.
constexpr std::uint32_t fnv_1a(std::string_view s) {
  std::uint32_t hash = 2166136261u;
  for (const char c : s) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  return hash;
}

inline constexpr std::uint64_t kHashMultiplier = 0x9E3779B97F4A7C15u;  // 2^64 / golden ratio, as in Fibonacci hashing

// One to eight bytes in one number, each in a byte of its own, some of them twice. Together with their count it tells them.
constexpr std::uint64_t short_word(std::string_view s) {
  const auto byte = [&](std::size_t i) { return std::uint64_t{static_cast<unsigned char>(s[i])}; };
  if (s.size() < 4) return byte(0) | byte(s.size() / 2) << 8 | byte(s.size() - 1) << 16;
  const auto four = [&](std::size_t i) { return byte(i) | byte(i + 1) << 8 | byte(i + 2) << 16 | byte(i + 3) << 24; };
  return four(0) | four(s.size() - 4) << 32;
}

// Eight bytes at a time.
inline std::uint32_t hash_of(std::string_view s) {
  std::uint64_t hash = s.size() * kHashMultiplier;
  const auto take = [&](std::uint64_t word) {
    hash = (hash ^ word) * kHashMultiplier;
    hash ^= hash >> 32;
  };
  for (; s.size() > 8; s.remove_prefix(8)) take(short_word(s.substr(0, 8)));
  if (!s.empty()) take(short_word(s));
  return static_cast<std::uint32_t>((hash * kHashMultiplier) >> 32);  // a product's upper bits depend on all of what it is of
}

}  // namespace presscut::text
