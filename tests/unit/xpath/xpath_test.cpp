#include "xpath/xpath.h"

#include <gtest/gtest.h>

#include <string>

#include "dom/parse.h"
#include "dom/text_index.h"

namespace presscut::xpath {
namespace {

const char* const kPage =
    "<html><head><title>Ferry late | The Example</title>"
    "<meta name='author' content='Jane Roe'></head>"
    "<body><div id='top' class='page wide'><h1>Ferry late</h1>"
    "<p class='by'>By Jane Roe  and\nJohn Doe</p>"
    "<div class='story main'><p>One.</p><p class='ad'>Two.</p><p>Three <b>bold</b> end.</p>"
    "<svg><g>x</g></svg><custom-tag data-x='1'>Four.</custom-tag></div>"
    "<ul><li>a</li><li>b</li><li>c</li></ul>"
    "<table><tr><td>cell</td></tr></table></div></body></html>";

// What an expression finds: "p:One.|@Jane Roe"; texts as "#…", attributes and computed values as "@…".
std::string found_by(Page& page, const dom::Document& document, const std::string& expression) {
  const auto value = page.evaluate(expression);
  if (!value) return "error: " + value.error().message;
  std::string out;
  for (const Item& item : value->items) {
    if (!out.empty()) out += '|';
    if (item.node == dom::kNoNode) {
      out += "@" + item.text;
    } else if (document.is_text(item.node)) {
      out += "#" + std::string(document.text(item.node));
    } else {
      out += std::string(document.tag_name(item.node)) + ":" + dom::text_of(document, item.node);
    }
  }
  return out;
}

std::string found_by(const std::string& expression) {
  const dom::Document document = dom::parse_html(kPage);
  Page page(document);
  return found_by(page, document, expression);
}

struct Row {
  const char* expression;
  const char* expected;
};

void check_rows(const std::vector<Row>& rows) {
  const dom::Document document = dom::parse_html(kPage);
  Page page(document);
  for (const Row& row : rows) {
    EXPECT_EQ(found_by(page, document, row.expression), row.expected) << row.expression;
    EXPECT_FALSE(check(row.expression)) << row.expression;
  }
}

TEST(XPath, KnowsTheFunctionsThatConfigsUse) {
  check_rows({
      {"//p[contains(@class, 'a')]", "p:Two."},
      {"normalize-space(//p[@class='by'])", "@By Jane Roe and John Doe"},
      {"//div[contains(concat(' ', normalize-space(@class), ' '), ' main ')]/p[1]", "p:One."},
      {"substring-after(//p[@class='by'], 'By ')", "@Jane Roe  and\nJohn Doe"},
      {"substring-before(//title, ' |')", "@Ferry late"},
      {"//b/text()", "#bold"},
      {"//p[starts-with(., 'Thr')]", "p:Three bold end."},
      {"//li[last()]", "li:c"},
      {"//li[position() = 2]", "li:b"},
      {"//li[position() > 1]", "li:b|li:c"},
      {"//div/p[not(@class)]", "p:One.|p:Three bold end."},
      {"string(//meta[@name='author']/@content)", "@Jane Roe"},
      {"substring(//title, 1, 5)", "@Ferry"},
      {"//p[string-length(.) = 4]", "p:One.|p:Two."},
      {"translate(//li[1], 'abc', 'ABC')", "@A"},
      {"id('top')/h1", "h1:Ferry late"},
      {"//*[local-name() = 'h1']", "h1:Ferry late"},
      {"//*[name() = 'b']", "b:bold"},
      {"count(//li)", "@3"},
      {"count(//li) = 3", "@true"},
      {"//div[@id='top']//td/node()", "#cell"},
      {"//comment()", ""},
  });
}

TEST(XPath, KnowsTheAxes) {
  check_rows({
      {"//b/parent::p", "p:Three bold end."},
      {"//b/..", "p:Three bold end."},
      {"//b/ancestor::div[1]/@class", "@story main"},
      {"//b/ancestor-or-self::b", "b:bold"},
      {"//ul/descendant::li[2]", "li:b"},
      {"//p[@class='ad']/following-sibling::p", "p:Three bold end."},
      {"//p[@class='ad']/preceding-sibling::p", "p:One."},
      {"//p[@class='ad']/self::p", "p:Two."},
      {"//h1/following::li[1]", "li:a"},
      {"//b/preceding::p[1]", "p:Two."},
      {"/html/child::head/title", "title:Ferry late | The Example"},
      {"//td/ancestor::table/tbody/tr/td", "td:cell"},  // as browsers add it
  });
}

TEST(XPath, JoinsCountsAndPicks) {
  check_rows({
      {"//li[1] | //h1 | //b", "h1:Ferry late|b:bold|li:a"},
      {"(//p)[2]", "p:One."},
      {"//div/p[2]", "p:Two."},
      {"//meta/@content", "@Jane Roe"},
      {"//*[@data-x]", "custom-tag:Four."},
      {"//div[@class='story main']/*[last()]/@data-x", "@1"},
      {"//div[@id='none']", ""},
      {"//div/svg", "svg:"},
      {"'a' = 'b'", "@false"},
  });
}

TEST(XPath, TellsWhetherItHolds) {
  const dom::Document document = dom::parse_html(kPage);
  Page page(document);
  const std::pair<const char*, bool> rows[] = {
      {"//h1", true}, {"//h2", false}, {"count(//p) > 3", true}, {"string(//h2)", false}, {"0", false}};
  for (const auto& [expression, holds] : rows) {
    const auto value = page.evaluate(expression);
    ASSERT_TRUE(value) << expression;
    EXPECT_EQ(value.value().holds, holds) << expression;
  }
}

TEST(XPath, SaysWhatIsWrongAndWhere) {
  struct {
    const char* expression;
    std::size_t position;
    const char* message;
  } const rows[] = {
      {"//p[", 4, "not an expression"},
      {"//p[@class='x]", 14, "a quote is not closed"},
      {"//p[contains(@class, 'x']", 24, "not an expression"},
      {"//p]", 3, "not an expression"},
      {"", 0, "not an expression"},
      {"//p[contians(., 'x')]", 4, "XPath 1.0 has no function contians()"},
      {"//p[matches(., 'x')]", 4, "XPath 1.0 has no function matches()"},
      {"//svg:g", 2, "no name on a page has a prefix: svg:"},
      {"//p[$x]", 4, "there are no variables"},
  };
  const dom::Document document = dom::parse_html(kPage);
  Page page(document);
  for (const auto& row : rows) {
    const auto error = check(row.expression);
    ASSERT_TRUE(error) << row.expression;
    EXPECT_EQ(error->message, row.message) << row.expression;
    EXPECT_EQ(error->position, row.position) << row.expression;
    EXPECT_EQ(found_by(page, document, row.expression), std::string("error: ") + row.message);
  }
  // Wrong only when it is evaluated.
  EXPECT_EQ(found_by("count('x')"), "error: not a value that can be used here");
  EXPECT_EQ(found_by("contains('x')"), "error: too many arguments, or too few");
}

TEST(XPath, WordsInQuotesAndAxesAreNoFunctions) {
  for (const char* expression : {"//p[. = 'f(x) a:b $']", "//p[.=\"it's g()\"]",
                                 "//p[self::p and (b or (i))]", "/descendant::p[text ()]"}) {
    EXPECT_FALSE(check(expression)) << expression;
  }
}

TEST(XPath, PrintsNothing) {
  testing::internal::CaptureStderr();
  for (const char* expression : {"//p[", "frob()", "//x:p", "$v", "count('x')", "id(", "'"})
    found_by(expression);
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

TEST(XPath, WhatIsTakenOutIsFoundNoMore) {
  const dom::Document document = dom::parse_html(kPage);
  Page page(document);
  const auto found = [&](const char* expression) { return found_by(page, document, expression); };
  const auto take_out_all = [&](const char* expression) {
    const auto value = page.evaluate(expression);
    ASSERT_TRUE(value);
    for (const Item& item : value.value().items) page.take_out(item.node);
  };
  EXPECT_EQ(found("//li"), "li:a|li:b|li:c");
  take_out_all("//li[2]");
  EXPECT_EQ(found("//li"), "li:a|li:c");
  EXPECT_EQ(found("//li[1]/following-sibling::li"), "li:c");
  take_out_all("//li");
  take_out_all("//ul");
  EXPECT_EQ(found("//ul | //li"), "");
  EXPECT_EQ(found("string(//table)"), "@cell");
  take_out_all("//div[contains(@class, 'story')]/p[1]/text()");
  EXPECT_EQ(found("count(//div[contains(@class, 'story')]/p[1]/node())"), "@0");
}

TEST(XPath, TakesTheFirstOfEqualIds) {
  const dom::Document document = dom::parse_html("<p id=a>one</p><p id=a>two</p><p id=''>three</p>");
  Page page(document);
  EXPECT_EQ(found_by(page, document, "id('a')"), "p:one");
  EXPECT_EQ(found_by(page, document, "id('')"), "");
}

TEST(XPath, DeepPagesAreWalked) {
  std::string html;
  for (int i = 0; i < 400; ++i) html += "<div>";
  const dom::Document document = dom::parse_html(html + "<p>deep</p>");
  Page page(document);
  EXPECT_EQ(found_by(page, document, "//p"), "p:deep");
  EXPECT_EQ(found_by(page, document, "count(//p/ancestor::div)"), "@400");
}

TEST(XPath, AsksFromANode) {
  const dom::Document document = dom::parse_html("<p id=a>x<b>1</b></p><p id=b><b>2</b></p>");
  Page page(document);
  const dom::NodeId first = page.evaluate("//p").value().items.at(0).node;
  const dom::NodeId second = page.evaluate("//p").value().items.at(1).node;
  const auto texts = [&](const char* expression, dom::NodeId from) {
    std::string out;
    const auto value = page.evaluate(expression, from);
    for (const Item& item : value->items)
      out += item.node == dom::kNoNode ? item.text : dom::text_of(document, item.node);
    return out;
  };
  EXPECT_EQ(texts("b", first), "1");
  EXPECT_EQ(texts("b", second), "2");
  EXPECT_EQ(texts("//b", second), "12");
  EXPECT_EQ(texts("string(@id)", second), "b");
  EXPECT_EQ(texts("b", dom::kNoNode), "");
  EXPECT_GT(page.steps(), 0U);
}

}  // namespace
}  // namespace presscut::xpath
