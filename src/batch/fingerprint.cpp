#include "batch/fingerprint.h"

#include <array>
#include <string>

#include "batch/shard.h"
#include "text/unicode.h"

namespace presscut::batch {
namespace {

constexpr std::size_t kBits = 64;
constexpr std::size_t kFewestWords = 25;  // below, one changed word already moves many bits

// The finalizer of MurmurHash3: each bit of the input changes half of the output's.
std::uint64_t mixed(std::uint64_t value) {
  value = (value ^ (value >> 33)) * 0xff51afd7ed558ccd;
  value = (value ^ (value >> 33)) * 0xc4ceb9fe1a85ec53;
  return value ^ (value >> 33);
}

class Hasher {
 public:
  void word(std::string_view word) {
    const std::uint64_t hash = mixed(Shard::hash(word));
    exact_ = mixed(exact_ ^ hash) + 1;
    ++words_;
    if (words_ >= 3) add(mixed(mixed(mixed(before_last_) + last_) + hash));
    before_last_ = last_;
    last_ = hash;
  }

  Fingerprint result() const {
    Fingerprint result;
    if (words_ == 0) return result;
    result.exact = exact_ == 0 ? 1 : exact_;
    if (words_ < kFewestWords) return result;
    for (std::size_t bit = 0; bit < kBits; ++bit) {
      if (balance_[bit] > 0) result.simhash |= std::uint64_t{1} << bit;
    }
    return result;
  }

 private:
  void add(std::uint64_t hash) {
    for (std::size_t bit = 0; bit < kBits; ++bit) balance_[bit] += ((hash >> bit) & 1) != 0 ? 1 : -1;
  }

  std::uint64_t exact_ = 0;
  std::uint64_t before_last_ = 0;
  std::uint64_t last_ = 0;
  std::size_t words_ = 0;
  std::array<std::int64_t, kBits> balance_{};
};

}  // namespace

Fingerprint fingerprint_of(std::string_view given) {
  const std::string text = text::fold_case(given);
  Hasher hasher;
  std::size_t begin = 0;  // of the word at hand
  std::size_t end = 0;
  const auto finish = [&] {
    if (end > begin) hasher.word(std::string_view(text).substr(begin, end - begin));
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const char32_t c = text::next_code_point(text, at);
    if (!text::is_letter(c) && !text::is_digit(c)) {
      finish();
      begin = end = at;
    } else if (text::is_cjk(c)) {
      finish();
      hasher.word(std::string_view(text).substr(start, at - start));
      begin = end = at;
    } else {
      if (begin == end) begin = start;
      end = at;
    }
  }
  finish();
  return hasher.result();
}

}  // namespace presscut::batch
