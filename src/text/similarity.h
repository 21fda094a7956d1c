// How alike two short texts are.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace presscut::text {

// Sørensen–Dice coefficient of the two texts' character bigrams, over their signatures (letters and digits, case-folded):
// 1 for texts that read the same, 0 where nothing agrees. Works for scripts with and without spaces.
// Time is linear in the texts' lengths.
double similarity(std::string_view a, std::string_view b);

// A text's bigrams, to be compared with more than one other's.
class Bigrams {
 public:
  explicit Bigrams(std::string_view signature);
  std::size_t size() const { return sorted_.size(); }
  friend double similarity(const Bigrams& a, const Bigrams& b);

 private:
  std::vector<std::uint64_t> sorted_;
};
// Precondition: neither is empty.
double similarity(const Bigrams& a, const Bigrams& b);
// No pair of texts with so many bigrams is more alike.
constexpr double most_similarity(std::size_t a, std::size_t b) {
  return 2.0 * static_cast<double>(a < b ? a : b) / static_cast<double>(a + b);
}

}  // namespace presscut::text
