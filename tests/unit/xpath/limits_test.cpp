#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "dom/parse.h"
#include "xpath/xpath.h"

namespace presscut::xpath {
namespace {

// Hostile expressions. Each ends by itself in far more than this, or not at all.
constexpr std::chrono::seconds kPatience{20};  // on a busy machine, under sanitizers

std::string repeated(const std::string& part, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += part;
  return out;
}

TEST(XPathLimits, DeepExpressionsAreErrorsOrValues) {
  const dom::Document document = dom::parse_html("<p>one</p>");
  Page page(document);
  std::size_t values = 0;
  for (const std::string& expression :
       {repeated("(", 4000), repeated("(", 2000) + "1" + repeated(")", 2000), repeated("-", 4000) + "1",
        repeated("p[", 1000) + "1" + repeated("]", 1000), repeated("not(", 800) + "1" + repeated(")", 800),
        "//p" + repeated("/..", 1300), repeated("//*|", 1000) + "//p", repeated("[", 4000)}) {
    values += page.evaluate(expression).has_value() ? 1 : 0;
  }
  EXPECT_LE(values, 6U);                                        // the unclosed ones are never values
  EXPECT_EQ(page.evaluate("//p[1]").value().items.size(), 1U);  // nothing is broken after them

  const auto long_one = page.evaluate(repeated("(", kMaxExpression + 1));
  ASSERT_FALSE(long_one);
  EXPECT_EQ(long_one.error().message, "longer than 4096 bytes");
}

TEST(XPathLimits, CostlyExpressionsAreEnded) {
  const std::string paragraph = "<div class='a'><p>" + repeated("word ", 40) + "<b>x</b></p></div>";
  const dom::Document document = dom::parse_html(repeated(paragraph, 4000));
  for (const char* expression : {
           "//*[//*[//*[//*]]]",
           "//*/following::*/preceding::*/following::*",
           "//*[contains(string(/), 'no such text')]",
           "//*[/ < 5]",
           "//*[normalize-space(/) = translate(/, 'a', 'b')]",
           "count(//*[. = //*])",
           "//*[//* != //*]",
           "//*//*//*//*//*//*",
       }) {
    Page page(document);
    const auto begin = std::chrono::steady_clock::now();
    const auto value = page.evaluate(expression);
    const auto taken = std::chrono::steady_clock::now() - begin;
    EXPECT_TRUE(value || value.error().message == "takes too long") << expression;
    EXPECT_LT(taken, kPatience) << expression;
  }
}

TEST(XPathLimits, AnExpressionAndAPageHaveTheirShareOfTime) {
  const dom::Document document = dom::parse_html(repeated("<div><p>word <b>x</b></p></div>", 4000));
  Page page(document);
  const auto begin = std::chrono::steady_clock::now();
  std::string last;
  const auto ask_often = [&](const char* expression) {
    for (int i = 0; i < 200; ++i) {
      const auto value = page.evaluate(expression);
      ASSERT_FALSE(value);
      last = value.error().message;
    }
  };
  ask_often("//*[contains(string(/), 'no such text')]");
  EXPECT_EQ(last, "takes too long");
  EXPECT_EQ(page.evaluate("//b[1]").value().items.size(), 4'000U);  // another has its own share
  ask_often("//*[contains(string(/), 'nor this')]");
  ask_often("//*[contains(string(/), 'nor that')]");
  EXPECT_EQ(last, "not tried: the expressions before it took too long");
  EXPECT_LT(std::chrono::steady_clock::now() - begin, kPatience);
}

TEST(XPathLimits, AHugePageIsNotTried) {
  const dom::Document document = dom::parse_html(repeated("<p>x</p>", 60'000));
  Page page(document);
  const auto value = page.evaluate("//p");
  ASSERT_FALSE(value);
  EXPECT_EQ(value.error().message, "the page is too large for XPath");
  page.take_out(5);
}

TEST(XPathLimits, ComputedTextIsCutAtACharacter) {
  const dom::Document document = dom::parse_html("<p>" + repeated("ä", 20'000) + "</p>");
  Page page(document);
  const auto value = page.evaluate("concat('x', //p)");
  ASSERT_TRUE(value);
  ASSERT_EQ(value.value().items.size(), 1U);
  const std::string& text = value.value().items.front().text;
  EXPECT_EQ(text.size(), 16383U);
  EXPECT_TRUE(text.ends_with("ä"));
}

TEST(XPathLimits, OrdinaryExpressionsOnALongPageAreDone) {
  const dom::Document document =
      dom::parse_html(repeated("<div class='row'><p class='t'>x <a href='/'>y</a></p></div>", 8000));
  Page page(document);
  const auto value = page.evaluate(
      "//p[ancestor::div[contains(concat(' ', normalize-space(@class), ' '), ' row ')]]/a/@href");
  ASSERT_TRUE(value) << value.error().message;
  EXPECT_EQ(value.value().items.size(), 8000U);
}

}  // namespace
}  // namespace presscut::xpath
