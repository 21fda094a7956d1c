#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "input/bytes.h"
#include "input/pages.h"

namespace presscut::input {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(JsonLines, HoldAPageEach) {
  EXPECT_THAT(
      pages_of("{\"url\":\"https://example.org/1\",\"html\":\"<p>caf\\u00e9\"}\n"
               "\r\n"
               "{\"html\": \"<p>2\", \"meta\": {\"html\": [\"no\"]}, \"tags\": [1, null, 2.5, true]}\r\n"
               "  {\"html\": \"\", \"url\": \"id 3\"}",
               "p.jsonl"),
      ElementsAre("p.jsonl!https://example.org/1 = <p>café", "p.jsonl!line 3 = <p>2", "p.jsonl!id 3 = "));
  const auto pages =
      raw_pages("{\"url\":\"https://example.org/1\",\"html\":\"<p>1\"}\n{\"url\":\"x\",\"html\":\"\"}", "");
  EXPECT_EQ(pages.at(0).url, "https://example.org/1");
  EXPECT_EQ(pages.at(0).charset, "utf-8");
  EXPECT_EQ(pages.at(1).url, "");
}

TEST(JsonLines, BrokenCostThatLine) {
  EXPECT_THAT(
      pages_of("{\"html\":\"<p>1\"}\n{\"html\":\n{\"html\":1}\n[\"html\"]\n{\"url\":\"x\"}\n\xFF\n{\"html\":"
               "\"<p>\xFF\"}\n"
               "{\"html\":\"<p>2\"} x\n{\"html\":\"<p>3\"}\n",
               "p"),
      ElementsAre("p!line 1 = <p>1", "p!line 2: unreadable: not JSON",
                  "p!line 3: unsupported: no object with a string \"html\"",
                  "p!line 4: unsupported: no object with a string \"html\"",
                  "p!line 5: unsupported: no object with a string \"html\"", "p!line 6: unreadable: not JSON",
                  "p!line 7: unreadable: not JSON", "p!line 8: unreadable: not JSON", "p!line 9 = <p>3"));
}

TEST(JsonLines, AreBoundedEach) {
  ReadLimits limits;
  limits.max_page_bytes = 40;
  EXPECT_THAT(
      pages_of("{\"html\":\"<p>1\"}\n{\"html\":\"" + std::string(200'000, 'x') + "\"}\n{\"html\":\"<p>3\"}",
               "p", limits),
      ElementsAre("p!line 1 = <p>1", "p!line 2: too-large: the page is larger than 40 bytes (--max-size)",
                  "p!line 3 = <p>3"));
}

TEST(JsonLines, MayNestAsDeepAsTheyLike) {
  const std::string deep(1'000'000, '[');
  EXPECT_THAT(pages_of("{\"html\":\"<p>1\",\"x\":" + deep + "}\n{\"html\":\"<p>2\"}", "p"),
              ElementsAre("p!line 1: unreadable: not JSON", "p!line 2 = <p>2"));
}

TEST(JsonLines, AreToldFromPages) {
  EXPECT_THAT(pages_of("{\"x\": 1}\n", "p.ndjson"),
              ElementsAre("p.ndjson!line 1: unsupported: no object with a string \"html\""));
  EXPECT_THAT(pages_of("", "p.jsonl"), IsEmpty());
  EXPECT_THAT(pages_of("{ a brace } and \"html\"", ""), ElementsAre(" = { a brace } and \"html\""));
  EXPECT_THAT(pages_of("<p>{\"html\": 1}", "p.jsonl"), ElementsAre("p.jsonl = <p>{\"html\": 1}"));
  // The index of pages in a WACZ archive.
  EXPECT_THAT(
      pages_of("{\"format\": \"json-pages-1.0\", \"id\": \"pages\"}\n{\"url\": \"https://example.org/\"}\n",
               "p.jsonl"),
      IsEmpty());
}

}  // namespace
}  // namespace presscut::input
