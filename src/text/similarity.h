// How alike two short texts are.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace presscut::text {

// A text made ready to be compared, with as many others as there are. Not for two threads at once.
class Comparable {
 public:
  explicit Comparable(std::string_view text);
  const std::string& signature() const { return signature_; }
  friend double similarity(const Comparable& a, const Comparable& b);
  friend double most_similarity(const Comparable& a, const Comparable& b);

 private:
  const std::vector<std::uint64_t>& bigrams() const;

  std::string signature_;
  std::size_t length_ = 0;  // in characters
  mutable std::vector<std::uint64_t> bigrams_;  // of the signature, sorted; made when they are first asked for
};

// Sørensen–Dice coefficient of the two texts' character bigrams, over their signatures (letters and digits, case-folded):
// 1 for texts that read the same, 0 where nothing agrees or one is empty. Works for scripts with and without spaces.
// Time is linear in the texts' lengths.
double similarity(const Comparable& a, const Comparable& b);
// No two texts of these lengths are more alike.
double most_similarity(const Comparable& a, const Comparable& b);

}  // namespace presscut::text
