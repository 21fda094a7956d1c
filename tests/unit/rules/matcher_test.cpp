#include "rules/matcher.h"

#include <gtest/gtest.h>

#include "rules/rule_match.h"

namespace presscut::rules {
namespace {

constexpr std::string_view kPage = R"(
<div id=d1 class="a b-c Big" data-qa="Share-Container" lang=en-GB>
  <h2 id=h>More</h2>
  <ul id=u><li id=l1>one<li id=l2 class=x>two<li id=l3>three<li id=l4>four</ul>
  <p id=p1>Text <b id=b class=x>bold</b> and <a id=k href="https://ads.example/x.png">link</a></p>
  <p id=p2></p>
  <div id=d2><p id=p3><span id=s class="y  z">deep</span></p></div>
</div>
<x-promo id=cp>Promo</x-promo>)";

TEST(Matcher, MatchesSelectors) {
  struct Row {
    const char* selector;
    const char* expected;
  };
  const Row rows[] = {
      {".a", "d1"},
      {".b", ""},
      {".b-c.a", "d1"},
      {".big", ""},
      {"#d1", "d1"},
      {"#D1", ""},
      {"H2", "h"},
      {"x-promo", "cp"},
      {"[data-qa=\"Share-Container\"]", "d1"},
      {"[data-qa=\"share-container\"]", ""},
      {"[data-qa=\"share-container\" i]", "d1"},
      {"[class~=z]", "s"},
      {"[class~=z i]", "s"},
      {"[lang|=en]", "d1"},
      {"[lang|=e]", ""},
      {"[href^=\"https://ads.\"]", "k"},
      {"a[href$=\".png\"]", "k"},
      {"[href*=\"EXAMPLE\" i]", "k"},
      {"[href*=\"\"]", ""},
      {"[href]", "k"},
      {"div p", "p1 p2 p3"},
      {"div > p", "p1 p2 p3"},
      {"div#d1 > p", "p1 p2"},
      {"div div p", "p3"},
      {"h2 + ul", "u"},
      {"h2 + p", ""},
      {"h2 ~ p", "p1 p2"},
      {"ul ~ div span", "s"},
      {".x", "l2 b"},
      {"li.x + li", "l3"},
      {"b, .x, li", "l1 l2 l3 l4 b"},
      {"li:first-child", "l1"},
      {"li:last-child", "l4"},
      {"span:only-child", "s"},
      {"li:nth-child(even)", "l2 l4"},
      {"li:nth-child(-n+2)", "l1 l2"},
      {"li:nth-last-child(2)", "l3"},
      {"p:first-of-type", "p1 p3"},
      {"p:last-of-type", "p2 p3"},
      {"p:only-of-type", "p3"},
      {"#d1 > p:nth-of-type(2)", "p2"},
      {"#d1 > p:nth-last-of-type(2)", "p1"},
      {"p:empty", "p2"},
      {":root", "html"},
      {"li:not(.x):not(:first-child)", "l3 l4"},
      {"p:not(:is(:empty, :has(b)))", "p3"},
      {":is(b, .y)", "b s"},
      {":is(#p1, div) > .x", "b"},
      {"div:has(> p > span)", "d2"},
      {"div:has(> .x)", ""},
      {"p:has(> .x, > #s)", "p1 p3"},
      {"div:has(> p > .x)", "d1"},
      {"div:has(> p:has(> .y))", "d2"},
      {":is(div, ul):has(> [id^=\"l\"])", "u"},
      {"div:has(> p > [href*=\"ads\"]):not(#d2)", "d1"},
      {"div > p:has(> .x):has(> #k)", "p1"},
      {"div:has(> ul > .x + li)", "d1"},
      {"div:has(> ul > .x):has(span)", "d1"},
      {"div:has(span)", "d1 d2"},
      {"div:has(> span)", ""},
      {"h2:has(+ ul li.x)", "h"},
      {"h2:has(~ div span)", "h"},
      {"h2:has(+ p)", ""},
      {"ul:has(:scope > .x)", "u"},
      {"ul:has(:scope)", ""},
      {"body:not(:has(.nowhere))", "body"},
      {"li:has-text(t)", "l2 l3"},
      {"li:has-text(T)", ""},
      {"p:has-text(/^text bold AND/i)", "p1"},
      {"p:has-text(Text bold and link)", "p1"},
      {"li:min-text-length(4)", "l3 l4"},
      {"li:max-text-length(3)", "l1 l2"},
      {"p:min-link-density(0.2)", "p1"},
      {"p:min-link-density(0.9)", ""},
      {"p:max-link-density(0.1)", "p2 p3"},
      {"div:matches-attr(/^data-/=/^share/i)", "d1"},
      {"*:matches-attr(\"href\")", "k"},
      {"*:matches-attr(lang=en)", ""},
      {"span:upward(1)", "p3"},
      {"span:upward(div)", "d2"},
      {"span:upward(2):has(p)", "d2"},
      {"li:upward(ul)", "u"},
      {"span:upward(99)", ""},
      {"span:upward(.nowhere)", ""},
      {"li.x:xpath(..)", "u"},
      {"p:xpath(./*[not(self::a)])", "b s"},
      {"p:xpath(.//text())", ""},
      {"p:xpath(.//@id)", ""},
      {"p:xpath(count(.//b))", ""},
      {":xpath(//li[contains(., 'o')])", "l1 l2 l4"},
      {":xpath(.//li[position() < 3])", "l1 l2"},
      {":xpath(html/body/div)", "d1"},
      {":xpath(id('p3')/ancestor::div)", "d1 d2"},
      {":xpath(//span):upward(2)", "d2"},
      {"div:xpath(./p):has-text(Text)", "p1"},
      {"li:xpath(.. | ../..):xpath(self::ul)", "u"},
      {"h2, :xpath(//b), .nowhere:xpath(//p)", "h b"},
      {":xpath(//h2):keep()", "h:keep"},
      {"h2:headline()", "h:headline"},
      {"li.x:upward(ul):keep()", "u:keep"},
      {"li:matches-path(/news/)", "l1 l2 l3 l4"},
      {"li:matches-path(/^.sport/)", ""},
      {"li:whole-text(Two|THREE)", "l2 l3"},
      {"li:not(:whole-text(two))", "l1 l3 l4"},
      {"div:has(> :whole-text(more))", "d1"},
      {":whole-text(more) + ul", "u"},
      {"p:starts-text(text)", "p1"},
      {"p:starts-text(tex)", ""},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(matched("##" + std::string(row.selector), kPage, "", "/news/1"), row.expected) << row.selector;
  }
}

TEST(Matcher, FindsAnAncestorThatIsNotTheNearest) {
  // The nearest .b has no .a for a parent; one further up has.
  EXPECT_EQ(matched("##.a > .b p", "<div class=a><div class=b><i class=c><div class=b><p id=p>"), "p");
  EXPECT_EQ(
      matched("##.a ~ .b + p", "<i class=a></i><i class=b></i><p id=p1></p><i class=b></i><p id=p2></p>"),
      "p1 p2");
  EXPECT_EQ(matched("##.r .a ~ .b p",
                    "<div class=r><i class=a></i><div class=b><div><i></i><div class=b><p "
                    "id=p></div></div></div></div>"),
            "p");
}

TEST(Matcher, SwitchesOffARuleThatTakesMoreThanItsShare) {
  std::string html;
  for (int i = 0; i < 400; ++i) html += "<div>";
  for (int i = 0; i < 5'000; ++i) html += "<p></p>";
  html += "<b class=last id=b>";
  EXPECT_EQ(matched("##div:has(i.last)\n##div:not(:has(i.last))\n##.last", html), "b");
}

TEST(Matcher, SwitchesOffAnExpressionThatTakesTooLong) {
  std::string html = "<b class=last id=b>";
  for (int i = 0; i < 3'000; ++i) html += "<div><p>one</p></div>";
  // The first takes more steps than a rule has, the second does since it is asked of many elements.
  EXPECT_EQ(matched("##:xpath(//div[count(//*) > 0])\n##p:xpath(//div)\n##.last", html), "b");
  EXPECT_EQ(matched("##:xpath(//b[count(//*) > 0])", html), "b");
}

}  // namespace
}  // namespace presscut::rules
