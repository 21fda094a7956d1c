#include "facts/json_ld.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace presscut::facts {
namespace {

using testing::ElementsAre;

LinkedData read(std::string_view block) {
  return read_linked_data(std::vector<std::string_view>{block}, DateOrder::day_first);
}

LinkedArticle article(std::string_view block) {
  const LinkedData data = read(block);
  EXPECT_EQ(data.articles.size(), 1U) << block;
  return data.articles.empty() ? LinkedArticle{} : data.articles.front();
}

TEST(JsonLd, ArticleTypes) {
  for (const char* type : {"Article", "NewsArticle", "ReportageNewsArticle", "OpinionNewsArticle",
                           "BlogPosting", "LiveBlogPosting", "SocialMediaPosting", "Report", "TechArticle",
                           "ScholarlyArticle", "AdvertiserContentArticle", "Review"}) {
    EXPECT_TRUE(is_article_type(type)) << type;
  }
  for (const char* type : {"VideoObject", "WebPage", "JobPosting", "Person", "Organization", ""}) {
    EXPECT_FALSE(is_article_type(type)) << type;
  }
}

TEST(JsonLd, AllFields) {
  const LinkedArticle a =
      article(R"({"@context":"https://schema.org","@type":["Thing","http://schema.org/NewsArticle"],
    "mainEntityOfPage":{"@type":"WebPage","@id":"https://example.com/a"},"headline":"Tom &amp; <em>Ann</em>",
    "alternativeHeadline":"Two","description":"They  met.","articleBody":"One.\nTwo.","articleSection":["World","Asia"],
    "inLanguage":"en-GB","publisher":{"@type":"Organization","name":"The Example"},"datePublished":"2024-12-02T10:56:35+01:00",
    "dateModified":"2024-12-03","author":{"@type":"Person","name":"Jane Doe"},"keywords":"one, two",
    "image":[{"@type":"ImageObject","url":"https://example.com/i.jpg","caption":"A bridge"}],"isAccessibleForFree":"False"})");
  EXPECT_EQ(a.type, "NewsArticle");
  EXPECT_EQ(a.url, "https://example.com/a");
  EXPECT_EQ(a.headline, "Tom & Ann");
  EXPECT_EQ(a.alternative_headline, "Two");
  EXPECT_EQ(a.description, "They met.");
  EXPECT_EQ(a.body, "One.\nTwo.");
  EXPECT_EQ(a.section, "World");
  EXPECT_EQ(a.language, "en-GB");
  EXPECT_EQ(a.publisher, "The Example");
  EXPECT_EQ(a.published, "2024-12-02T10:56:35+01:00");
  EXPECT_EQ(a.modified, "2024-12-03");
  EXPECT_THAT(a.authors, ElementsAre("Jane Doe"));
  EXPECT_THAT(a.keywords, ElementsAre("one", "two"));
  EXPECT_EQ(a.image.url, "https://example.com/i.jpg");
  EXPECT_EQ(a.image.caption, "A bridge");
  EXPECT_EQ(a.free, std::optional(false));
}

