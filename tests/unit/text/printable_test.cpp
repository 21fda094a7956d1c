#include "text/printable.h"

#include <gtest/gtest.h>

namespace presscut::text {
namespace {

TEST(Printable, ShowsWhatDisguisesTextAsText) {
  const struct {
    std::string_view text;
    std::string_view expected;
  } rows[] = {
      {"", ""},
      {"a b é 新聞 עברית", "a b é 新聞 עברית"},
      {"a\nb\x1b[31m\x7f", "a\\nb\\x1b[31m\\x7f"},
      {std::string_view("a\0b", 3), "a\\x00b"},
      {"\xc2\x9b" "31m", "\\u009b31m"},
      {"exe.\u202egpj\u2066\u061c\u200b", "exe.\\u202egpj\\u2066\\u061c\\u200b"},
      {"line\u2028end", "line\\u2028end"},
      {"می\u200cخواهم", "می\u200cخواهم"},  // Persian is spelt with it
      {"\xff\xe9 latin", "\xff\xe9 latin"},
      {"\x9b" "31m", "\\x9b31m"},
      {"\xe2\x80", "\xe2\\x80"},
  };
  for (const auto& row : rows) EXPECT_EQ(printable(row.text), row.expected);
}

}  // namespace
}  // namespace presscut::text
