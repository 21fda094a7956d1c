#include <gtest/gtest.h>

#include "format/sample_article.h"
#include "presscut/format.h"

namespace presscut::format {
namespace {

TEST(JsonFormat, PrintsTheRecordOnOneLine) {
  EXPECT_EQ(
      render(sample_article(), Format::jsonl),
      R"({"source":"pages/ferry.html","url":"https://news.example/ferry","publisher":"The Example",)"
      R"("headline":"Ferry <late> again","summary":["Two boats stayed in port","Commuters waited"],"body":[)"
      R"({"kind":"paragraph","text":"The 8.15 ferry left an hour late."},)"
      R"({"kind":"heading","text":"What went wrong","level":1},)"
      R"({"kind":"quote","text":"We are sorry."},{"kind":"quote","text":"It will not happen again."},)"
      R"({"kind":"list_item","text":"Engine","depth":0,"ordered":false},)"
      R"({"kind":"list_item","text":"Fuel","depth":1,"ordered":true},)"
      R"({"kind":"list_item","text":"Pump","depth":1,"ordered":true},)"
      R"({"kind":"list_item","text":"Crew","depth":0,"ordered":false},)"
      R"({"kind":"code","text":"a < b\n  c"},{"kind":"caption","text":"The pier at dawn"},)"
      R"({"kind":"table","text":"Boat Delay Star 60|","rows":[["Boat","Delay"],["Star","60|"]]}],)"
      R"("authors":["Ada Lam","Ben Ho"],"published":"2026-02-03T08:00:00+08:00","modified":null,"section":"City",)"
      R"("tags":["ferries"],"image":{"url":"https://news.example/a.jpg","caption":"The pier"},"language":"en",)"
      R"("paywalled":false,"words":21,"body_from":"page"})"
      "\n");
}

TEST(JsonFormat, HasEveryKeyWhereNothingIsKnown) {
  EXPECT_EQ(render(Article(), Format::json),
            R"({
  "source": "",
  "url": null,
  "publisher": null,
  "headline": null,
  "summary": [],
  "body": [],
  "authors": [],
  "published": null,
  "modified": null,
  "section": null,
  "tags": [],
  "image": null,
  "language": null,
  "paywalled": null,
  "words": 0,
  "body_from": "page"
}
)");
}

TEST(JsonFormat, PrintsOnlyTheKeysAskedInTheRecordsOrder) {
  EXPECT_EQ(render(sample_article(), Format::jsonl, {Field::words, Field::headline}),
            "{\"headline\":\"Ferry <late> again\",\"words\":21}\n");
}

TEST(JsonFormat, HasLinksAndImagesOnlyWhereABlockHasThem) {
  Article article;
  Block paragraph = block(BlockKind::paragraph, "x");
  paragraph.links = {{"x", "/x"}};
  paragraph.images = {{"/y.jpg", ""}};
  article.body = {paragraph};
  EXPECT_EQ(
      render(article, Format::jsonl, {Field::body}),
      R"({"body":[{"kind":"paragraph","text":"x","links":[{"text":"x","url":"/x"}],"images":[{"url":"/y.jpg","caption":""}]}]})"
      "\n");
}

TEST(JsonFormat, ReplacesBytesThatAreNoUtf8) {
  Article article;
  article.source = "a\xFF\n.html";
  EXPECT_EQ(render(article, Format::jsonl, {Field::source}), "{\"source\":\"a\xEF\xBF\xBD\\n.html\"}\n");
}

TEST(JsonFormat, IsUtf8WhateverItIsGiven) {
  const struct {
    const char* text;
    const char* expected;
  } rows[] = {
      {"plain text, longer than eight bytes", "plain text, longer than eight bytes"},
      {"eight by\"te\\s \b\f\n\r\t\x01 and", R"(eight by\"te\\s \b\f\n\r\t\u0001 and)"},
      {"\x7F seven b", R"(\u007f seven b)"},
      {"\u00E9\u4E2D\U0001F600", "\u00E9\u4E2D\U0001F600"},
      {"\u2028\u202E\u200B", R"(\u2028\u202e\u200b)"},
      {"\uFFFD", "\uFFFD"},
      {"a\xE2\x82(", "a\uFFFD("},               // cut short
      {"\xF0\x9F\x98z", "\uFFFDz"},             // cut short by one
      {"\xC0\x80", "\uFFFD\uFFFD"},             // what is shorter otherwise
      {"\xE0\x80\x80|", "\uFFFD|"},             // the same
      {"\xED\xA0\x80|", "\uFFFD|"},             // half of a pair
      {"\xF4\x90\x80\x80|", "\uFFFD|"},         // beyond the last
  };
  for (const auto& row : rows) {
    Article article;
    article.source = row.text;
    EXPECT_EQ(render(article, Format::jsonl, {Field::source}), "{\"source\":\"" + std::string(row.expected) + "\"}\n");
  }
}

TEST(JsonFormat, PrintsTheRecordOfAFailedPage) {
  const Error error{Reason::too_large, "more than 10 bytes"};
  EXPECT_EQ(render_error("a.html", error, Format::jsonl),
            "{\"source\":\"a.html\",\"error\":\"too-large: more than 10 bytes\"}\n");
  EXPECT_EQ(render_error("a.html", error, Format::json),
            "{\n  \"source\": \"a.html\",\n  \"error\": \"too-large: more than 10 bytes\"\n}\n");
}

TEST(Formats, AreFoundByTheirNames) {
  for (const Format format : kFormats) {
    EXPECT_EQ(format_named(name_of(format)), format);
    EXPECT_FALSE(file_suffix(format).empty());
  }
  EXPECT_EQ(format_named("xml"), std::nullopt);
}

TEST(Fields, AreFoundByTheirNames) {
  for (int i = 0; i <= static_cast<int>(Field::body_from); ++i) {
    const auto field = static_cast<Field>(i);
    EXPECT_EQ(field_named(name_of(field)), field);
  }
  EXPECT_EQ(field_named("title"), std::nullopt);
}

TEST(JsonFormat, SpellsOutWhatDisguisesText) {
  Article article;
  article.source = "a\n\x1b\xc2\x9b\x9b\\\u202e\u2028\U0001F600.html";
  EXPECT_EQ(render(article, Format::jsonl, {Field::source}),
            "{\"source\":\"a\\n\\u001b\\u009b\uFFFD\\\\\\u202e\\u2028\U0001F600.html\"}\n");
}

}  // namespace
}  // namespace presscut::format
