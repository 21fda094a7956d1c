#include "facts/page_facts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "dom/parse.h"

namespace presscut::facts {
namespace {

using testing::ElementsAre;

PageFacts read(const std::string& head, const std::string& body = "", const PageHints& hints = {}) {
  return read_facts(
      dom::parse_html("<html lang='en'><head>" + head + "</head><body>" + body + "</body></html>"), hints);
}

TEST(PageFacts, WholePage) {
  const PageFacts facts = read(
      R"(<title>Bridge closed | The Example</title><link rel="canonical" href="https://www.example.com/world/bridge">
      <meta property="og:title" content="Bridge closed - The Example"><meta property="og:site_name" content="The Example">
      <meta property="og:description" content="It rained."><meta property="og:type" content="Article">
      <meta property="og:image" content="/i.jpg"><meta property="article:section" content="World">
      <meta property="article:tag" content="Bridges"><meta property="article:tag" content="Rain">
      <script type="application/ld+json; charset=utf-8">{"@type":"NewsArticle","headline":"Bridge closed","datePublished":
      "2024-12-02T10:56:35+01:00","dateModified":"2024-12-03T00:00:00Z","author":[{"name":"By Jane Doe"},{"name":"The Example"}],
      "isAccessibleForFree":false}</script>)",
      "<h1>Bridge closed</h1>");
  EXPECT_EQ(facts.url, "https://www.example.com/world/bridge");
  EXPECT_EQ(facts.host, "example.com");
  EXPECT_EQ(facts.path, "/world/bridge");
  EXPECT_EQ(facts.title, "Bridge closed | The Example");
  EXPECT_EQ(facts.title_without_site, "Bridge closed");
  EXPECT_THAT(facts.headlines, ElementsAre("Bridge closed"));
  EXPECT_THAT(facts.descriptions, ElementsAre("It rained."));
  EXPECT_EQ(facts.publisher, "The Example");
  EXPECT_THAT(facts.authors, ElementsAre("Jane Doe"));
  EXPECT_EQ(facts.published, "2024-12-02T10:56:35+01:00");
  EXPECT_EQ(facts.modified, "2024-12-03T00:00:00Z");
  EXPECT_EQ(facts.section, "World");
  EXPECT_THAT(facts.tags, ElementsAre("Bridges", "Rain"));
  EXPECT_EQ(facts.image.url, "https://www.example.com/i.jpg");
  EXPECT_EQ(facts.language, "en");
  EXPECT_EQ(facts.paywalled, std::optional(true));
  EXPECT_EQ(facts.type, "article");
  EXPECT_EQ(facts.articles.size(), 1U);
}

TEST(PageFacts, EmptyPage) {
  const PageFacts facts = read_facts(dom::parse_html(""), {});
  EXPECT_EQ(facts.url, "");
  EXPECT_EQ(facts.title, "");
  EXPECT_EQ(facts.language, "");
  EXPECT_TRUE(facts.authors.empty());
  EXPECT_FALSE(facts.paywalled.has_value());
  EXPECT_EQ(read_facts(dom::Document(), {}).published, "");
}

TEST(PageFacts, Address) {
  const struct {
    const char *canonical, *own, *expected;
  } rows[] = {
      {"/a", "https://example.com/x?y", "https://example.com/a"},
      {"https://example.com/a#b", "", "https://example.com/a"},
      {"https://example.com/", "https://example.com/a", "https://example.com/a"},
      {"https://other.com", "https://example.com/a", "https://example.com/a"},
      {"https://other.com/a", "https://example.com/a", "https://other.com/a"},
      {"/a", "", ""},
      {"javascript:void(0)", "https://example.com/a", "https://example.com/a"},
      {"", "https://example.com/a", "https://example.com/a"},
  };
  for (const auto& row : rows) {
    PageHints hints;
    hints.url = row.own;
    EXPECT_EQ(read("<link rel=canonical href='" + std::string(row.canonical) + "'>", "", hints).url,
              row.expected)
        << row.canonical;
  }
}

TEST(PageFacts, Dates) {
  const struct {
    const char *head, *body, *url, *published;
  } rows[] = {
      {"<meta property='article:published_time' content='2024-12-02T10:56Z'>", "", "",
       "2024-12-02T10:56:00Z"},
      {"<meta property='article:modified_time' content='2024-12-03'>", "", "https://example.com/2024/12/02/a",
       "2024-12-02"},
      {"<meta property='article:modified_time' content='2024-12-03'>", "", "", "2024-12-03"},
      // The same day with more detail.
      {"<meta name='pubdate' content='2024-12-02'>", "<h1>A b</h1><time datetime='2024-12-02T10:56:35Z'>", "",
       "2024-12-02T10:56:35Z"},
      // A value that is no date does not hide the next.
      {"<meta name='pubdate' content='soon'><meta name='dc.date' content='2024-12-02'>", "", "",
       "2024-12-02"},
      {"", "", "", ""},
  };
  for (const auto& row : rows) {
    PageHints hints;
    hints.url = row.url;
    EXPECT_EQ(read(row.head, row.body, hints).published, row.published) << row.head;
  }
}

TEST(PageFacts, Authors) {
  const struct {
    const char *head, *body;
    std::vector<std::string> expected;
  } rows[] = {
      {"<meta name=author content='Jane Doe'>", "", {"Jane Doe"}},
      {"<meta property='article:author' content='https://example.com/jane'>",
       "<h1>A b</h1><p>By Jane Doe</p>",
       {"Jane Doe"}},
      {"<meta name=author content='The Example'><meta property='og:site_name' content='The Example'>",
       "",
       {"The Example"}},
      {"<meta name=author content='The Example'><meta property='og:site_name' content='The Example'>",
       "<h1>A b</h1><p>By Jane Doe</p>",
       {"Jane Doe"}},
      {"<meta name=author content='jane.doe'><meta name='twitter:label1' content='Written by'><meta "
       "name='twitter:data1' content='Jane Doe'>",
       "",
       {"Jane Doe"}},
      {"<meta name=author content='dpa'>", "<h1>A b</h1>", {"dpa"}},
      {"", "", {}},
  };
  for (const auto& row : rows) EXPECT_EQ(read(row.head, row.body).authors, row.expected) << row.head;
}

TEST(PageFacts, SectionAndTags) {
  EXPECT_EQ(read("<meta property='article:section' content='World,Primary-World'>").section, "World");
  EXPECT_EQ(read("<title>Bridge closed</title><meta property='article:section' content='Bridge closed'>"
                 "<meta name=section content=UK>")
                .section,
            "UK");
  EXPECT_THAT(
      read("<meta name=keywords content='Rain, Bridges,, Rain, 26157981-b4f7-4929-adc1-e860c6f03636'>").tags,
      ElementsAre("Rain", "Bridges"));
}

TEST(PageFacts, LanguageAndAccess) {
  PageHints hints;
  hints.language = "de-AT";
  EXPECT_EQ(read("", "", hints).language, "de-AT");
  EXPECT_EQ(read_facts(dom::parse_html("<meta property='og:locale' content='de_DE'>"), {}).language, "de-DE");
  EXPECT_EQ(read("<meta property='article:content_tier' content='locked'>").paywalled, std::optional(true));
  EXPECT_EQ(read("<meta property='article:content_tier' content='free'>").paywalled, std::optional(false));
}

}  // namespace
}  // namespace presscut::facts
