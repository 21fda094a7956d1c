#include "rules/text_filter.h"

#include <algorithm>

#include "rules/bits.h"

namespace presscut::rules {

namespace {

std::uint32_t byte_at(const char* s, std::size_t place) {
  return std::uint32_t{static_cast<unsigned char>(s[place])} << (8 * place);
}
std::uint32_t short_window_at(const char* s) {
  return byte_at(s, 0) | byte_at(s, 1);
}
std::uint32_t window_at(const char* s) {
  return byte_at(s, 0) | byte_at(s, 1) | byte_at(s, 2) | byte_at(s, 3);
}

// Literals that stand at an end of texts are found by so many bytes there: as many of these as they have.
constexpr std::size_t kSizesOfEnds[] = {4, 2, 1};

std::size_t size_of_end(std::string_view literal) {
  for (const std::size_t size : kSizesOfEnds) {
    if (size <= literal.size()) return size;
  }
  return 0;
}
// Precondition: size is 0 or one of the above.
std::uint32_t window_of_end(const char* bytes, std::size_t size) {
  switch (size) {
    case 4:
      return window_at(bytes);
    case 2:
      return short_window_at(bytes);
    default:
      return size == 0 ? 0 : byte_at(bytes, 0);
  }
}

constexpr std::uint32_t kPair = 0xFFFF;  // of a window, the short one

// A place for each short window of ASCII; the others share them.
constexpr std::size_t kPairs = 1 << 14;
std::size_t place_of_pair(std::uint32_t pair) { return (pair & 0x7F) | (pair >> 1 & 0x3F80); }

constexpr std::size_t kBits = 1 << 16;

std::uint32_t hash_of(std::uint32_t window) {
  constexpr std::uint32_t kMultiplier = 0x9E3779B1u;  // 2^32 / golden ratio
  return (window * kMultiplier) >> 16;
}
std::size_t bucket_of(std::uint32_t hash) {
  return hash / (kBits >> Buckets::kBits);
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

}  // namespace

void TextFilter::add(StringPool& pool, std::uint32_t pattern, std::string_view expression, MatchKind kind) {
  if (clauses_.size() <= pattern) clauses_.resize(pattern + 1);
  const std::vector<Clause> clauses = required_literals(expression, kind);
  if (!buckets_.is_made() && !clauses.empty()) {
    for (Buckets* buckets : {&buckets_, &begins_, &ends_}) buckets->make();
    pairs_.assign(kPairs / kWordBits, 0);
    marks_.assign(kBits / kWordBits, 0);
  }
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    const std::uint32_t bit = std::uint32_t{1} << i;
    clauses_.change(pattern) |= bit;
    for (const std::string& text : clauses[i]) {
      Literal literal{{}, pattern, bit, 0, 0, Buckets::kEmpty, text.front() == kTextBegin, text.back() == kTextEnd};
      std::string_view plain = text;
      if (literal.at_begin) plain.remove_prefix(1);
      if (literal.at_end && !plain.empty()) plain.remove_suffix(1);
      literal.text = pool.add(plain);
      Buckets* buckets = nullptr;
      if (literal.at_begin || literal.at_end) {
        const std::size_t size = size_of_end(plain);
        literal.window = window_of_end(literal.at_begin ? plain.data() : plain.data() + plain.size() - size, size);
        buckets = literal.at_begin ? &begins_ : &ends_;
      } else {
        const bool is_short = plain.size() < kWindow;
        literal.offset = static_cast<std::uint32_t>(rarest_window(plain, is_short ? kShortWindow : kWindow));
        const char* begin = plain.data() + literal.offset;
        literal.window = is_short ? short_window_at(begin) : window_at(begin);
        if (is_short) {
          set_bit(pairs_, place_of_pair(literal.window));
        } else {
          set_bit(marks_, hash_of(literal.window));
        }
        buckets = &buckets_;
      }
      literal.next = buckets->put(bucket_of(hash_of(literal.window)), static_cast<std::uint32_t>(literals_.size()));
      literals_.push_back(literal);
    }
  }
}

TextFilter::Text TextFilter::fold(std::string_view text, std::string& folded) {
  const bool keeps_places = fold_for_literals(text, folded);
  const std::size_t size = folded.size();
  folded.append(kBehind, '\0');
  return {std::string_view(folded).substr(0, size), 0, size, keeps_places};
}

void TextFilter::scan(const StringPool& pool, const Text& text, std::vector<Hit>& hits) const {
  if (literals_.empty()) return;
  const Literal* literals = literals_.data();
  const Buckets::Firsts buckets = buckets_.firsts();
  const auto try_at = [&](std::size_t at, std::uint32_t window, std::uint32_t hash) {
    for (std::uint32_t i = buckets[bucket_of(hash)]; i != Buckets::kEmpty; i = literals[i].next) {
      const Literal& literal = literals[i];
      if (literal.window != window || at < literal.offset) continue;
      const std::size_t begin = at - literal.offset;
      if (!text.folded.substr(begin).starts_with(pool.view(literal.text))) continue;
      hits.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(begin), i});
    }
  };
  const std::uint64_t* pairs = pairs_.data();
  const std::uint64_t* marks = marks_.data();
  for (std::size_t at = text.begin; at < text.end; ++at) {
    const std::uint32_t window = window_at(text.folded.data() + at);
    const std::uint32_t hash = hash_of(window);
    const std::uint32_t pair = window & kPair;
    if (has_bit(pairs, place_of_pair(pair))) try_at(at, pair, hash_of(pair));
    if (has_bit(marks, hash)) try_at(at, window, hash);
  }
}

