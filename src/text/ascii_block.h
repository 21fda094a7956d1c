// Eight bytes of text at a time: what most texts are made of is ASCII, and told by a few operations on a word. Every
// answer has the high bit of a byte set for each byte that it is true of, and none else. For the tricks see Henry S.
// Warren, Hacker's Delight, chapter 6.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace presscut::text {

class AsciiBlock {
 public:
  static constexpr std::size_t kSize = 8;

  // Precondition: kSize bytes can be read.
  explicit AsciiBlock(const char* bytes) {
    std::memcpy(&bytes_, bytes, kSize);
    bytes_ = first_byte_lowest(bytes_);
  }

  // The first is the lowest.
  explicit AsciiBlock(std::uint64_t bytes) : bytes_(bytes) {}
  std::uint64_t bytes() const { return bytes_; }

  bool is_ascii() const { return (bytes_ & kHighs) == 0; }
  // Whether it has neither control characters nor what is beyond ASCII.
  bool is_printable() const { return is_ascii() && is_all(within(' ', 0x7E)); }
  // The following are for blocks that are ASCII. Precondition: least <= 128.
  std::uint64_t at_least(unsigned char least) const { return ((bytes_ | kHighs) - kOnes * least) & kHighs; }
  std::uint64_t within(unsigned char first, unsigned char last) const {
    return at_least(first) & ~at_least(static_cast<unsigned char>(last + 1));
  }
  std::uint64_t equal_to(char c) const {
    const auto byte = static_cast<unsigned char>(c);
    return within(byte, byte);
  }
  // Capital letters made small.
  void to_lower() { bytes_ |= within('A', 'Z') >> 2; }  // 0x80 >> 2 is what they differ by
  // Whether it has nothing but small letters and spaces.
  bool is_of_words() const { return is_ascii() && is_all(within('a', 'z') | equal_to(' ')); }
  // Those of a set become another.
  void replace(std::uint64_t set, char by) {
    const std::uint64_t all_bits = (set >> 7) * 0xFF;
    bytes_ = (bytes_ & ~all_bits) | (all_bits & (kOnes * static_cast<unsigned char>(by)));
  }
  void write(char* bytes) const {
    const std::uint64_t in_order = first_byte_lowest(bytes_);
    std::memcpy(bytes, &in_order, kSize);
  }

  // The bytes that stand behind one of a set, and the first if it stands behind such a one.
  static std::uint64_t behind(std::uint64_t set, bool is_first) { return set << 8 | (is_first ? 0x80U : 0U); }
  static bool is_all(std::uint64_t set) { return set == kHighs; }
  static bool has_neighbours(std::uint64_t set) { return (set & (set << 8)) != 0; }
  // How many bytes stand behind the last of a set that is not empty.
  static unsigned count_behind_last(std::uint64_t set) { return static_cast<unsigned>(std::countl_zero(set)) / 8; }
  // By multiplication: not every processor counts bits.
  static unsigned count(std::uint64_t set) { return static_cast<unsigned>(((set >> 7) * kOnes) >> 56); }

 private:
  static std::uint64_t first_byte_lowest(std::uint64_t bytes) {
    return std::endian::native == std::endian::little ? bytes : __builtin_bswap64(bytes);
  }

  static constexpr std::uint64_t kOnes = 0x0101010101010101u;
  static constexpr std::uint64_t kHighs = 0x8080808080808080u;
  std::uint64_t bytes_ = 0;
};

// Whether kWideSize bytes are all printable ASCII, and none is `other`.
inline constexpr std::size_t kWideSize = 16;
inline bool are_printable_without(char other, const char* bytes) {
  // A vector of GCC and Clang: one instruction where the processor has such.
  using Bytes = std::uint8_t __attribute__((vector_size(kWideSize)));
  using Words = std::uint64_t __attribute__((vector_size(kWideSize)));
  Bytes block;
  std::memcpy(&block, bytes, kWideSize);
  constexpr std::uint8_t kFirst = ' ';
  constexpr std::uint8_t kLast = 0x7E;
  const auto odd = (Words)((block - kFirst > kLast - kFirst) | (block == static_cast<std::uint8_t>(other)));
  return (odd[0] | odd[1]) == 0;
}

}  // namespace presscut::text