TEST(JsonLd, Authors) {
  const struct {
    const char* json;
    std::vector<std::string> expected;
  } rows[] = {
      {R"("Jane Doe")", {"Jane Doe"}},
      {R"(["Jane Doe","John Roe"])", {"Jane Doe", "John Roe"}},
      {R"({"name":"Jane Doe"})", {"Jane Doe"}},
      {R"({"name":["Jane Doe","John Roe"]})", {"Jane Doe", "John Roe"}},
      {R"([{"@type":"Organization","name":"AP"},{"@type":"Person","name":"Jane Doe"}])", {"Jane Doe", "AP"}},
      {R"({"@type":"Person","givenName":"Jane","familyName":"Doe"})", {"Jane Doe"}},
      {R"({"@id":"#nobody"})", {}},
      {R"([[1],null,{"name":{"a":[]}}])", {}},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(article(R"({"@type":"Article","author":)" + std::string(row.json) + "}").authors, row.expected)
        << row.json;
  }
  EXPECT_TRUE(
      article(R"({"@type":"Article","author":{"@type":"Organization","name":"AP"}})").by_organization);
  EXPECT_FALSE(article(R"({"@type":"Article","author":"AP"})").by_organization);
}

TEST(JsonLd, GraphRefersById) {
  const LinkedData data = read(R"({"@graph":[
    {"@type":"Article","author":{"@id":"#jane"},"image":{"@id":"#image"},"publisher":{"@id":"#site"}},
    {"@type":"Person","@id":"#jane","name":"Jane Doe"},
    {"@type":"ImageObject","@id":"#image","url":"https://example.com/i.jpg"},
    {"@type":"Organization","@id":"#site","name":"The Example"},
    {"@type":"BreadcrumbList","itemListElement":[{"name":"Home"},{"item":{"name":"World"}}]}]})");
  ASSERT_EQ(data.articles.size(), 1U);
  EXPECT_THAT(data.articles[0].authors, ElementsAre("Jane Doe"));
  EXPECT_EQ(data.articles[0].image.url, "https://example.com/i.jpg");
  EXPECT_EQ(data.articles[0].publisher, "The Example");
  EXPECT_THAT(data.sites, ElementsAre("The Example"));
  EXPECT_THAT(data.crumbs, ElementsAre("Home", "World"));
}

TEST(JsonLd, OtherWorksAreNotTaken) {
  const LinkedData data = read(R"([
    {"@type":"LiveBlogPosting","headline":"Live","liveBlogUpdate":[{"@type":"BlogPosting","headline":"10:56"}]},
    {"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","headline":"Another"}]},
    {"@type":"WebPage","mainEntity":{"@type":"NewsArticle","headline":"Nested"}}])");
  ASSERT_EQ(data.articles.size(), 2U);
  EXPECT_EQ(data.articles[0].headline, "Live");
  EXPECT_EQ(data.articles[1].headline, "Nested");
  EXPECT_EQ(data.pages.size(), 1U);
}

TEST(JsonLd, FreeAccess) {
  const struct {
    const char* json;
    std::optional<bool> expected;
  } rows[] = {
      {R"("isAccessibleForFree":true)", true},
      {R"("isAccessibleForFree":"http://schema.org/False")", false},
      {R"("hasPart":{"isAccessibleForFree":"false"})", false},
      {R"("isAccessibleForFree":true,"hasPart":[{"isAccessibleForFree":false}])", false},
      {R"("isAccessibleForFree":"perhaps")", std::nullopt},
      {R"("a":1)", std::nullopt},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(article(R"({"@type":"Article",)" + std::string(row.json) + "}").free, row.expected) << row.json;
  }
}

TEST(JsonLd, BrokenBlockHidesNoOther) {
  const LinkedData data = read_linked_data(
      {R"({"@type":"Article","headline":)", "{{{", R"({"@type":"Article","headline":"Two"})"},
      DateOrder::day_first);
  ASSERT_EQ(data.articles.size(), 2U);
  EXPECT_EQ(data.articles[1].headline, "Two");
}

TEST(JsonLd, BestFirst) {
  LinkedArticle other, own, empty;
  other.url = "https://example.com/b";
  other.body = std::string(5000, 'x');
  own.url = "http://www.example.com/a/?utm=1";
  std::vector<LinkedArticle> articles = {empty, other, own};
  sort_best_first(articles, "https://example.com/a");
  EXPECT_EQ(articles[0].url, own.url);
  EXPECT_EQ(articles[1].url, other.url);
  sort_best_first(articles, "");
  EXPECT_EQ(articles[0].url, other.url);
}

TEST(JsonLd, OddShapes) {
  for (const char* block :
       {"[]", "{}", "null", "3", "\"Article\"", R"({"@type":{}})", R"({"@type":["Article",null,3]})",
        R"({"@type":"Article","image":[[]],"publisher":[],"hasPart":3,"keywords":{},"author":[[]]})"}) {
    EXPECT_LE(read(block).articles.size(), 1U) << block;
  }
}

}  // namespace
}  // namespace presscut::facts
