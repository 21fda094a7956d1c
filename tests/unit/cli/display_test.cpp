#include "cli/display.h"

#include <gtest/gtest.h>

#include "cli/console.h"
#include "cli/record_stream.h"

namespace presscut::cli {
namespace {

TEST(Display, FitsTextIntoColumns) {
  const struct {
    const char* text;
    std::size_t columns;
    const char* expected;
  } rows[] = {{"abc", 3, "abc"},      {"abcd", 3, "ab…"},  {"", 3, ""},
              {"abc", 1, "…"},        {"新聞", 4, "新聞"}, {"新聞報", 4, "新…"},
              {"新聞報", 5, "新聞…"}, {"a\nb", 9, "a\\nb"}};
  for (const auto& row : rows) EXPECT_EQ(fit(row.text, row.columns), row.expected);
  EXPECT_EQ(fill("ab", 4), "ab  ");
  EXPECT_EQ(fill("新聞報", 6), "新聞報");
  EXPECT_EQ(fill("新聞報", 4), "新… ");
}

TEST(RecordStream, PrintsPagesAsTheFormatWants) {
  using Shape = RecordStream::Shape;
  const struct {
    Shape shape;
    const char* expected;
  } rows[] = {{Shape::single, "x\ny\n"},
              {Shape::plain, "x\ny\n"},
              {Shape::headed, "==> a <==\nx\n\n==> <b>\\n <==\ny\n"},
              {Shape::headed_in_markdown, "==> a <==\nx\n\n==> \\<b>\\\\n <==\ny\n"},
              {Shape::array, "[\n  x,\n  y\n]\n"}};
  for (const auto& row : rows) {
    RecordStream stream(row.shape);
    std::string out = stream.next("a", "x\n");
    out += stream.next("<b>\n", "y\n");
    EXPECT_EQ(out + stream.end(), row.expected);
  }
  EXPECT_EQ(RecordStream(Shape::array).end(), "[]\n");
}

}  // namespace
}  // namespace presscut::cli
