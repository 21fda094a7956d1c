// The library on hostile pages, in this process, on a small stack: nothing recurses as deep as a page, and what ends the
// HTML parser does not end the program.
#include "presscut/extract.h"

#include <gtest/gtest.h>
#include <pthread.h>

#include <functional>
#include <string>

#include "presscut/explain.h"
#include "presscut/format.h"

namespace presscut {
namespace {

constexpr std::size_t kSmallStack = 512 << 10;

const std::string kArticle =
    "<h1>Ferry is late again</h1><p>The eight fifteen ferry left the pier an hour late on Monday, and the passengers, who had "
    "waited in the rain since the early morning, were not amused by what the crew told them.</p>"
    "<p>The company said that it was sorry, that the engine had been repaired over night by its own people, and that such a "
    "delay would not happen again this week, or in the next.</p>";

std::string repeated(std::string_view part, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += part;
  return out;
}

void on_small_stack(std::function<void()> work) {
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  ASSERT_EQ(pthread_attr_setstacksize(&attributes, kSmallStack), 0);
  pthread_t thread{};
  const auto begin = [](void* given) -> void* {
    (*static_cast<std::function<void()>*>(given))();
    return nullptr;
  };
  ASSERT_EQ(pthread_create(&thread, &attributes, begin, &work), 0);
  pthread_join(thread, nullptr);
  pthread_attr_destroy(&attributes);
}

std::string headline_of(const std::string& page) {
  std::string headline;
  on_small_stack([&] {
    const auto article = extract(page, "page.html");
    if (!article) {
      headline = article.error().to_string();
      return;
    }
    headline = article->headline.value_or("none");
    for (const Format format : kFormats) EXPECT_NE(render(*article, format), "");
    const auto explanation = explain(page, "page.html");
    EXPECT_TRUE(explanation.has_value());
    EXPECT_NE(render_html(*explanation), "");
  });
  return headline;
}

TEST(Extract, ReadsPagesThatEndTheParser) {
  for (const char* page : {"<table><svg><desc><![CDATA[>]]>>", "<table><svg><select><foreignObject><select><table>"}) {
    EXPECT_EQ(headline_of(kArticle + page), "Ferry is late again") << page;
    EXPECT_FALSE(extract(page, "page.html")) << page;
  }
}

TEST(Extract, ReadsPagesOfAnyDepth) {
  constexpr std::size_t kDeep = 50'000;
  for (const char* tag : {"<div>", "<b>", "<b><i><a href=x>", "<table><tr><td>", "<svg>", "<svg><foreignObject>", "<template>",
                          "<select>", "<ul><li>", "<blockquote>", "<table><b>x"}) {
    EXPECT_EQ(headline_of(kArticle + repeated(tag, kDeep)), "Ferry is late again") << tag;
  }
  EXPECT_EQ(headline_of(kArticle + repeated("<div>", kDeep) + "x" + repeated("</div>", kDeep)), "Ferry is late again");
}

TEST(Extract, ReadsPagesWithDataOfAnyDepth) {
  constexpr std::size_t kDeep = 100'000;
  for (const char* bracket : {"[", "{\"a\":", "[{\"@graph\":"}) {
    for (const char* begin : {"<script type=application/ld+json>", "<script>x="}) {
      EXPECT_EQ(headline_of(begin + repeated(bracket, kDeep) + "</script>" + kArticle), "Ferry is late again") << bracket;
    }
  }
}

TEST(Extract, ReadsWhatRepeats) {
  constexpr std::size_t kMany = 100'000;
  std::string attributes = "<p";
  for (std::size_t i = 0; i < kMany; ++i) attributes += " a" + std::to_string(i) + "=1";
  for (const std::string& more : {attributes + ">x</p>", repeated("<p><b class=x>text", 10'000), repeated("<br>", kMany),
                                  repeated(std::string_view("words \0", 7), kMany), repeated("&", kMany), repeated("<!--x--!>", kMany),
                                  "<script>" + repeated("<!-- -->", kMany) + "</script>",
                                  "<script>" + repeated("<!--<script></script>", kMany)}) {
    EXPECT_EQ(headline_of(kArticle + more), "Ferry is late again") << more.substr(0, 40);
  }
}

}  // namespace
}  // namespace presscut
