// Hashes of strings that stay in the program: neither is proof against who chooses the strings.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace presscut::text {

// FNV-1a, 32 bits: http://www.isthe.com/chongo/tech/comp/fnv/ For tables of names that are built at compile time.
constexpr std::uint32_t fnv_1a(std::string_view s) {
  std::uint32_t hash = 2166136261u;
  for (const char c : s) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  return hash;
}

// Eight bytes at a time.
inline std::uint32_t hash_of(std::string_view s) {
  constexpr std::uint64_t kMultiplier = 0x9E3779B97F4A7C15u;  // 2^64 / golden ratio, as in Fibonacci hashing
  const char* at = s.data();
  std::size_t left = s.size();
  const auto four = [&](std::size_t offset) {
    std::uint32_t word = 0;
    std::memcpy(&word, at + offset, sizeof word);
    return std::uint64_t{word};
  };
  const auto byte = [&](std::size_t offset) { return std::uint64_t{static_cast<unsigned char>(at[offset])}; };
  std::uint64_t hash = s.size() * kMultiplier;
  const auto take = [&](std::uint64_t word) {
    hash = (hash ^ word) * kMultiplier;
    hash ^= hash >> 32;
  };
  for (; left > 8; left -= 8, at += 8) take(four(0) | four(4) << 32);
  if (left >= 4) {
    take(four(0) | four(left - 4) << 32);
  } else if (left > 0) {
    take(byte(0) | byte(left / 2) << 8 | byte(left - 1) << 16);
  }
  return static_cast<std::uint32_t>((hash * kMultiplier) >> 32);  // a product's upper bits depend on all of what it is of
}

}  // namespace presscut::text
