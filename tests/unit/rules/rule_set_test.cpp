#include "rules/rule_set.h"

#include <gtest/gtest.h>

#include "rules/rule_match.h"

namespace presscut::rules {
namespace {

TEST(RuleSet, SaysWhereAnErrorIs) {
  struct Row {
    const char* text;
    const char* expected;
  };
  const Row rows[] = {
      {"", ""},
      {"! comment\n\n[Adblock Plus 2.0]\n##.a\n", ""},
      {"##.a\n  a.com##p:frist-child\n",
       "x.rules:2:11: \":frist-child\" is not known; did you mean \":first-child\"?"},
      {"##.a\r\n##p[\r\n", "x.rules:2:4: this \"[\" is never closed"},
      {"\xEF\xBB\xBF##.", "x.rules:1:6: a class name is missing after \".\""},
      {".a", "x.rules:1:1: not a rule: rules begin with ## or a site's name and ##, comments with !"},
      {"||ads.com^", "x.rules:1:1: not a rule: rules begin with ## or a site's name and ##, comments with !"},
      {"##", "x.rules:1:3: a selector is missing after ##"},
      {"a.com##+js(x)", "x.rules:1:8: scripts (\"+js\") cannot apply to a saved page"},
      {"a.com##^script", "x.rules:1:8: rules on a page's source (\"##^\") are not supported"},
      {"a.com#$#p { color: red }", "x.rules:1:11: \"{…}\" changes how an element looks but cuts nothing"},
      {"a.com##p { color: red }", "x.rules:1:10: \"{…}\" changes how an element looks but cuts nothing"},
      {"a.com#$#log x", "x.rules:1:9: snippets (\"#$#\") cannot apply to a saved page"},
      {"a.com#@%#x", "x.rules:1:6: scripts (#@%#) cannot apply to a saved page"},
      {"a.com,,b.com##p", "x.rules:1:7: a site's name is missing"},
      {"a b##p", "x.rules:1:1: \"a b\" is no site's name"},
      {"a.com,~##p", "x.rules:1:7: \"\" is no site's name"},
      {"![advret]",
       "x.rules:1:3: there is no family \"advret\"; there are advert, video, newsletter, social, related, "
       "comments, "
       "paywall, cookie, byline, label, navigation, other"},
      {"[$path=/x]a.com##p", ""},
      {"[$path=/x##p", "x.rules:1:1: this \"[\" is never closed"},
      {"[$path=/(/]##p", "x.rules:1:3: the pattern /(/ cannot be used: missing ): ("},
      {"[$path=/x,app=x]##p", "x.rules:1:11: the modifier \"app\" is not supported"},
      {"[$domain=a.com|b c]##p", "x.rules:1:16: \"b c\" is no site's name"},
      {"/a(/,b.com##p", "x.rules:1:1: the pattern /a(/ cannot be used: missing ): a("},
      {"##:whole-text(/(/)", "x.rules:1:15: the pattern /(/ cannot be used: missing ): ("},
  };
  for (const Row& row : rows) {
    RuleSet set;
    const std::vector<RuleError> errors = set.add(row.text, "x.rules", RuleLayer::user);
    EXPECT_EQ(errors.empty() ? "" : errors[0].to_string(), row.expected) << row.text;
    EXPECT_LE(errors.size(), 1u);
  }
}

TEST(RuleSet, GoesOnAfterErrorsInAForeignList) {
  RuleSet set;
  const std::vector<RuleError> errors = set.add(
      "||ads.com^\n##.a\na.com##+js(x)\n##p:has-text(x)\n##p:hover\na.com##p:has-text(x)\n![nofamily]\n##."
      "b\n",
      "easylist.txt", RuleLayer::foreign_list, Reading::whole);
  ASSERT_EQ(errors.size(), 4u);
  EXPECT_EQ(errors[0].to_string(), "easylist.txt:1:1: not a rule about elements");
  EXPECT_EQ(errors[2].to_string(),
            "easylist.txt:4:3: a list's rule with :has-text() or :xpath() must name its sites");
  EXPECT_EQ(errors[3].line, 5u);
  EXPECT_EQ(set.size(), 3u);
  EXPECT_EQ(matched(set, "<i class=a id=a></i><i class=b id=b></i><p id=p>x", "a.com"), "a b p");
}

TEST(RuleSet, ReadsConditionsOfLists) {
  EXPECT_EQ(
      matched("!#if env_chromium\n##.a\n!#if !x\n##.d\n!#else\n##.d\n!#endif\n!#else\n##.b\n!#endif\n##.c\n"
              "!#if !env_mobile\n##.e\n!#else\n##.f\n!#endif",
              "<i class=a id=a></i><i class=b id=b></i><i class=c id=c></i><i class=d id=d></i><i class=e "
              "id=e></i>"
              "<i class=f id=f></i>"),
      "b c e");
}

TEST(RuleSet, FamiliesComeFromTheFileAndFromLinesInIt) {
  RuleSet set;
  ASSERT_TRUE(set.add("##.a\n![newsletter]\n##.b\n", "rules/advert.rules", RuleLayer::generic).empty());
  ASSERT_TRUE(set.add("##.c\n", "mine.txt", RuleLayer::user).empty());
  EXPECT_EQ(set.family(0), Family::advert);
  EXPECT_EQ(set.family(1), Family::newsletter);
  EXPECT_EQ(set.family(2), Family::other);
  const RuleSummary summary = set.summary(1);
  EXPECT_EQ(summary.file, "rules/advert.rules");
  EXPECT_EQ(summary.line, 3u);
  EXPECT_EQ(summary.text, "##.b");
  EXPECT_EQ(summary.layer, RuleLayer::generic);
}

TEST(RuleSet, AllowsAFamilyButKeepsItsActions) {
  RuleSet set;
  ASSERT_TRUE(
      set.add("##.a\n##:whole-text(Ad)\n##h1:headline()\n", "advert.rules", RuleLayer::generic).empty());
  constexpr std::string_view kPage = "<h1 id=h>x</h1><p class=a id=a>y</p><p id=w>Ad</p>";
  EXPECT_EQ(matched(set, kPage), "h:headline a w");
  RuleSet allowing(set);
  allowing.allow(Family::advert);
  EXPECT_EQ(matched(allowing, kPage), "h:headline");
  EXPECT_EQ(allowing.in_force("").size(), 1u);
  RuleNumber rule = 0;
  EXPECT_TRUE(set.matches_text("Ad", {}, rule));
  EXPECT_FALSE(allowing.matches_text("Ad", {}, rule));
  EXPECT_EQ(matched(set, kPage), "h:headline a w");
}

TEST(RuleSet, ExceptionsSwitchRulesOff) {
  struct Row {
    RuleLayer exception_layer;
    const char* exception;
    const char* host;
    const char* expected;
  };
  // The rules: generic ##.a, site a.com##.b, user ##.c.
  const Row rows[] = {
      {RuleLayer::user, "#@#.a", "", "c"},
      {RuleLayer::user, "a.com#@#.a", "", "a c"},
      {RuleLayer::user, "a.com#@#.a", "x.a.com", "b c"},
      {RuleLayer::user, "a.com#@?#.b", "a.com", "a c"},
      {RuleLayer::user, "#@#.c", "", "a"},
      {RuleLayer::user, "~a.com#@#.a", "a.com", "a b c"},
      {RuleLayer::user, "~a.com#@#.a", "b.com", "c"},
      {RuleLayer::generic, "#@#.a", "", "c"},
      {RuleLayer::generic, "#@#.b", "a.com", "a b c"},
      {RuleLayer::foreign_list, "#@#.a", "", "a c"},
      {RuleLayer::command_line, "#@#.c", "", "a"},
      {RuleLayer::user, "#@#.a ", "", "c"},
      {RuleLayer::user, "#@#i.a", "", "a c"},  // not the same selector
  };
  for (const Row& row : rows) {
    RuleSet set;
    ASSERT_TRUE(set.add("##.a", "generic.rules", RuleLayer::generic).empty());
    ASSERT_TRUE(set.add("a.com##.b", "sites/a.rules", RuleLayer::site).empty());
    ASSERT_TRUE(set.add("##.c", "user.rules", RuleLayer::user).empty());
    ASSERT_TRUE(set.add(row.exception, "exception.rules", row.exception_layer).empty());
    EXPECT_EQ(matched(set, "<i class=a id=a></i><i class=b id=b></i><i class=c id=c></i>", row.host),
              row.expected)
        << row.exception << " on " << row.host;
    EXPECT_EQ(set.in_force(row.host).size(), (std::string_view(row.expected).size() + 1) / 2)
        << row.exception;
  }
}

TEST(RuleSet, OrdersMatchesByNodeAndThenByLayerFromTheHighest) {
  RuleSet set;
  ASSERT_TRUE(set.add("##i\n##.a\n", "generic.rules", RuleLayer::generic).empty());
  ASSERT_TRUE(set.add("##.a, .a:keep()\n", "user.rules", RuleLayer::user).empty());
  ASSERT_TRUE(set.add("##b.a\n", "list.txt", RuleLayer::foreign_list).empty());
  ASSERT_TRUE(set.add("a.com##.a\n", "sites/a.rules", RuleLayer::site).empty());
  const dom::Document document = dom::parse_html("<b class='a a'></b><i></i>");
  const dom::TextIndex texts(document);
  std::string order;
  for (const Match& match : set.match(document, texts, {"a.com", ""})) {
    order += std::string(document.tag_name(match.node)) + std::to_string(match.rule) + ' ';
  }
  EXPECT_EQ(order, "b2 b4 b1 b3 i0 ");
}

TEST(RuleSet, ListsRulesInForceByLayer) {
  RuleSet set;
  ASSERT_TRUE(set.add("##.u\n", "user.rules", RuleLayer::user).empty());
  ASSERT_TRUE(set.add("##.g\n~a.com##.h\n#@#.x\n", "generic.rules", RuleLayer::generic).empty());
  ASSERT_TRUE(set.add("a.com##.s\nb.com##.t\n", "sites/a.rules", RuleLayer::site).empty());
  EXPECT_EQ(set.in_force(""), (std::vector<RuleNumber>{1, 2, 0}));
  EXPECT_EQ(set.in_force("www.a.com"), (std::vector<RuleNumber>{1, 4, 0}));
}

TEST(RuleSet, IsEmptyAtFirst) {
  const RuleSet set;
  EXPECT_EQ(set.size(), 0u);
  EXPECT_EQ(matched(set, "<p>x"), "");
  RuleNumber rule = 0;
  EXPECT_FALSE(set.matches_text("Advertisement", {}, rule));
}

}  // namespace
}  // namespace presscut::rules
