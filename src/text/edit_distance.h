// How many slips of the finger lie between two words.
#pragma once

#include <cstddef>
#include <string_view>

namespace presscut::text {

// Another word than the one meant differs by more edits than this.
inline constexpr std::size_t kMostSlips = 2;

// Levenshtein's distance, in bytes. Time is the product of the sizes: for words.
std::size_t edit_distance(std::string_view a, std::string_view b);

}  // namespace presscut::text
