#include "input/utf8.h"

#include <gtest/gtest.h>

#include <string>

namespace presscut::input {
namespace {

TEST(Utf8Step, TakesCharactersAndMaximalSubparts) {
  struct Row {
    std::string_view bytes;
    std::size_t length;
    bool valid;
  };
  const Row rows[] = {
      {"a", 1, true},
      {"\xC3\xA9", 2, true},
      {"\xE2\x82\xAC", 3, true},
      {"\xF0\x9F\x98\x80", 4, true},
      {"\xF4\x8F\xBF\xBF", 4, true},  // U+10FFFF
      {"\xEE\x80\x80", 3, true},      // after the surrogates
      {"\xED\x9F\xBF", 3, true},      // before them
      {"\x80", 1, false},             // no lead byte
      {"\xBF\xBF", 1, false},
      {"\xC0\xAF", 1, false},  // overlong
      {"\xC1\xBF", 1, false},
      {"\xE0\x80\xAF", 1, false},
      {"\xF0\x80\x80\xAF", 1, false},
      {"\xED\xA0\x80", 1, false},      // a surrogate
      {"\xF4\x90\x80\x80", 1, false},  // beyond U+10FFFF
      {"\xF5\x80\x80\x80", 1, false},
      {"\xFF", 1, false},
      {"\xC3", 1, false},  // cut short by the end
      {"\xE2\x82", 2, false},
      {"\xF0\x9F\x98", 3, false},
      {"\xE2\x82<", 2, false},  // cut short by another character
      {"\xF0\x9F\x98\xF0\x9F\x98\x80", 3, false},
  };
  for (const Row& row : rows) {
    const Utf8Step step = utf8_step(row.bytes, 0);
    EXPECT_EQ(step.length, row.length) << ::testing::PrintToString(std::string(row.bytes));
    EXPECT_EQ(step.valid, row.valid) << ::testing::PrintToString(std::string(row.bytes));
  }
}

TEST(SkipAscii, FindsTheFirstByteBeyondAtAnyDistance) {
  for (std::size_t before = 0; before < 40; ++before) {
    const std::string text = std::string(before, 'a') + "\xC3\xA9 and on and on";
    EXPECT_EQ(skip_ascii(text, 0), before);
    EXPECT_EQ(skip_ascii(text, before), before);
    EXPECT_EQ(skip_ascii(text, before + 2), text.size());
  }
  EXPECT_EQ(skip_ascii("", 0), 0u);
}

TEST(Utf8Census, CountsWhatIsBeyondAscii) {
  const Utf8Census census =
      utf8_census("caf\xC3\xA9 \xE2\x80\x99\xF0\x9F\x98\x80 plain ascii follows \xE9t\xE9 \xE2\x82");
  EXPECT_EQ(census.two_byte, 1u);
  EXPECT_EQ(census.longer, 2u);
  EXPECT_EQ(census.malformed, 3u);
  EXPECT_EQ(census.valid(), 3u);
}

}  // namespace
}  // namespace presscut::input
