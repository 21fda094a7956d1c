#include "filter/text_blocks.h"

#include <gtest/gtest.h>

#include <string>

#include "dom/parse.h"

namespace presscut::filter {
namespace {

// "kind:text|kind:text"; a cut block's kind is in capitals.
std::string dump(std::string_view html, std::string_view cut_class = "cut") {
  const dom::Document document = dom::parse_html(html);
  Cuts cuts(document);
  for (dom::NodeId id = 0; id < document.size(); ++id) {
    if (document.is_text(id)) continue;
    if (document.has_class(id, cut_class)) cuts.add({id, kNoRule, "test"});
    if (document.has_class(id, "keep")) cuts.keep(id);
  }
  const TextBlocks blocks(document, dom::TextIndex(document), cuts);
  static const char* const kKinds[] = {"p", "h", "li", "q", "td", "code", "cap"};
  std::string out;
  for (const TextBlock& block : blocks) {
    if (!out.empty()) out += '|';
    out += block.cut != nullptr ? "CUT" : kKinds[static_cast<int>(block.kind)];
    out += ':';
    out += blocks.text(block);
  }
  return out;
}

struct Row {
  const char* html;
  const char* expected;
};

TEST(TextBlocks, BreaksWhereThePageDoes) {
  const Row rows[] = {
      {"<p>a <b>b</b>c</p><p>d</p>", "p:a bc|p:d"},
      {"<div>bare<p>in</p>tail</div>", "p:bare|p:in|p:tail"},
      {"<div>one<br>line<br><br>two</div>", "p:one line|p:two"},
      {"<div>one<br> <br>two</div>", "p:one|p:two"},
      {"<h2>head</h2><ul><li>x<ul><li>y</ul></ul>", "h:head|li:x|li:y"},
      {"<blockquote><p>q</p></blockquote>", "q:q"},
      {"<figure><img><figcaption>c</figcaption></figure>", "cap:c"},
      {"<table><tr><td>1<td>2<tr><td>3<td>4</table>", "td:1|td:2|td:3|td:4"},
      {"<table><tr><td><h1>t</h1><p>layout</p></table>", "h:t|p:layout"},
      {"<pre>a\n  b</pre>", "code:a\n  b"},
      {"<p>a</p><noscript>n</noscript><select><option>o</select><button>go</button>", "p:a|p:go"},
      {"<p>\xC2\xA0</p><p> </p>", ""},
      {"<p><ruby>漢<rt>kan</rt></ruby>字</p>", "p:漢字"},
  };
  for (const Row& row : rows) EXPECT_EQ(dump(row.html), row.expected) << row.html;
}

TEST(TextBlocks, WhatIsCutInsideASentenceStandsApart) {
  EXPECT_EQ(dump("<p>It is <span class=cut>Ad</span>so.</p>"), "p:It is so.|CUT:Ad");
  EXPECT_EQ(dump("<p>a</p><div class=cut><p>b</p>c</div>d"), "p:a|CUT:b|CUT:c|p:d");
  EXPECT_EQ(dump("<p><span class=cut>Ad</span>text</p>"), "CUT:Ad|p:text");
}

TEST(TextBlocks, WhatIsKeptInsideACutIsNotCut) {
  EXPECT_EQ(dump("<div class=cut><p>a</p><p class=keep>b</p><p>c</p></div>"), "CUT:a|p:b|CUT:c");
}

TEST(TextBlocks, CountsLinksBoldAndSentences) {
  const dom::Document document = dom::parse_html("<p>One, two. <a href=x>Three</a>! <b>Four?</b></p>");
  const TextBlocks blocks(document, dom::TextIndex(document), Cuts(document));
  ASSERT_EQ(blocks.size(), 1U);
  EXPECT_EQ(blocks[0].characters, 19U);
  EXPECT_EQ(blocks[0].in_links, 5U);
  EXPECT_EQ(blocks[0].in_bold, 5U);
  EXPECT_EQ(blocks[0].commas, 1U);
  EXPECT_EQ(blocks[0].sentence_ends, 2U);  // "Three" and its mark stand in different elements
}

TEST(TextBlocks, FindsTheBlocksInsideANode) {
  const dom::Document document = dom::parse_html("<p>a</p><div><p>b</p><p>c</p></div><p>d</p>");
  const TextBlocks blocks(document, dom::TextIndex(document), Cuts(document));
  const TextBlocks::Range range = blocks.inside(document, document.parent(blocks[1].container));
  EXPECT_EQ(range.first, 1U);
  EXPECT_EQ(range.last, 3U);
}

}  // namespace
}  // namespace presscut::filter
