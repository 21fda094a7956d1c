#include <gtest/gtest.h>

#include "format/address.h"
#include "format/sample_article.h"
#include "presscut/format.h"

namespace presscut::format {
namespace {

// What stands inside <article>.
std::string inside(const std::string& html) {
  const std::string begin = "<article>\n";
  const std::size_t from = html.find(begin) + begin.size();
  return html.substr(from, html.find("</article>") - from);
}

TEST(HtmlFormat, PrintsAWholeDocument) {
  EXPECT_EQ(render(sample_article(), Format::html), R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Ferry &lt;late&gt; again</title>
<meta name="author" content="Ada Lam">
<meta name="author" content="Ben Ho">
<meta property="article:published_time" content="2026-02-03T08:00:00+08:00">
<link rel="canonical" href="https://news.example/ferry">
</head>
<body>
<article>
<header>
<h1>Ferry &lt;late&gt; again</h1>
<ul class="summary">
<li>Two boats stayed in port</li>
<li>Commuters waited</li>
</ul>
<p class="authors">Ada Lam</p>
<p class="authors">Ben Ho</p>
<p class="published"><time datetime="2026-02-03T08:00:00+08:00">2026-02-03</time></p>
</header>
<p>The 8.15 ferry left an hour late.</p>
<h2>What went wrong</h2>
<blockquote>
<p>We are sorry.</p>
<p>It will not happen again.</p>
</blockquote>
<ul>
<li>Engine
<ol>
<li>Fuel</li>
<li>Pump</li>
</ol>
</li>
<li>Crew</li>
</ul>
<pre><code>a &lt; b
  c</code></pre>
<figure><figcaption>The pier at dawn</figcaption></figure>
<table>
<tr><td>Boat</td><td>Delay</td></tr>
<tr><td>Star</td><td>60|</td></tr>
</table>
</article>
</body>
</html>
)");
}

TEST(HtmlFormat, NestsLists) {
  Article article;
  article.body = {item(0, true, "a"), item(0, false, "b"), item(1, false, "c"), item(2, true, "d"),
                  item(0, false, "e")};
  EXPECT_EQ(inside(render(article, Format::html)),
            "<ol>\n<li>a</li>\n</ol>\n"
            "<ul>\n<li>b\n<ul>\n<li>c\n<ol>\n<li>d</li>\n</ol>\n</li>\n</ul>\n</li>\n<li>e</li>\n</ul>\n");
}

TEST(HtmlFormat, EscapesEverything) {
  Article article;
  article.headline = "</title><script>&\"";
  article.language = "\"><script>";
  article.body = {block(BlockKind::code, "</code><script>")};
  const std::string html = render(article, Format::html);
  EXPECT_EQ(html.find("<script>"), std::string::npos) << html;
  EXPECT_NE(html.find("<h1>&lt;/title&gt;&lt;script&gt;&amp;&quot;</h1>"), std::string::npos);
}

TEST(HtmlFormat, LinksOnlyToAddressesThatRunNothing) {
  Article article;
  Block paragraph = block(BlockKind::paragraph, "one two");
  paragraph.links = {{"one", "javascript:alert(1)"}, {"two", "https://news.example/?a=1&b=\"2\""}};
  paragraph.images = {{"data:text/html,x", "a"}, {"/b.jpg", "b & c"}};
  article.body = {paragraph};
  EXPECT_EQ(inside(render(article, Format::html)),
            "<figure><img src=\"/b.jpg\" alt=\"b &amp; c\"></figure>\n"
            "<p>one <a href=\"https://news.example/?a=1&amp;b=%222%22\">two</a></p>\n");
}

TEST(HtmlFormat, PutsAnImageAndItsCaptionInOneFigure) {
  Article article;
  article.body = {block(BlockKind::caption, "The pier at dawn")};
  article.body[0].images = {{"/pier 1.jpg", "A pier"}};
  EXPECT_EQ(inside(render(article, Format::html)),
            "<figure><img src=\"/pier%201.jpg\" alt=\"A pier\"><figcaption>The pier at dawn</figcaption></figure>\n");
}

TEST(HtmlFormat, FillsRowsAndLinksInTheirCells) {
  Article article;
  Block table = block(BlockKind::table, "Club Points North 3");
  table.rows = {{"Club", "Points"}, {"North"}};
  table.links = {{"North", "/north"}, {"gone", "/gone"}};
  article.body = {table};
  EXPECT_EQ(inside(render(article, Format::html)),
            "<table>\n<tr><td>Club</td><td>Points</td></tr>\n"
            "<tr><td><a href=\"/north\">North</a></td><td></td></tr>\n</table>\n");
}

TEST(HtmlFormat, GivesProgramsOnlyDatesThatAreDates) {
  const struct {
    const char* published;
    const char* expected;
  } rows[] = {
      {"2024-06-13", "<time datetime=\"2024-06-13\">2024-06-13</time>"},
      {"2024-06-13T16:05:00", "<time datetime=\"2024-06-13T16:05:00\">2024-06-13</time>"},
      {"yesterday", "yesterday"},
      {"2024-06-13<b>", "2024-06-13&lt;b&gt;"},
  };
  for (const auto& row : rows) {
    Article article;
    article.published = row.published;
    EXPECT_EQ(inside(render(article, Format::html, {Field::published})),
              "<p class=\"published\">" + std::string(row.expected) + "</p>\n");
  }
}

TEST(HtmlFormat, AlwaysHasATitle) {
  Article article;
  EXPECT_NE(render(article, Format::html).find("<title>Article</title>"), std::string::npos);
  article.source = "a.html";
  EXPECT_NE(render(article, Format::html).find("<title>a.html</title>"), std::string::npos);
}

TEST(HtmlFormat, PrintsOneSummaryAsAParagraph) {
  Article article;
  article.summary = {"Only one"};
  EXPECT_EQ(inside(render(article, Format::html)), "<header>\n<p class=\"summary\">Only one</p>\n</header>\n");
}

TEST(HtmlFormat, PrintsOnlyWhatIsAsked) {
  EXPECT_EQ(inside(render(sample_article(), Format::html, {Field::headline, Field::authors})),
            "<h1>Ferry &lt;late&gt; again</h1>\n<p class=\"authors\">Ada Lam</p>\n<p class=\"authors\">Ben "
            "Ho</p>\n");
}

TEST(Address, IsSafeWhereItOpensAPageOrAMail) {
  const struct {
    const char* url;
    bool safe;
  } rows[] = {
      {"https://a.example/", true},
      {"HTTP://a.example", true},
      {"mailto:a@b.example", true},
      {"/a:b", true},
      {"a/b?c:d", true},
      {"#x:y", true},
      {"//a.example", true},
      {"", false},
      {"javascript:x", false},
      {"JavaScript:x", false},
      {"java\nscript:x", false},
      {" javascript:x", false},
      {"\x01javascript:x", false},
      {"data:text/html,x", false},
      {"vbscript:x", false},
      {"file:///etc/passwd", false},
  };
  for (const auto& row : rows) EXPECT_EQ(is_safe_address(row.url), row.safe) << row.url;
}

}  // namespace
}  // namespace presscut::format
