// A hash that can be computed at compile time, for tables of names that are built then.
#pragma once

#include <cstdint>
#include <string_view>

namespace presscut::text {

// FNV-1a, 32 bits: http://www.isthe.com/chongo/tech/comp/fnv/
constexpr std::uint32_t fnv_1a(std::string_view s) {
  std::uint32_t hash = 2166136261u;
  for (const char c : s) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  return hash;
}

}  // namespace presscut::text
