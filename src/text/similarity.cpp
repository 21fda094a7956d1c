#include "text/similarity.h"

#include <algorithm>

#include "text/unicode.h"

namespace presscut::text {

namespace {

// Of bigrams that two texts share, and those that they have together.
double dice(std::size_t common, std::size_t together) {
  return together == 0 ? 0 : 2.0 * static_cast<double>(common) / static_cast<double>(together);
}

}  // namespace

Comparable::Comparable(std::string_view text) : signature_(text::signature(text)), length_(count_code_points(signature_)) {}

const std::vector<std::uint64_t>& Comparable::bigrams() const {
  if (bigrams_.size() == length_) return bigrams_;
  bigrams_.reserve(length_);
  char32_t previous = 0;
  for (std::size_t i = 0; i < signature_.size();) {
    const char32_t c = next_code_point(signature_, i);
    bigrams_.push_back((static_cast<std::uint64_t>(previous) << 32) | c);
    previous = c;
  }
  std::sort(bigrams_.begin(), bigrams_.end());
  return bigrams_;
}

double similarity(const Comparable& a, const Comparable& b) {
  const std::vector<std::uint64_t>& x = a.bigrams();
  const std::vector<std::uint64_t>& y = b.bigrams();
  std::size_t common = 0;
  for (std::size_t i = 0, j = 0; i < x.size() && j < y.size();) {
    if (x[i] == y[j]) {
      ++common;
      ++i;
      ++j;
    } else if (x[i] < y[j]) {
      ++i;
    } else {
      ++j;
    }
  }
  return dice(common, x.size() + y.size());
}

double most_similarity(const Comparable& a, const Comparable& b) {
  return dice(std::min(a.length_, b.length_), a.length_ + b.length_);
}

}  // namespace presscut::text
