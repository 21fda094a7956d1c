#include "text/similarity.h"

#include <algorithm>
#include <string>

#include "text/unicode.h"

namespace presscut::text {

Bigrams::Bigrams(std::string_view signature) {
  sorted_.reserve(signature.size());
  char32_t previous = 0;
  for (std::size_t i = 0; i < signature.size();) {
    const char32_t c = next_code_point(signature, i);
    sorted_.push_back((static_cast<std::uint64_t>(previous) << 32) | c);
    previous = c;
  }
  std::sort(sorted_.begin(), sorted_.end());
}

double similarity(const Bigrams& a, const Bigrams& b) {
  const std::vector<std::uint64_t>& x = a.sorted_;
  const std::vector<std::uint64_t>& y = b.sorted_;
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
  return 2.0 * static_cast<double>(common) / static_cast<double>(x.size() + y.size());
}

double similarity(std::string_view a, std::string_view b) {
  const std::string first = signature(a);
  const std::string second = signature(b);
  if (first.empty() || second.empty()) return 0;
  if (first == second) return 1;
  return similarity(Bigrams(first), Bigrams(second));
}

}  // namespace presscut::text
