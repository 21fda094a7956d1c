#include "rules/selector_parse.h"

#include <gtest/gtest.h>

#include "rules/selector_dump.h"

namespace presscut::rules {
namespace {

struct Row {
  const char* input;
  const char* expected;
};

TEST(SelectorParse, CompilesSelectors) {
  const Row rows[] = {
      {"*", "*"},
      {"DIV", "tag=div"},
      {"my-widget", "tag=my-widget"},
      {".Ad", "class=Ad"},
      {"#top", "id=top"},
      {"div#a.b.c", "tag=div id=a class=b class=c"},
      {".b#a", "id=a class=b"},
      {"div p", "tag=p << tag=div"},
      {"div > p", "tag=p < tag=div"},
      {"h2+ul", "tag=ul + tag=h2"},
      {"h2 ~ p.x", "tag=p class=x ~ tag=h2"},
      {"a > b c + d", "tag=d + tag=c << tag=b < tag=a"},
      {" a , b ", "tag=a, tag=b"},
      {"div *", "* << tag=div"},
      // Escapes.
      {".sm\\:hidden", "class=sm:hidden"},
      {"#\\31 23", "id=123"},
      {".\\31 0x20", "class=10x20"},
      {".caf\\e9 s", "class=caf\xC3\xA9s"},
      {".\xE5\xB9\xBF\xE5\x91\x8A", "class=\xE5\xB9\xBF\xE5\x91\x8A"},
      {".a\\", "0: a class name is missing after \".\""},
      // Attributes.
      {"[hidden]", "[hidden]"},
      {"[ Data-QA = \"Share-Container\" ]", "[data-qa=\"Share-Container\"]"},
      {"[a=b]", "[a=\"b\"]"},
      {"[a~='b c']", "[a~=\"b c\"]"},
      {"[a|=en]", "[a|=\"en\"]"},
      {"a[href^=\"https://x.com/?a=]b\"]", "tag=a [href^=\"https://x.com/?a=]b\"]"},
      {"[a$=b i]", "[a$=\"b\" i]"},
      {"[a*=\"b\"I]", "[a*=\"b\" i]"},
      {"[a*=\"b\" s]", "[a*=\"b\"]"},
      {"[a=\"say \\\"x\\\"\"]", "[a=\"say \"x\"\"]"},
      {"[id=\"x y\"]", "id=x y"},
      {"[class~=x]", "class=x"},
      {"[id=x i]", "[id=\"x\" i]"},
      // Structure.
      {"li:first-child", "tag=li nth=0n+1"},
      {"li:last-child", "tag=li nth-last=0n+1"},
      {"li:only-child", "tag=li nth=0n+1 nth-last=0n+1"},
      {"p:first-of-type", "tag=p type-nth=0n+1"},
      {"p:only-of-type", "tag=p type-nth=0n+1 type-nth-last=0n+1"},
      {":nth-child(odd)", "nth=2n+1"},
      {":nth-child( EVEN )", "nth=2n+0"},
      {":nth-child(5)", "nth=0n+5"},
      {":nth-child(-n+3)", "nth=-1n+3"},
      {":nth-last-child(n)", "nth-last=1n+0"},
      {":nth-of-type(3n - 2)", "type-nth=3n+-2"},
      {":nth-last-of-type(+2n+1)", "type-nth-last=2n+1"},
      {"p:empty", "tag=p empty"},
      {":root", "root"},
      // Selectors in selectors.
      {"p:not(.a, .b)", "tag=p not(class=a, class=b)"},
      {":is(h1,h2) span", "tag=span << is(tag=h1, tag=h2)"},
      {":where(.a)", "is(class=a)"},
      {"div:has(> .x)", "tag=div has(class=x < scope)"},
      {"div:has(.x)", "tag=div has(class=x << scope)"},
      {"div:has(+ .x .y, ~ p)", "tag=div has(class=y << class=x + scope, tag=p ~ scope)"},
      {"div:has(:scope > p)", "tag=div has(tag=p < scope)"},
      {"div:-abp-has(p)", "tag=div has(tag=p << scope)"},
      {"p:not(:has(a:not(.b)))", "tag=p not(has(tag=a not(class=b) << scope))"},
      // Text.
      {"p:has-text(Sign up)", "tag=p text=\"Sign up\""},
      {"p:has-text(Sign (up))", "tag=p text=\"Sign (up)\""},
      {"p:contains(x)", "tag=p text=\"x\""},
      {"p:-abp-contains(x)", "tag=p text=\"x\""},
      {"p:has-text(/^sign (up|in)/i)", "tag=p text=/^sign (up|in)/i"},
      {"p:has-text(/[(/]\\)/) > a", "tag=a < tag=p text=/[(/]\\)/"},
      {"p:has-text(and/or)", "tag=p text=\"and/or\""},
      {":whole-text(Advertisement|Reading time # minutes|#:#)",
       "whole=advertisement|reading time # minutes|# #"},
      {":whole-text(a\\|b|c\\))", "whole=a b|c"},
      {":whole-text(/(share|print)( this)?/i)", "whole=/(share|print)( this)?/i"},
      {"p.foo:starts-text(Lesen Sie auch):min-link-density(0.5)",
       "tag=p class=foo min-links=500 starts=lesen sie auch"},
      {":max-text-length(40):min-text-length(2)", "min-text=2 max-text=40"},
      {"div:max-link-density(.25)", "tag=div max-links=250"},
      // The rest.
      {"div:matches-attr(class=\"foo\")", "tag=div attr=\"class\"=\"foo\""},
      {"div:matches-attr(\"/^data-/\"=/a=b/i)", "tag=div attr=/^data-/=/a=b/i"},
      {"div:matches-attr(data-x)", "tag=div attr=\"data-x\""},
      {".x:matches-path(/news/)", "class=x path=/news/"},
      {".x:upward(2)", "class=x ^2 *"},
      {".x:nth-ancestor(1)", "class=x ^1 *"},
      {".x:upward(div.y, p):has-text(z)", "class=x ^(tag=div class=y, tag=p) text=\"z\""},
      {".x:remove()", "class=x"},
      {".x:style(display: none !important)", "class=x"},
      {".x:style(Visibility:hidden)", "class=x"},
      // Actions.
      {"h1:headline()", "tag=h1 -> headline"},
      {".s li:summary() ", "tag=li << class=s -> summary"},
      {"a, b:body()", "tag=a, tag=b -> body"},
      {"a:byline()", "tag=a -> byline"},
      {"a:published()", "tag=a -> published"},
      {"a:caption()", "tag=a -> caption"},
      {"a:upward(1):keep()", "tag=a ^1 * -> keep"},
      // XPath.
      {"p.x:xpath(./a[. = ')'])", "tag=p class=x ^{./a[. = ')']} *"},
      {":xpath(//p)", "root ^page{//p} *"},
      {"*:xpath(.//p)", "* ^{.//p} *"},
      {"a, :xpath( //p[contains(., 'x(')] )", "tag=a, root ^page{//p[contains(., 'x(')]} *"},
      {"a :xpath(b)", "* << tag=a ^{b} *"},
      {"p:is(.a):xpath(..)", "tag=p is(class=a) ^{..} *"},
      {":xpath(//p):upward(2):has-text(z):remove()", "root ^page{//p} * ^2 text=\"z\""},
      {":xpath(//p):keep()", "root ^page{//p} * -> keep"},
  };
  for (const Row& row : rows) EXPECT_EQ(dump_selector(row.input), row.expected) << row.input;
}

TEST(SelectorParse, SaysWhatIsWrongAndWhere) {
  const Row rows[] = {
      {"", "0: expected a selector at the end"},
      {"  ", "2: expected a selector at the end"},
      {",a", "0: expected a selector, found \",\""},
      {"a,", "2: expected a selector at the end"},
      {"a >", "3: expected a selector at the end"},
      {"a > > b", "4: expected a selector, found \">\""},
      {"a)", "1: expected a selector, found \")\""},
      {"a$b", "1: expected a selector, found \"$\""},
      {"\xE2\x80\x9C", "tag=\xE2\x80\x9C"},
      {".", "0: a class name is missing after \".\""},
      {"div#", "3: an id is missing after \"#\""},
      {"*|a", "1: namespaces are not supported"},
      {"[", "0: this \"[\" is never closed"},
      {"p[a", "1: this \"[\" is never closed"},
      {"p[a=", "1: this \"[\" is never closed"},
      {"p[a=b", "1: this \"[\" is never closed"},
      {"p[a=\"b", "4: this quote is never closed"},
      {"[a=b.c]", "4: expected \"]\"; quote a value that has signs, found \".\""},
      {"[a=/b]", "3: expected a value; quote it if it has signs, found \"/\""},
      {"[a!=b]", "2: expected \"=\" or \"]\", found \"!\""},
      {"[=b]", "1: expected an attribute's name, found \"=\""},
      {":", "0: a name is missing after \":\""},
      {"p::before", "1: pseudo-elements (\"::\") are not supported: they are no elements of a page"},
      {"p:frist-child", "1: \":frist-child\" is not known; did you mean \":first-child\"?"},
      {"p:not", "1: \":not\" needs parentheses after it"},
      {"p:empty()", "7: \":empty\" takes nothing in parentheses"},
      {"p:not(.a", "5: this \"(\" is never closed"},
      {"p:not()", "6: expected a selector, found \")\""},
      {"p:has(> )", "8: expected a selector, found \")\""},
      {"p:not(> a)", "6: expected a selector, found \">\""},
      {"p:has-text(abc", "10: this \"(\" is never closed"},
      {"p:has-text(/abc/i", "10: this \"(\" is never closed"},
      {"p:has-text()", "11: \":has-text\" needs something in its parentheses"},
      {"p:has-text(/a(/)", "11: the pattern /a(/ cannot be used: missing ): a("},
      {"p:has-text(/a(?!b)/)", "11: the pattern /a(?!b)/ cannot be used: invalid perl operator: (?!"},
      {":whole-text(a||b)", "12: the text \"\" has no letter or digit"},
      {":starts-text(...)", "13: the text \"...\" has no letter or digit"},
      {":nth-child(x)",
       "11: \":nth-child\" needs a number, \"odd\", \"even\" or a form of \"2n+1\", not \"x\""},
      {":nth-child(2n of .x)",
       "11: \":nth-child\" needs a number, \"odd\", \"even\" or a form of \"2n+1\", not \"2n of .x\""},
      {":min-text-length(-1)", "17: \":min-text-length\" needs a number, not \"-1\""},
      {":min-link-density(1.5)", "18: \":min-link-density\" needs a share between 0 and 1, not \"1.5\""},
      {":matches-attr(=x)", "14: \":matches-attr\" needs an attribute's name"},
      {"a:upward(0)", "9: \":upward\" needs a number from 1 to 255, or a selector"},
      {"a:upward(2) > b", "12: no combinator can follow :upward() or :xpath()"},
      {"a:upward(2) b", "12: no combinator can follow :upward() or :xpath()"},
      {"p:has(a:upward(1))", "7: \":upward\" cannot stand inside another selector"},
      {"p:matches-css(position: fixed)",
       "1: \":matches-css\" depends on layout, which a saved page does not have"},
      {"a:hover", "1: \":hover\" depends on what a reader does, which a saved page does not know"},
      {"p:nonsense(x)", "1: \":nonsense\" is not known"},
      {"p:has-txet(x)", "1: \":has-txet\" is not known; did you mean \":has-text\"?"},
      {"p:ha(x)", "1: \":ha\" is not known; did you mean \":has\"?"},
      {"p:xpath(//a) b", "13: no combinator can follow :upward() or :xpath()"},
      {"p:xpath(//a", "7: this \"(\" is never closed"},
      {"p:xpath(//a[. = ')])", "7: this \"(\" is never closed"},
      {"p:xpath( )", "8: \":xpath\" needs something in its parentheses"},
      {"p:xpath(//a[)", "12: the expression cannot be used: not an expression"},
      {"p:xpath( matches(a, 'b'))", "9: the expression cannot be used: XPath 1.0 has no function matches()"},
      {"p:not(:xpath(a))", "6: \":xpath\" cannot stand inside another selector"},
      {"p:others()", "1: \":others\" is not supported"},
      {"p:remove-class(x)", "1: \":remove-class\" changes an element but cuts nothing"},
      {"p:style(color: red)", "1: \":style\" changes how an element looks but cuts nothing"},
      {"p:headline() a", "1: \":headline\" must stand at the end of the rule"},
      {"a:keep(), b", "1: \":keep\" must stand at the end of the rule"},
      {"p:has(a:keep())", "7: \":keep\" must stand at the end of the rule"},
      {"p:keep(x)", "7: \":keep\" takes nothing in its parentheses"},
      {":headline()", "0: an action needs a selector before it"},
      {"div :headline()", "4: an action needs a selector before it"},
  };
  for (const Row& row : rows) EXPECT_EQ(dump_selector(row.input), row.expected) << row.input;
}

TEST(SelectorParse, LimitsNestingAndCombinators) {
  std::string nested = "p";
  for (int i = 0; i < kMaxNesting; ++i) nested = "p:not(" + nested + ")";
  EXPECT_EQ(dump_selector(nested).find("too many"), std::string::npos);
  EXPECT_NE(dump_selector("p:not(" + nested + ")").find("too many parentheses inside each other"),
            std::string::npos);

  std::string chain = "a";
  for (std::size_t i = 1; i < kMaxCompounds; ++i) chain += " a";
  EXPECT_EQ(dump_selector(chain).find("too many"), std::string::npos);
  EXPECT_NE(dump_selector(chain + " a").find("too many combinators"), std::string::npos);
}

TEST(SelectorParse, TakesBackWhatItAddedBeforeAnError) {
  Selectors selectors;
  const std::string text = "a:not(.b\\31 ):whole-text(x|y):has-text(/z/) > b:upward(";
  const std::uint32_t begin = selectors.pool.add(text).begin;
  ParsedSelector parsed;
  SelectorError error;
  EXPECT_FALSE(parse_selector(text, begin, PatternCheck::at_first_use, selectors, parsed, error));
  EXPECT_EQ(selectors.pool.size(), text.size());
  EXPECT_TRUE(selectors.tests.empty() && selectors.compounds.empty() && selectors.complexes.empty());
  EXPECT_TRUE(selectors.steps.empty() && selectors.alternatives.empty() && selectors.patterns.empty());
}

}  // namespace
}  // namespace presscut::rules
