#include "text/ascii_block.h"

#include <gtest/gtest.h>

#include <array>
#include <random>

namespace presscut::text {
namespace {

using Bytes = std::array<char, AsciiBlock::kSize>;

// What the bytes of a set say, one by one.
template <class Says>
std::uint64_t expected_set(const Bytes& bytes, Says says) {
  std::uint64_t set = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) set |= std::uint64_t{says(bytes[i]) ? 0x80U : 0U} << (8 * i);
  return set;
}

TEST(AsciiBlock, SaysOfEachByteWhatTheByteAloneSays) {
  std::mt19937 random(1);
  std::uniform_int_distribution<int> byte(0, 127);
  for (int round = 0; round < 20'000; ++round) {
    Bytes bytes{};
    for (char& c : bytes) c = static_cast<char>(byte(random));
    const AsciiBlock block(bytes.data());
    ASSERT_TRUE(block.is_ascii());
    const int first = byte(random);
    const int last = byte(random);
    const auto is_within = [&](char c) { return c >= first && c <= last; };
    if (first <= last) {
      ASSERT_EQ(block.within(static_cast<unsigned char>(first), static_cast<unsigned char>(last)), expected_set(bytes, is_within));
    }
    ASSERT_EQ(block.equal_to(bytes[3]), expected_set(bytes, [&](char c) { return c == bytes[3]; }));
    ASSERT_EQ(block.at_least(static_cast<unsigned char>(first)), expected_set(bytes, [&](char c) { return c >= first; }));

    AsciiBlock changed = block;
    changed.to_lower();
    changed.replace(changed.within('0', '9'), '#');
    Bytes out{};
    changed.write(out.data());
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      const bool is_capital = bytes[i] >= 'A' && bytes[i] <= 'Z';
      const bool is_digit = bytes[i] >= '0' && bytes[i] <= '9';
      ASSERT_EQ(out[i], is_digit ? '#' : is_capital ? static_cast<char>(bytes[i] + 32) : bytes[i]);
    }
  }
}

TEST(AsciiBlock, TellsWhereASetEndsAndWhatStandsBehindIt) {
  const AsciiBlock block("a bc d  ");
  const std::uint64_t spaces = block.equal_to(' ');
  EXPECT_EQ(AsciiBlock::count_behind_last(spaces), 0U);
  EXPECT_EQ(AsciiBlock::count_behind_last(block.equal_to('b')), 5U);
  EXPECT_EQ(AsciiBlock::behind(spaces, false), AsciiBlock("..x..x.x").equal_to('x'));
  EXPECT_EQ(AsciiBlock::behind(spaces, true), AsciiBlock("x.x..x.x").equal_to('x'));
}

TEST(AsciiBlock, TellsWhatIsNotAscii) {
  for (std::size_t i = 0; i < AsciiBlock::kSize; ++i) {
    Bytes bytes{};
    bytes[i] = '\x80';
    EXPECT_FALSE(AsciiBlock(bytes.data()).is_ascii());
  }
}

TEST(AsciiBlock, CountsAndFindsNeighbours) {
  const AsciiBlock apart("a b c d ");
  EXPECT_EQ(AsciiBlock::count(apart.equal_to(' ')), 4U);
  EXPECT_FALSE(AsciiBlock::has_neighbours(apart.equal_to(' ')));
  const AsciiBlock together("ab  cdef");
  EXPECT_TRUE(AsciiBlock::has_neighbours(together.equal_to(' ')));
  EXPECT_TRUE(AsciiBlock::is_all(together.within(' ', 'z')));
  EXPECT_FALSE(AsciiBlock::is_all(together.within('a', 'z')));
}

}  // namespace
}  // namespace presscut::text
