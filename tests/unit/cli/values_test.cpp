#include "cli/values.h"

#include <gtest/gtest.h>

namespace presscut::cli {
namespace {

TEST(Values, ReadSizes) {
  const struct {
    const char* word;
    std::size_t bytes;
  } rows[] = {{"1", 1}, {"500000", 500000}, {"64K", 65536}, {"10m", 10485760}, {"1G", 1073741824}};
  for (const auto& row : rows) {
    const auto size = read_size(row.word);
    ASSERT_TRUE(size) << row.word;
    EXPECT_EQ(size.value(), row.bytes);
  }
  for (const char* word : {"", "0", "-1", "M", "10MB", "1.5M", "99999999999999999999", "99999999999G"}) {
    const auto size = read_size(word);
    ASSERT_FALSE(size) << word;
    EXPECT_EQ(size.error(), "not a size: " + std::string(word) + " (such as 500K, 64M or 1G)");
  }
}

TEST(Values, NameWhatThereIs) {
  EXPECT_EQ(read_format("xml").error(), "no such value: xml (choose from text, markdown, json, jsonl, html)");
  EXPECT_EQ(read_format("jsonn").error(), "no such value: jsonn; did you mean json? (choose from text, markdown, json, jsonl, html)");
  EXPECT_EQ(read_when("").error(), "no such value:  (choose from auto, always, never)");
  EXPECT_EQ(read_encoding("klingon").error(), "no such encoding: klingon (such as utf-8, windows-1252 or shift_jis)");
  EXPECT_EQ(read_encoding("latin1").value(), "latin1");
}

TEST(Values, GuessSlips) {
  const std::vector<std::string> known = {"--format", "--files-from", "--only"};
  EXPECT_EQ(nearest("--fromat", known), "--format");
  EXPECT_EQ(nearest("--onyl", known), "--only");
  EXPECT_EQ(nearest("--xyzzy", known), "");
}

}  // namespace
}  // namespace presscut::cli
