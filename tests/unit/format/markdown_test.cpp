#include <gtest/gtest.h>

#include "format/markdown_escape.h"
#include "format/sample_article.h"
#include "presscut/format.h"

namespace presscut::format {
namespace {

TEST(MarkdownFormat, PrintsHeadlineSummaryAndBody) {
  EXPECT_EQ(render(sample_article(), Format::markdown),
            "# Ferry \\<late> again\n"
            "\n"
            "- Two boats stayed in port\n"
            "- Commuters waited\n"
            "\n"
            "The 8.15 ferry left an hour late.\n"
            "\n"
            "## What went wrong\n"
            "\n"
            "> We are sorry.\n"
            ">\n"
            "> It will not happen again.\n"
            "\n"
            "* Engine\n"
            "  1. Fuel\n"
            "  2. Pump\n"
            "* Crew\n"
            "\n"
            "```\n"
            "a < b\n"
            "  c\n"
            "```\n"
            "\n"
            "*The pier at dawn*\n"
            "\n"
            "| Boat | Delay |\n"
            "| --- | --- |\n"
            "| Star | 60\\| |\n");
}

TEST(MarkdownFormat, IndentsItemsToTheTextOfTheirParent) {
  Article article;
  for (int i = 0; i < 10; ++i) article.body.push_back(item(0, true, "x"));
  article.body.push_back(item(1, false, "y"));
  article.body.push_back(item(2, false, "z"));
  const std::string out = render(article, Format::markdown);
  EXPECT_EQ(out.substr(out.find("10.")), "10. x\n    * y\n      * z\n");
}

TEST(MarkdownFormat, EscapesWhatWouldBeMarkup) {
  const struct {
    const char* text;
    const char* expected;
  } rows[] = {
      {"plain", "plain"},
      {"2 * 3", "2 \\* 3"},
      {"a_b_c and _d_", "a_b_c and \\_d\\_"},
      {"\u2014_d_\u2014", "\u2014\\_d\\_\u2014"},
      {"[x](y)", "\\[x\\](y)"},
      {"R&D", "R\\&D"},
      {"Q & A", "Q & A"},
      {"&amp; &#33;", "\\&amp; \\&#33;"},
      {"<b>", "\\<b>"},
      {"`x` \\n", "\\`x\\` \\\\n"},
      {"“_x_”", "“\\_x\\_”"},
      {"~$5", "\\~$5"},
  };
  for (const auto& row : rows) EXPECT_EQ(escape_inline(row.text), row.expected);
}

TEST(MarkdownFormat, EscapesWhatWouldStartABlock) {
  const struct {
    const char* line;
    const char* expected;
  } rows[] = {
      {"", ""},
      {"# one", "\\# one"},
      {"#tag", "#tag"},
      {"- item", "\\- item"},
      {"-5 degrees", "-5 degrees"},
      {"---", "\\---"},
      {"+ more", "\\+ more"},
      {"> so", "\\> so"},
      {"1. May", "1\\. May"},
      {"2026) x", "2026\\) x"},
      {"1.5 m", "1.5 m"},
      {"1.", "1\\."},
      {"1234567890. x", "1234567890. x"},
  };
  for (const auto& row : rows) EXPECT_EQ(escape_line_start(row.line), row.expected);
}

TEST(MarkdownFormat, KeepsSignsAtTheEndOfAHeading) {
  const struct {
    const char* line;
    const char* expected;
  } rows[] = {{"Learn C#", "Learn C#"}, {"Key #", "Key \\#"}, {"Key ##", "Key \\##"}, {"#", "\\#"}};
  for (const auto& row : rows) EXPECT_EQ(escape_heading(row.line), row.expected);
}

TEST(MarkdownFormat, PutsLinksWhereTheirTextsAre) {
  Article article;
  Block paragraph = block(BlockKind::paragraph, "Look! here and here.");
  paragraph.links = {{" here", "javascript:alert(1)"},
                     {"here", "https://news.example/a b_(c)?x=1&copy;"},
                     {"here", "/b"},
                     {"gone", "/c"}};
  article.body = {paragraph};
  EXPECT_EQ(render(article, Format::markdown),
            "Look! [here](https://news.example/a%20b_%28c%29?x=1&amp;copy;) and [here](/b).\n");
  article.body[0].text = "Wow!here";
  article.body[0].links = {{"here", "/b"}};
  EXPECT_EQ(render(article, Format::markdown), "Wow\\![here](/b)\n");
}

TEST(MarkdownFormat, FencesCodeByMoreBackticksThanItHas) {
  Article article;
  article.body = {block(BlockKind::code, "````\nx\n````\n")};
  EXPECT_EQ(render(article, Format::markdown), "`````\n````\nx\n````\n`````\n");
}

TEST(MarkdownFormat, PrintsOnlyWhatIsAsked) {
  EXPECT_EQ(render(sample_article(), Format::markdown, {Field::authors, Field::headline}),
            "Ada Lam\n\nBen Ho\n\n# Ferry \\<late> again\n");
}

TEST(MarkdownFormat, EscapesCellsAndLinksInThem) {
  Article article;
  Block table = block(BlockKind::table, "a|b \\| c");
  table.rows = {{"a|b", "\\|"}, {"c"}};
  table.links = {{"c", "/c"}};
  article.body = {table};
  EXPECT_EQ(render(article, Format::markdown), "| a\\|b | \\\\\\| |\n| --- | --- |\n| [c](/c) |  |\n");
}

TEST(MarkdownFormat, PutsImagesBeforeTheirBlockAndInsideItems) {
  Article article;
  article.body = {item(0, true, "One"), item(0, true, "Two"), block(BlockKind::caption, "Three")};
  for (auto& block : article.body) block.images = {{"/" + block.text + ".jpg", block.text}};
  EXPECT_EQ(render(article, Format::markdown),
            "1. One\n\n   ![One](/One.jpg)\n2. Two\n\n   ![Two](/Two.jpg)\n\n![Three](/Three.jpg)\n\n*Three*\n");
}

TEST(FrontMatter, IsTheRecordWithoutBodyAndWhatIsUnknown) {
  Article article = sample_article();
  article.section = std::nullopt;
  article.tags.clear();
  EXPECT_EQ(render_front_matter(article),
            "---\n"
            "source: \"pages/ferry.html\"\n"
            "url: \"https://news.example/ferry\"\n"
            "publisher: \"The Example\"\n"
            "headline: \"Ferry \\u003Clate> again\"\n"
            "summary:\n  - \"Two boats stayed in port\"\n  - \"Commuters waited\"\n"
            "authors:\n  - \"Ada Lam\"\n  - \"Ben Ho\"\n"
            "published: \"2026-02-03T08:00:00+08:00\"\n"
            "image:\n  url: \"https://news.example/a.jpg\"\n  caption: \"The pier\"\n"
            "language: \"en\"\n"
            "paywalled: false\n"
            "words: 21\n"
            "body_from: \"page\"\n"
            "---\n\n");
  EXPECT_EQ(render_front_matter(article, {Field::words, Field::body}), "---\nwords: 21\n---\n\n");
}

TEST(FrontMatter, QuotesWhatYamlWouldTakeForSomethingElse) {
  const struct {
    const char* text;
    const char* expected;
  } rows[] = {
      {"no", "\"no\""},
      {"a: b # c", "\"a: b # c\""},
      {"\"so\" \\ n", "\"\\\"so\\\" \\\\ n\""},
      {"a\nb\x1b", "\"a\\nb\\u001b\""},
      {"\xC2\x9F\xE2\x80\xA8\xEF\xBB\xBF\x7F", "\"\\u009f\\u2028\\ufeff\\u007f\""},
      {"\xF0\x9F\xA7\xA2 \xF0\x9F\xBF\xBF", "\"\xF0\x9F\xA7\xA2 \\U0001FFFF\""},
      {"\u202E", "\"\\u202e\""},
      {"\xFF", "\"\xEF\xBF\xBD\""},
  };
  for (const auto& row : rows) {
    Article article;
    article.headline = row.text;
    EXPECT_EQ(render_front_matter(article, {Field::headline}),
              "---\nheadline: " + std::string(row.expected) + "\n---\n\n");
  }
}

TEST(MarkdownFormat, MakesARowOfEveryRowOfATable) {
  Article article;
  Block table = block(BlockKind::table, "a b c");
  table.rows = {{"a"}, {"b", "c"}};
  article.body = {table};
  EXPECT_EQ(render(article, Format::markdown), "| a |  |\n| --- | --- |\n| b | c |\n");
  article.body[0].rows = {{"a"}};
  EXPECT_EQ(render(article, Format::markdown), "| a |\n| --- |\n");
}

}  // namespace
}  // namespace presscut::format
