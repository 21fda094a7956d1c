#include "facts/meta_tags.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "dom/parse.h"

namespace presscut::facts {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

MetaTags read(std::string_view html) {
  return MetaTags(dom::parse_html(html));
}

TEST(MetaTags, NamesAndValues) {
  const MetaTags meta =
      read(R"(<meta property="og:title" content="One &amp;amp; two"><meta name="OG:TITLE" content="Again">
    <meta name="DC.creator" content="Jane Doe"><meta property="http://ogp.me/ns/article#published_time" content="2024-12-02">
    <meta property="a:one a:two" content="Both"><meta name="empty" content=" "><meta itemprop="datePublished" content="2024">
    <meta content="nameless"><meta name="no-content">)");
  const struct {
    const char *name, *expected;
  } rows[] = {
      {"og:title", "One & two"},
      {"dc.creator", "Jane Doe"},
      {"article:published_time", "2024-12-02"},
      {"a:one", "Both"},
      {"a:two", "Both"},
      {"itemprop:datepublished", "2024"},
      {"datepublished", ""},
      {"empty", ""},
      {"no-content", ""},
  };
  for (const auto& row : rows) EXPECT_EQ(meta.first({row.name}), row.expected) << row.name;
  EXPECT_EQ(meta.first({"empty", "dc.creator", "og:title"}), "Jane Doe");
  EXPECT_THAT(meta.all({"og:title", "dc.creator"}), ElementsAre("One & two", "Again", "Jane Doe"));
  EXPECT_THAT(meta.all({"none"}), IsEmpty());
}

TEST(MetaTags, Links) {
  const MetaTags meta = read(
      R"(<base href="/b/"><link rel="alternate canonical" href=" /a "><link rel="canonical" href="/second">)");
  EXPECT_EQ(meta.canonical(), "/a");
  EXPECT_EQ(meta.base(), "/b/");
}

TEST(MetaTags, Cards) {
  const MetaTags meta = read(
      R"(<meta name="twitter:label1" content="Est. reading time"><meta name="twitter:data1" content="3 minutes">
    <meta name="twitter:label2" content="Written By"><meta name="twitter:data2" content="Jane Doe">
    <meta property="twitter:misc:Written by" content="John Roe">)");
  EXPECT_THAT(meta.cards({"written by"}), ElementsAre("Jane Doe", "John Roe"));
}

}  // namespace
}  // namespace presscut::facts
