#include "text/similarity.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "text/unicode.h"

namespace presscut::text {

namespace {

std::vector<std::uint64_t> sorted_bigrams(std::string_view s) {
  std::vector<std::uint64_t> bigrams;
  bigrams.reserve(s.size());
  char32_t previous = 0;
  for (std::size_t i = 0; i < s.size();) {
    const char32_t c = next_code_point(s, i);
    bigrams.push_back((static_cast<std::uint64_t>(previous) << 32) | c);
    previous = c;
  }
  std::sort(bigrams.begin(), bigrams.end());
  return bigrams;
}

}  // namespace

double similarity(std::string_view a, std::string_view b) {
  const std::string first = signature(a);
  const std::string second = signature(b);
  if (first.empty() || second.empty()) return 0;
  if (first == second) return 1;
  const std::vector<std::uint64_t> x = sorted_bigrams(first);
  const std::vector<std::uint64_t> y = sorted_bigrams(second);
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

}  // namespace presscut::text
