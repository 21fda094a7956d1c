#include "rules/text_rules.h"

#include <gtest/gtest.h>

#include "dom/page_text.h"
#include "rules/rule_match.h"

namespace presscut::rules {
namespace {

TEST(TextRules, StartsWithWholeWords) {
  struct Row {
    const char* key;
    const char* start;
    bool expected;
  };
  const Row rows[] = {
      {"read more", "read more", true},
      {"read more about it", "read more", true},
      {"read moreover", "read more", false},
      {"read", "read more", false},
      {"read more", "", false},
      {"5 # min", "5", true},
      // Without spaces between words every character begins one; Korean has spaces.
      {"延伸閱讀更多", "延伸閱讀", true},
      {"延伸", "延伸閱讀", false},
      {"ad廣告", "ad", true},
      {"廣告ad", "廣告", true},
      {"광고주", "광고", false},
      {"광고 문의", "광고", true},
      {"อ่านเพิ่มเติมที่นี่", "อ่านเพิ่มเติม", true},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(starts_with_words(row.key, row.start), row.expected) << row.key << " / " << row.start;
    if (row.expected) {
      EXPECT_EQ(first_word(row.key), first_word(row.start)) << row.key;
    }
  }
}

TEST(TextRules, CutsTextsOfTheirOwn) {
  struct Row {
    const char* html;
    const char* expected;
  };
  constexpr std::string_view kRules =
      "##:whole-text(Advertisement|Reading time # minutes|Sign up now|広告|РЕКЛАМА|Publicite\u0301|#:#)\n"
      "##:starts-text(Lesen Sie auch|相关阅读)\n";
  const Row rows[] = {
      {"<p id=p>Advertisement</p>", "p"},
      {"<title>Advertisement</title><p>x</p>", ""},
      {"Advertisement", ""},
      {"<p>x</p><p id=p> ADVERTISEMENT: </p>", "p"},
      {"<p>x</p><p id=p>Advertisements</p>", ""},
      {"<p>x</p><div id=d><p id=p><span id=s>Advertisement</span></p></div>", "d"},
      // In a sentence.
      {"<p id=p>An <a id=a>advertisement</a> told us.</p>", ""},
      {"<p id=p>Text <a id=a>Sign up now</a></p>", ""},
      {"<p id=p><a id=a>Sign up now</a> and win</p>", ""},
      {"<p id=p><b><a id=a>Sign up now</a></b> and <i>win</i></p>", ""},
      {"<p id=p><b>Text</b> <a id=a>Sign up now</a></p>", ""},
      {"<p>Text <span><a id=a>Sign up now</a><br>more</span></p>", ""},
      // On a line of its own.
      {"<p id=p>Text<br><a id=a>Sign up now</a><br>more</p>", "a"},
      {"<p id=p>Text<br><b><a id=a>Sign up now</a></b></p>", "b"},
      {"<div>Text <p id=p>Sign up now</p> more</div>", "p"},
      {"<div><span id=s>Advertisement</span><p>Text</p></div>", "s"},
      {"<div><h2>Text</h2><span id=s>Advertisement</span><div>x</div></div>", "s"},
      // As a whole.
      {"<p>x</p><div id=d><span>Reading Time:</span><span>7 minutes</span></div>", "d"},
      {"<p>x</p><div id=d><b>Reading time</b> <i>12minutes</i></div>", "d"},
      {"<p>x</p><span id=s>03:48</span><p>y</p>", "s"},
      // Other scripts.
      {"<p>x</p><p id=p>広告</p>", "p"},
      {"<p>x</p><p id=p>広告です</p>", ""},
      {"<p>x</p><p id=p>Реклама</p>", "p"},
      {"<p>x</p><p id=p>Publicit\u00e9</p>", "p"},  // the rule has the accent as a combining mark
      {"<p>x</p><p id=p>Lesen Sie auch: mehr davon</p>", "p"},
      {"<p>x</p><p id=p>Lesen Sie auchen</p>", ""},
      {"<p>x</p><p id=p>相关阅读：更多</p>", "p"},
      {"<p>x</p><p id=p>相关阅读更多内容</p>", "p"},
  };
  for (const Row& row : rows) EXPECT_EQ(matched(kRules, row.html), row.expected) << row.html;
}

TEST(TextRules, LookAtShortTextsOnly) {
  const std::string longest = "<p>x</p><p id=p>Read also " + std::string(kLongestText - 8, 'a') + "</p>";
  const std::string longer = "<p>x</p><p id=p>Read also " + std::string(kLongestText - 7, 'a') + "</p>";
  EXPECT_EQ(matched("##:starts-text(Read also)", longest), "p");
  EXPECT_EQ(matched("##:starts-text(Read also)", longer), "");
}

TEST(TextRules, CombineWithOtherTests) {
  constexpr std::string_view kPage =
      "<p id=p1>Read also: <a href=x>a story of many words</a></p><p id=p2>Read also the whole of it</p>"
      "<div class=c><p id=p3>Read also</p></div>";
  EXPECT_EQ(matched("##:starts-text(Read also):min-link-density(0.5)", kPage), "p1");
  EXPECT_EQ(matched("##p:starts-text(Read also):max-link-density(0.5)", kPage), "p2 p3");
  EXPECT_EQ(matched("##.c > :starts-text(read also)", kPage),
            "");  // .c holds this very text: it is the block
  EXPECT_EQ(matched("##.c > p:starts-text(read also)", kPage), "p3");
  EXPECT_EQ(matched("##:starts-text(read also):not(.c):max-text-length(10)", kPage), "");
  EXPECT_EQ(matched("##:starts-text(read also):max-text-length(10)", kPage), "div");
  EXPECT_EQ(matched("##:whole-text(/read also.*it/i)", kPage), "p2");
}

TEST(TextRules, KnowALineThatIsNoElement) {
  const RuleSet set = rules_of(
      "##:whole-text(Advertisement|# min read)\n"
      "##:starts-text(Read also)\n"
      "##:whole-text(/Photo: \\w+/)\n"
      "##p:whole-text(Typed)\n"
      "##:whole-text(Named):headline()\n"
      "##:whole-text(Linked):min-link-density(0.5)\n"
      "##:whole-text(Short|Shorter):max-text-length(5)\n"
      "##div > :whole-text(Inside)\n"
      "~b.com##:whole-text(Not on b)\n"
      "b.com#@#:starts-text(Read also)\n");
  struct Row {
    const char* text;
    const char* host;
    std::uint32_t line;  // of the rule, 0 for none
  };
  const Row rows[] = {
      {"  ADVERTISEMENT ", "", 1},
      {"5 min read", "", 1},
      {"An advertisement", "", 0},
      {"Read also: this", "", 2},
      {"Read also: this", "www.b.com", 0},
      {"Photo: Reuters", "", 3},
      {"A Photo: Reuters", "", 0},
      {"Typed", "", 0},
      {"Named", "", 0},
      {"Linked", "", 0},
      {"short", "", 7},
      {"Shorter", "", 0},
      {"Inside", "", 0},
      {"Not on B!", "a.com", 9},
      {"Not on B!", "b.com", 0},
      {"", "", 0},
      {"—", "", 0},
  };
  for (const Row& row : rows) {
    RuleNumber rule = 1000;
    EXPECT_EQ(set.matches_text(row.text, {row.host, ""}, rule), row.line != 0) << row.text;
    if (row.line != 0) {
      EXPECT_EQ(set.summary(rule).line, row.line) << row.text;
    } else {
      EXPECT_EQ(rule, 1000u) << row.text;
    }
  }
}

// Texts are looked at in one that is made for the whole page, or one by one: where characters of two elements would compose,
// and where there is much text.
TEST(TextRules, ReadTextsInThePageAndAlone) {
  const std::string page =
      "<div id=d><p id=p>Photo: <b id=b>Ann Lee</b></p><p id=q>Read more <i id=i>here</i>, \xC3\x80 la carte</p></div>"
      "<ul id=u><li id=l>By Ann<li id=m>12:30</ul><p id=t>Ein Wort, k\xE2\x84\xAA</p>";
  const RuleSet set = rules_of(
      "##:whole-text(/^photo: .+$/i)\n##b:whole-text(/^ann .*$/i)\n##p:has-text(/l[ae] carte/i)\n##:starts-text(Read more)\n"
      "##li:whole-text(/^\\d\\d?:\\d\\d$/)\n##li:whole-text(/^(by|von) [a-z]+$/i)\n##:whole-text(here)\n##p:has-text(Wort)\n"
      "##p:whole-text(/^.*wort, kk$/i)\n##div:has-text(/lee.*carte$/i)\n##ul:whole-text(/^.*ann.*30$/i)");
  const std::string expected = matched(set, page);
  EXPECT_EQ(expected, "d d p b q q u l m t t");
  EXPECT_EQ(matched(set, page + "<h2>caf<b>e</b><i>\xCC\x81</i></h2>"), expected);
  std::string much;
  while (much.size() <= dom::PageText::kMostText) much += "words of a long text, ";
  EXPECT_EQ(matched(set, page + "<h2>" + much + "</h2>"), expected);
}

}  // namespace
}  // namespace presscut::rules
