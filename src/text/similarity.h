// How alike two short texts are.
#pragma once

#include <string_view>

namespace presscut::text {

// Sørensen–Dice coefficient of the two texts' character bigrams, over their signatures (letters and digits, case-folded):
// 1 for texts that read the same, 0 where nothing agrees. Works for scripts with and without spaces.
// Time is linear in the texts' lengths.
double similarity(std::string_view a, std::string_view b);

}  // namespace presscut::text