void TextFilter::find(const StringPool& pool, const Text& text, std::span<const Hit> hits, Found& found) const {
  for (const std::uint32_t pattern : found.touched_) found.found_[pattern] = 0;
  found.touched_.clear();
  found.wanted_ = &clauses_;
  found.found_.resize(clauses_.size());
  if (literals_.empty()) return;
  const auto add = [&](const Literal& literal) {
    std::uint32_t& clauses = found.found_[literal.pattern];
    if (clauses == 0) found.touched_.push_back(literal.pattern);
    clauses |= literal.clause;
  };
  const auto first = std::lower_bound(hits.begin(), hits.end(), text.begin,
                                      [](const Hit& hit, std::size_t place) { return hit.place < place; });
  for (auto hit = first; hit != hits.end() && hit->place < text.end; ++hit) {
    const Literal& literal = literals_[hit->literal];
    if (hit->begin >= text.begin && hit->begin + literal.text.size <= text.end) add(literal);
  }
  const std::string_view all = text.folded.substr(text.begin, text.end - text.begin);
  const Buckets::Firsts begins = begins_.firsts();
  const Buckets::Firsts ends = ends_.firsts();
  const auto try_ends = [&](std::size_t size) {
    const std::uint32_t begin = window_of_end(all.data(), size);
    for (std::uint32_t i = begins[bucket_of(hash_of(begin))]; i != Buckets::kEmpty; i = literals_[i].next) {
      const Literal& literal = literals_[i];
      if (literal.window == begin && all.starts_with(pool.view(literal.text)) &&
          (!literal.at_end || literal.text.size == all.size()))
        add(literal);
    }
    const std::uint32_t end = window_of_end(all.data() + all.size() - size, size);
    for (std::uint32_t i = ends[bucket_of(hash_of(end))]; i != Buckets::kEmpty; i = literals_[i].next) {
      const Literal& literal = literals_[i];
      if (literal.window == end && all.ends_with(pool.view(literal.text))) add(literal);
    }
  };
  if (all.empty()) try_ends(0);
  for (const std::size_t size : kSizesOfEnds) {
    if (size <= all.size()) try_ends(size);
  }
}

void TextFilter::look(const StringPool& pool, std::string_view text, Found& found) const {
  std::string folded;
  const Text whole = fold(text, folded);
  std::vector<Hit> hits;
  scan(pool, whole, hits);
  find(pool, whole, hits, found);
}

}  // namespace presscut::rules
