#include "facts/visible_facts.h"

#include <gtest/gtest.h>

#include "dom/parse.h"

namespace presscut::facts {
namespace {

using Names = std::vector<std::string>;

VisibleFacts read(const std::string& body) {
  return read_visible_facts(dom::parse_html("<body>" + body), {"Bridge closed"}, DateOrder::day_first);
}

TEST(VisibleFacts, Dates) {
  const std::string text = "<p>" + std::string(3000, 'x') + "</p>";
  const struct {
    std::string body;
    const char *published, *modified;
  } rows[] = {
      {"<h1>Bridge closed</h1><time datetime='2024-12-02T10:56Z'>today</time>", "2024-12-02T10:56:00Z", ""},
      {"<h1>Bridge closed</h1><div class='article__date'>2 December 2024</div>", "2024-12-02", ""},
      {"<h1>Bridge closed</h1><p>Posted on December 2, 2024</p>", "2024-12-02", ""},
      {"<span>December 2, 2024</span><h1>Bridge closed</h1>", "2024-12-02", ""},
      {"<h1>Bridge closed</h1><div>Updated: <time>3 December 2024</time></div><div>Published: <time>2 "
       "December 2024</time></div>",
       "2024-12-02", "2024-12-03"},
      {"<nav><time>1 May 2020</time></nav><h1>Bridge closed</h1><div class='related'><time>2 May "
       "2020</time></div>",
       "", ""},
      {"<h1>The Example</h1>" + text + "<h1>Bridge closed</h1><time>2 December 2024</time>", "2024-12-02",
       ""},
      {"<h1>Bridge closed</h1>" + text + "<p>Last updated: December 2, 2024</p>", "", "2024-12-02"},
      {"<h1>Bridge closed</h1>" + text + "<time>2 May 2020</time><time>3 May 2020</time>", "", ""},
      {"<h1>Bridge closed</h1><p>The court sat on 2 December 2024 and said so in a judgment that fills more "
       "than eighty pages.</p>",
       "", ""},
      {"", "", ""},
  };
  for (const auto& row : rows) {
    const VisibleFacts facts = read(row.body);
    EXPECT_EQ(facts.published, row.published) << row.body.substr(0, 200);
    EXPECT_EQ(facts.modified, row.modified) << row.body.substr(0, 200);
  }
}

TEST(VisibleFacts, Authors) {
  const std::string text = "<p>" + std::string(3000, 'x') + "</p>";
  const struct {
    std::string body;
    Names expected;
  } rows[] = {
      {"<h1>Bridge closed</h1><a rel='author' href='/x'>Jane</a>", {"Jane"}},
      {"<h1>Bridge closed</h1><a href='/authors/jane'>Jane Doe</a> and <a href='/authors/john'>John Roe</a>",
       {"Jane Doe", "John Roe"}},
      {"<h1>Bridge closed</h1><div class='byline'><span>By</span><span>Jane Doe</span><span>Chief "
       "Editor</span></div>",
       {"Jane Doe"}},
      {"<h1>Bridge closed</h1><p>By Jane Doe</p>", {"Jane Doe"}},
      {"<div>by <b>Jane Doe</b></div><h1>Bridge closed</h1>", {"Jane Doe"}},
      {"<h1>Bridge closed</h1><p>By the time they came it was dark.</p>", {}},
      {"<h1>Bridge closed</h1>" + text + "<a href='/author/jane-doe'>Jane Doe</a>", {"Jane Doe"}},
      {"<h1>Bridge closed</h1>" + text +
           "<a href='/author/jane'>Jane Doe</a><a href='/author/john'>John Roe</a>",
       {}},
      {"<h1>Bridge closed</h1><div class='comments'><span class='author'>Troll Person</span></div>", {}},
      {"<h1>Bridge closed</h1><a href='/authors/'>All Authors</a>", {}},
  };
  for (const auto& row : rows) EXPECT_EQ(read(row.body).authors, row.expected) << row.body.substr(0, 200);
}

TEST(VisibleFacts, Microdata) {
  const VisibleFacts facts = read(
      R"(<div itemscope itemtype="http://schema.org/NewsArticle"><h1 itemprop="headline">Bridge closed</h1>
    <meta itemprop="datePublished" content="2024-12-02"><span itemprop="author" itemscope itemtype="http://schema.org/Person">
    <span itemprop="name">Jane Doe</span></span><div itemprop="comment" itemscope itemtype="http://schema.org/Comment">
    <span itemprop="author">Troll Person</span></div></div>)");
  EXPECT_EQ(facts.microdata_published, "2024-12-02");
  EXPECT_EQ(facts.microdata_authors, Names{"Jane Doe"});
  EXPECT_EQ(facts.headline, "Bridge closed");
}

}  // namespace
}  // namespace presscut::facts
