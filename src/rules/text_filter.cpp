#include "rules/text_filter.h"

namespace presscut::rules {

namespace {

constexpr std::uint32_t kNoLiteral = UINT32_MAX;

std::uint32_t byte_at(const char* s, std::size_t place) {
  return std::uint32_t{static_cast<unsigned char>(s[place])} << (8 * place);
}
std::uint32_t short_window_at(const char* s) {
  return byte_at(s, 0) | byte_at(s, 1);
}
std::uint32_t window_at(const char* s) {
  return byte_at(s, 0) | byte_at(s, 1) | byte_at(s, 2) | byte_at(s, 3);
}

constexpr std::size_t kBits = 1 << 16;
constexpr std::size_t kBuckets = 1 << 12;

std::uint32_t hash_of(std::uint32_t window) {
  constexpr std::uint32_t kMultiplier = 0x9E3779B1u;  // 2^32 / golden ratio
  return (window * kMultiplier) >> 16;
}
std::size_t bucket_of(std::uint32_t hash) {
  return hash / (kBits / kBuckets);
}

std::size_t rarest_window(std::string_view literal, std::size_t size) {
  std::size_t best = 0;
  double least = 1;
  for (std::size_t i = 0; i + size <= literal.size(); ++i) {
    double all = 1;
    for (const char c : literal.substr(i, size)) all *= byte_frequency(c);
    if (all >= least) continue;
    best = i;
    least = all;
  }
  return best;
}

// Among kBits.
void set(Table<std::uint64_t>& bits, std::size_t place) {
  bits.change(place / 64) |= std::uint64_t{1} << (place % 64);
}
bool is_set(const std::uint64_t* bits, std::size_t place) {
  return ((bits[place / 64] >> (place % 64)) & 1) != 0;
}

}  // namespace

void TextFilter::add(StringPool& pool, std::uint32_t pattern, std::string_view expression, MatchKind kind) {
  if (clauses_.size() <= pattern) clauses_.resize(pattern + 1);
  const std::vector<Clause> clauses = required_literals(expression, kind);
  if (buckets_.empty() && !clauses.empty()) {
    buckets_.assign(kBuckets, kNoLiteral);
    pairs_.assign(kBits / 64, 0);
    marks_.assign(kBits / 64, 0);
  }
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    const std::uint32_t bit = std::uint32_t{1} << i;
    clauses_.change(pattern) |= bit;
    for (const std::string& text : clauses[i]) {
      const bool is_short = text.size() < kWindow;
      const std::size_t offset = rarest_window(text, is_short ? kShortWindow : kWindow);
      const char* begin = text.data() + offset;
      const std::uint32_t window = is_short ? short_window_at(begin) : window_at(begin);
      const std::uint32_t hash = hash_of(window);
      set(is_short ? pairs_ : marks_, is_short ? window : hash);
      std::uint32_t& first = buckets_.change(bucket_of(hash));
      literals_.push_back({pool.add(text), pattern, bit, window, static_cast<std::uint32_t>(offset), first});
      first = static_cast<std::uint32_t>(literals_.size() - 1);
    }
  }
}

void TextFilter::look(const StringPool& pool, std::string_view text, Found& found) const {
  for (const std::uint32_t pattern : found.touched_) found.found_[pattern] = 0;
  found.touched_.clear();
  found.wanted_ = &clauses_;
  found.found_.resize(clauses_.size());
  if (literals_.empty()) return;
  fold_for_literals(text, found.folded_);
  const std::size_t size = found.folded_.size();
  found.folded_.append(kWindow, '\0');  // so that a window can be read anywhere
  const std::string_view all = std::string_view(found.folded_).substr(0, size);
  const Literal* literals = literals_.data();
  const std::uint32_t* buckets = buckets_.data();
  const auto try_at = [&](std::size_t at, std::uint32_t window, std::uint32_t hash) {
    for (std::uint32_t i = buckets[bucket_of(hash)]; i != kNoLiteral; i = literals[i].next) {
      const Literal& literal = literals[i];
      if (literal.window != window || at < literal.offset) continue;
      std::uint32_t& clauses = found.found_[literal.pattern];
      if ((clauses & literal.clause) != 0 ||
          !all.substr(at - literal.offset).starts_with(pool.view(literal.text)))
        continue;
      if (clauses == 0) found.touched_.push_back(literal.pattern);
      clauses |= literal.clause;
    }
  };
  const std::uint64_t* pairs = pairs_.data();
  const std::uint64_t* marks = marks_.data();
  for (std::size_t at = 0; at < size; ++at) {
    const std::uint32_t window = window_at(all.data() + at);
    const std::uint32_t hash = hash_of(window);
    const std::uint32_t pair = window & 0xFFFF;
    const bool has_short = is_set(pairs, pair);
    const bool has_long = is_set(marks, hash);
    if (!has_short && !has_long) continue;
    if (has_short) try_at(at, pair, hash_of(pair));
    if (has_long) try_at(at, window, hash);
  }
}

}  // namespace presscut::rules
