#include "rules/text_filter.h"

#include <algorithm>
#include <cstring>

namespace presscut::rules {

namespace {

constexpr std::uint32_t kMultiplier = 0x9E3779B1u;  // 2^32 / golden ratio

std::uint32_t place_of(std::uint32_t window, std::size_t bits) {
  return (window * kMultiplier) >> (32 - static_cast<unsigned>(bits));
}

std::uint32_t bytes_of(std::string_view s) {
  std::uint32_t bytes = 0;
  std::memcpy(&bytes, s.data(), std::min(s.size(), sizeof bytes));
  return bytes;
}

constexpr std::size_t kBits = 14;

}  // namespace

void TextFilter::add(StringPool& pool, std::uint32_t pattern, std::string_view expression, MatchKind kind) {
  static_assert(kMarkBits == std::size_t{1} << kBits);
  constexpr std::size_t kWords = kMarkBits / 64;
  if (clauses_.size() <= pattern) clauses_.resize(pattern + 1);
  const std::vector<Clause> clauses = required_literals(expression, kind);
  if (marks_.empty() && !clauses.empty()) marks_.assign((kWindow - kLeastLiteral + 1) * kWords, 0);
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    const std::uint32_t bit = std::uint32_t{1} << i;
    clauses_.change(pattern) |= bit;
    for (const std::string& literal : clauses[i]) {
      const StringRef text = pool.add(literal);
      const StringRef window{text.begin, std::min(text.size, static_cast<std::uint32_t>(kWindow))};
      windows_.add(pool, window, static_cast<std::uint32_t>(literals_.size()));
      literals_.push_back({text, pattern, bit});
      const std::uint32_t mark = place_of(bytes_of(pool.view(window)), kBits);
      marks_.change((window.size - kLeastLiteral) * kWords + mark / 64) |= std::uint64_t{1} << (mark % 64);
    }
  }
}

void TextFilter::look(const StringPool& pool, std::string_view text, Found& found) const {
  constexpr std::size_t kWords = kMarkBits / 64;
  for (const std::uint32_t pattern : found.touched_) found.found_[pattern] = 0;
  found.touched_.clear();
  found.wanted_ = &clauses_;
  found.found_.resize(clauses_.size());
  if (literals_.empty()) return;
  fold_for_literals(text, found.folded_);
  const std::size_t size_of_all = found.folded_.size();
  found.folded_.append(kWindow, '\0');  // so that a window can be read anywhere
  const std::string_view all = std::string_view(found.folded_).substr(0, size_of_all);
  const auto try_at = [&](std::size_t at, std::size_t size) {
    windows_.for_each(pool, all.substr(at, size), [&](std::uint32_t place) {
      const Literal& literal = literals_[place];
      std::uint32_t& clauses = found.found_[literal.pattern];
      if ((clauses & literal.clause) != 0 || !all.substr(at).starts_with(pool.view(literal.text))) return;
      if (clauses == 0) found.touched_.push_back(literal.pattern);
      clauses |= literal.clause;
    });
  };
  const std::uint64_t* marks = marks_.data();
  for (std::size_t at = 0; at < all.size(); ++at) {
    std::uint32_t window = 0;
    std::memcpy(&window, all.data() + at, sizeof window);
    for (std::size_t size = kLeastLiteral; size <= kWindow && at + size <= all.size(); ++size) {
      const std::uint32_t mark = place_of(window & (0xFFFFFFFFu >> (8 * (kWindow - size))), kBits);
      if (((marks[(size - kLeastLiteral) * kWords + mark / 64] >> (mark % 64)) & 1) != 0) try_at(at, size);
    }
  }
}

}  // namespace presscut::rules
