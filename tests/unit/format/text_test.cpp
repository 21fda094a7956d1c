#include <gtest/gtest.h>

#include "format/sample_article.h"
#include "presscut/format.h"

namespace presscut::format {
namespace {

TEST(TextFormat, PrintsHeadlineSummaryAndBody) {
  EXPECT_EQ(render(sample_article(), Format::text),
            "Ferry <late> again\n"
            "\n"
            "• Two boats stayed in port\n"
            "• Commuters waited\n"
            "\n"
            "The 8.15 ferry left an hour late.\n"
            "\n"
            "What went wrong\n"
            "\n"
            "We are sorry.\n"
            "\n"
            "It will not happen again.\n"
            "\n"
            "- Engine\n"
            "  1. Fuel\n"
            "  2. Pump\n"
            "- Crew\n"
            "\n"
            "a < b\n"
            "  c\n"
            "\n"
            "The pier at dawn\n"
            "\n"
            "Boat\tDelay\n"
            "Star\t60|\n");
}

TEST(TextFormat, LeavesNoBlankLinesForMissingParts) {
  Article article;
  EXPECT_EQ(render(article, Format::text), "");
  article.body = {block(BlockKind::paragraph, "Text.")};
  EXPECT_EQ(render(article, Format::text), "Text.\n");
  article.headline = "Head";
  EXPECT_EQ(render(article, Format::text), "Head\n\nText.\n");
  article.body.clear();
  EXPECT_EQ(render(article, Format::text), "Head\n");
}

TEST(TextFormat, PrintsOneValueALineInTheOrderAsked) {
  const struct {
    std::vector<Field> only;
    const char* expected;
  } rows[] = {
      {{Field::headline}, "Ferry <late> again\n"},
      {{Field::published, Field::headline}, "2026-02-03T08:00:00+08:00\nFerry <late> again\n"},
      {{Field::summary}, "Two boats stayed in port\nCommuters waited\n"},
      {{Field::authors, Field::tags}, "Ada Lam\nBen Ho\nferries\n"},
      {{Field::image}, "https://news.example/a.jpg\n"},
      {{Field::modified}, ""},
      {{Field::paywalled, Field::words, Field::body_from}, "false\n21\npage\n"},
      {{Field::body},
       "The 8.15 ferry left an hour late.\nWhat went wrong\nWe are sorry.\nIt will not happen "
       "again.\nEngine\nFuel\nPump\n"
       "Crew\na < b   c\nThe pier at dawn\nBoat Delay Star 60|\n"},
  };
  for (const auto& row : rows) EXPECT_EQ(render(sample_article(), Format::text, row.only), row.expected);
}

TEST(TextFormat, PrintsLinksAndImagesBelowTheirBlock) {
  Article article;
  Block paragraph = block(BlockKind::paragraph, "See the plan.");
  paragraph.links = {{"the plan", "https://news.example/plan"}};
  paragraph.images = {{"https://news.example/a.jpg", "A map"}, {"https://news.example/b.jpg", ""}};
  Block picture;
  picture.images = {{"https://news.example/c.jpg", ""}};
  article.body = {paragraph, picture};
  EXPECT_EQ(render(article, Format::text),
            "See the plan.\n"
            "[the plan] https://news.example/plan\n"
            "[image: A map] https://news.example/a.jpg\n"
            "[image] https://news.example/b.jpg\n"
            "\n"
            "[image] https://news.example/c.jpg\n");
}

TEST(TextFormat, NumbersEachListFromOne) {
  Article article;
  article.body = {item(0, true, "a"), item(0, true, "b"),  block(BlockKind::paragraph, "p"),
                  item(0, true, "c"), item(1, true, "d"),  item(0, true, "e"),
                  item(1, true, "f"), item(0, false, "g"), item(7, false, "h")};
  EXPECT_EQ(render(article, Format::text), "1. a\n2. b\n\np\n\n1. c\n  1. d\n2. e\n  1. f\n- g\n  - h\n");
}

}  // namespace
}  // namespace presscut::format
