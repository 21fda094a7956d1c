#include "format/html_text.h"

#include <gtest/gtest.h>

namespace presscut::format {
namespace {

TEST(HtmlText, ShowsEverythingAsText) {
  struct Row {
    std::string_view text;
    std::string_view expected;
  };
  const Row rows[] = {
      {"", ""},
      {"Ferry late again", "Ferry late again"},
      {"<b>a & b</b>", "&lt;b&gt;a &amp; b&lt;/b&gt;"},
      {"\"x\" 'y'", "&quot;x&quot; &#39;y&#39;"},
      {"&amp;", "&amp;amp;"},
      {"two\nlines\tand a tab", "two\nlines\tand a tab"},
      {"\x1b[31mred", "[U+001B][31mred"},
      {std::string_view("a\0b", 3), "a[U+0000]b"},
      {"\r", "[U+000D]"},
      {"\x7f", "[U+007F]"},
      {"\xc2\x9b", "[U+009B]"},
      {"exe.\u202egpj", "exe.[U+202E]gpj"},
      {"\u2066isolated\u2069", "[U+2066]isolated[U+2069]"},
      {"zero\u200bwidth", "zero[U+200B]width"},
      {"line\u2028end", "line[U+2028]end"},
      {"\U000E0041", "[U+E0041]"},
      {"\uFFFE", "[U+FFFE]"},
      {"\xff\xc3(", "\uFFFD\uFFFD("},
      {"\xe2\x80", "\uFFFD"},
      {"café — 香港 — עברית", "café — 香港 — עברית"},
      {"می\u200cخواهم", "می\u200cخواهم"},  // Persian is spelt with it
  };
  for (const auto& row : rows) EXPECT_EQ(html_text(row.text), row.expected);
}

}  // namespace
}  // namespace presscut::format
