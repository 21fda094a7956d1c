// Sets of numbers, a bit each, in words of 64.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "rules/table.h"

namespace presscut::rules {

inline constexpr std::size_t kWordBits = 64;

// Of an array, a table, or what points to the first word of one.
template <class Words>
constexpr bool has_bit(const Words& words, std::size_t place) {
  return (words[place / kWordBits] >> (place % kWordBits) & 1) != 0;
}

template <std::size_t kWords>
constexpr void set_bit(std::array<std::uint64_t, kWords>& words, std::size_t place) {
  words[place / kWordBits] |= std::uint64_t{1} << (place % kWordBits);
}
inline void set_bit(Table<std::uint64_t>& words, std::size_t place) {
  words.change(place / kWordBits) |= std::uint64_t{1} << (place % kWordBits);
}

}  // namespace presscut::rules
