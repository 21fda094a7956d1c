#include "dom/parse.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "dom/text_index.h"

namespace presscut::dom {
namespace {

// The tree in short: "html(head,body(p('Hi ',b('x'))))".
std::string outline(const Document& document, NodeId id = kRoot) {
  if (document.is_text(id)) return "'" + std::string(document.text(id)) + "'";
  std::string out(document.tag_name(id));
  std::string children;
  for (NodeId child = document.first_child(id); child != kNoNode; child = document.next_sibling(child)) {
    if (!children.empty()) children += ',';
    children += outline(document, child);
  }
  return children.empty() ? out : out + "(" + children + ")";
}

struct Row {
  const char* html;
  const char* expected;
};

TEST(ParseHtml, BuildsTheTreeABrowserBuilds) {
  const Row rows[] = {
      {"", "html(head,body)"},
      {"<p>Hi <b>x</b>", "html(head,body(p('Hi ',b('x'))))"},
      {"<p>a<p>b", "html(head,body(p('a'),p('b')))"},
      {"a<!-- <p> -->b", "html(head,body('ab'))"},
      {"<script>if (a<b) '<p>'</script>t", "html(head(script),body('t'))"},
      {"<style>p{}</style><p>t", "html(head(style),body(p('t')))"},
      {"<my-box>t</my-box>", "html(head,body(my-box('t')))"},
      {"<svg><title>x</title></svg>t", "html(head,body(svg,'t'))"},
      {"<template>no</template>t", "html(head(template),body('t'))"},
      {"<div><template shadowrootmode=open>yes</template></div>", "html(head,body(div(template('yes'))))"},
      {"<title>a<b</title>t", "html(head(title('a<b')),body('t'))"},
      {"<p>t<", "html(head,body(p('t<')))"},
      {"<p>t<a href=", "html(head,body(p('t')))"},
      {"&lt;&auml;&#8364;", "html(head,body('<ä€'))"},
  };
  for (const Row& row : rows) EXPECT_EQ(outline(parse_html(row.html)), row.expected) << row.html;
}

TEST(ParseHtml, SetsScriptsAside) {
  const Document document = parse_html("<script type='application/LD+json' id=x>{\"a\": \"<!-- <script> </script> -->\"}</script><p>t");
  ASSERT_EQ(document.scripts().size(), 1U);
  EXPECT_EQ(document.view(document.scripts()[0].type), "application/ld+json");
  EXPECT_EQ(document.view(document.scripts()[0].id), "x");
  EXPECT_EQ(document.view(document.scripts()[0].content), "{\"a\": \"<!-- <script> </script> -->\"}");
  EXPECT_EQ(outline(document), "html(head(script),body(p('t')))");
}

TEST(ParseHtml, SetsScriptsAsideBehindDrawingsThatWereNotEnded) {
  for (const char* drawing : {"<svg><path>", "<svg><path><div>x</div>", "<math><mrow><p>x", "<svg><font size=1>x"}) {
    const Document document = parse_html(std::string(drawing) + "<p>t<script>var a = '<i>';</script>");
    ASSERT_EQ(document.scripts().size(), 1U) << drawing;
    EXPECT_EQ(document.view(document.scripts()[0].content), "var a = '<i>';") << drawing;
  }
}

TEST(ParseHtml, EndsElementsOfAnyNameByTagsWithMoreThanTheName) {
  EXPECT_EQ(outline(parse_html("<my-card>a</my-card\n>b<x-y>c</x-y z=1>d")), "html(head,body(my-card('a'),'b',x-y('c'),'d'))");
}

TEST(ParseHtml, KeepsAttributesAndShortensDataAddresses) {
  const Document document = parse_html("<p CLASS='a b' title=\"&quot;\">t</p><img src='data:image/png;base64," + std::string(100000, 'A') + "'>");
  const NodeId p = 3;
  EXPECT_EQ(document.attribute(p, "class"), "a b");
  EXPECT_TRUE(document.has_class(p, "b"));
  EXPECT_FALSE(document.has_class(p, "a b"));
  EXPECT_EQ(document.attribute(p, "title"), "\"");
  EXPECT_EQ(document.attribute(p, "id"), "");
  EXPECT_EQ(document.attribute(5, "src").size(), 64U);
}

TEST(ParseHtml, NulBytesDoNotEndThePage) {
  const std::string html("<p>a\0b</p><p>c", 15);
  EXPECT_NE(outline(parse_html(html)).find("p('c')"), std::string::npos);
}

// Each of these takes minutes or gigabytes if nesting is not bounded.
TEST(ParseHtml, HostileNestingEndsInTime) {
  const auto repeated = [](const std::string& s, int n) {
    std::string out;
    for (int i = 0; i < n; ++i) out += s;
    return out;
  };
  const std::string pages[] = {
      repeated("<div>", 100000),       repeated("<b>", 100000),        repeated("<a><div>", 50000),
      repeated("<table><tr><td>", 30000), repeated("<font size=1>", 5000) + repeated("<p>x", 5000), repeated("<ul><li>", 50000),
      repeated("<x-y>", 50000),        repeated("<svg>", 50000),       repeated("<select><option><optgroup>", 30000),       repeated("<!--", 100000),
      repeated("<script>", 50000),     repeated("<!--<script>", 50000)};
  const auto begin = std::chrono::steady_clock::now();
  for (const std::string& page : pages) {
    const Document document = parse_html(page);
    const TextIndex texts(document);
    EXPECT_GE(document.size(), 3U);
  }
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(60));
}

TEST(ParseHtml, FlattensWhatIsNestedTooDeep) {
  std::string html;
  for (int i = 0; i < 5000; ++i) html += "<div>";
  html += "<p>deep</p>";
  for (int i = 0; i < 5000; ++i) html += "</div>";
  html += "<p>after</p>";
  const Document document = parse_html(html);
  EXPECT_LT(document.size(), 600U);
  const NodeId last = static_cast<NodeId>(document.size() - 1);
  EXPECT_EQ(document.text(last), "after");
  EXPECT_EQ(document.tag(document.parent(document.parent(last))), Tag::body_);
}

// gumbo ends the process on these by assertions of its own, unless the build has taken them out of its hands.
TEST(ParseHtml, OutlivesGumbosAssertions) {
  for (const char* html : {"<p>t</p><table><svg><desc><![CDATA[>]]>>", "<p>t</p><table><svg><select><foreignObject><select><table>"}) {
    const auto document = parse_page(html, {});
    ASSERT_TRUE(document.has_value()) << html;
    EXPECT_NE(outline(document.value()).find("p('t')"), std::string::npos) << outline(document.value());
  }
}

TEST(ParseHtml, NamesTheLimitThatWasMet) {
  const auto error_of = [](std::string_view html, std::size_t PageLimits::*limit, std::size_t value) {
    PageLimits limits;
    limits.*limit = value;
    const auto document = parse_page(html, limits);
    return document ? "none" : document.error().to_string();
  };
  EXPECT_EQ(error_of("<p>a", &PageLimits::nodes, 5), "none");
  EXPECT_EQ(error_of("<p>a<p>b", &PageLimits::nodes, 5), "too-large: the page has more nodes than --limit nodes=5");
  EXPECT_EQ(error_of("<p>a", &PageLimits::parse_memory, 1 << 20), "none");
  EXPECT_EQ(error_of("<p>a", &PageLimits::parse_memory, 1 << 17),
            "out-of-memory: parsing needs more memory than --limit parse-memory=131072");
}

TEST(ParseHtml, PassesOverAttributesThatAreTooMany) {
  PageLimits limits;
  limits.attributes = 3;
  const Document document = parse_html("<p a=1 b='2' c d=\"4\" e=5>t</p x y z w><br f g h i/><svg j k l m/><p>u", limits);
  EXPECT_EQ(outline(document), "html(head,body(p('t'),br,svg,p('u')))");
  EXPECT_EQ(document.attributes(3).size(), 3U);
  EXPECT_EQ(document.attribute(3, "b"), "2");
  EXPECT_FALSE(document.has_attribute(3, "d"));
  EXPECT_EQ(document.attributes(5).size(), 3U);
}

TEST(ParsePlainText, KeepsTheLimits) {
  PageLimits limits;
  limits.nodes = 4;
  EXPECT_TRUE(parse_plain_page("One.\n\n\n\n\n\nTwo.", limits).has_value());
  const auto document = parse_plain_page("One.\n\nTwo.\n\nThree.", limits);
  ASSERT_FALSE(document.has_value());
  EXPECT_EQ(document.error().message, "the page has more nodes than --limit nodes=4");
}

TEST(ParsePlainText, LinesAreParagraphsAndBulletsAreItems) {
  EXPECT_EQ(outline(parse_plain_text("Title\n\n  • one\n\n  • two\n\nText that goes on.\nAnother.\n")),
            "html(head,body(p('Title'),ul(li('one'),li('two')),p('Text that goes on.'),p('Another.')))");
  EXPECT_EQ(outline(parse_plain_text("")), "html(head,body)");
}

TEST(ParsePlainText, WrappedLinesAreJoined) {
  const std::string line = "this line is filled up to some seventy columns, as mail programs do it\n";
  const Document document = parse_plain_text(line + line + "\n" + line + line);
  EXPECT_EQ(document.tag(3), Tag::p_);
  EXPECT_EQ(document.size(), 7U);
}

TEST(TextIndex, CountsTextAndLinksUpTheTree) {
  const Document document = parse_html("<div>ab, <a href=x>cd</a></div>");
  const TextIndex texts(document);
  EXPECT_EQ(texts[kRoot].characters, 5U);
  EXPECT_EQ(texts[kRoot].in_links, 2U);
  EXPECT_EQ(texts[kRoot].commas, 1U);
  EXPECT_DOUBLE_EQ(texts.link_density(kRoot), 0.4);
}

TEST(TextOf, SeparatesBlocksAndJoinsInlineMarkup) {
  EXPECT_EQ(text_of(parse_html("<div><p>a</p><i>b</i></div>c<br>d <b>e</b>f"), kRoot), "a b c d ef");
}

}  // namespace
}  // namespace presscut::dom
