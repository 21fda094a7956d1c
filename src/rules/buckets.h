// Lists of numbers by a hash: the first number of each, from which the others are followed. Few buckets have any, and which,
// half a kilobyte of bits tells.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "rules/bits.h"
#include "rules/table.h"

namespace presscut::rules {

class Buckets {
 public:
  static constexpr unsigned kBits = 12;  // of a hash
  static constexpr std::uint32_t kEmpty = UINT32_MAX;

  // All of them, to be kept as constants.
  struct Image {
    std::span<const std::uint64_t> filled;
    std::span<const std::uint32_t> firsts;
  };

  Buckets() = default;
  explicit Buckets(const Image& image) : filled_(image.filled), firsts_(image.firsts) {}
  Image image() const { return {filled_.view(), firsts_.view()}; }

  bool is_made() const { return !filled_.empty(); }
  void make() {
    filled_.assign(kCount / kWordBits, 0);
    firsts_.assign(kCount, kEmpty);
  }

  // The first numbers, to be looked up in a row. Precondition: is_made(), a bucket is a number of kBits, and nothing is put.
  class Firsts {
   public:
    std::uint32_t operator[](std::size_t bucket) const {
      return has_bit(filled_, bucket) ? firsts_[bucket] : kEmpty;
    }

   private:
    friend class Buckets;
    Firsts(const std::uint64_t* filled, const std::uint32_t* firsts) : filled_(filled), firsts_(firsts) {}
    const std::uint64_t* filled_;
    const std::uint32_t* firsts_;
  };
  Firsts firsts() const { return {filled_.data(), firsts_.data()}; }

  // Precondition: is_made(). Makes the number the first; the one before follows it.
  std::uint32_t put(std::size_t bucket, std::uint32_t number) {
    const std::uint32_t before = firsts_[bucket];
    set_bit(filled_, bucket);
    firsts_.change(bucket) = number;
    return before;
  }

 private:
  static constexpr std::size_t kCount = std::size_t{1} << kBits;

  Table<std::uint64_t> filled_;  // a bit for each bucket
  Table<std::uint32_t> firsts_;
};

}  // namespace presscut::rules
