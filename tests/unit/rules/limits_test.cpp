// What a rule may cost on a page, from both sides of the limits.
#include <gtest/gtest.h>

#include "rules/page_state.h"
#include "rules/rule_match.h"

namespace presscut::rules {
namespace {

// `depth` elements inside each other: a rule that looks from each for what is not in it takes some depth *
// depth / 2 looks, and as many again to match what it finds there.
std::string nested(int depth) {
  std::string html = "<i class=gone></i><p id=p>x</p>";
  for (int i = 0; i < depth; ++i) html += "<div>";
  return html;
}

TEST(Limits, ARuleThatTakesMoreThanItsShareIsOff) {
  constexpr std::string_view kRule = "##div:has(.gone), #p";
  EXPECT_EQ(matched(kRule, nested(200)), "p");
  EXPECT_EQ(matched(kRule, nested(500)), "");
  // The others are not.
  EXPECT_EQ(matched(std::string(kRule) + "\n###p:keep()", nested(500)), "p:keep");
}

TEST(Limits, TheShareGrowsWithThePage) {
  EXPECT_EQ(matched("##div:has(.gone), #p", nested(500)), "");
  std::string beside = "<b></b>";
  for (int i = 1; i < 4'000; ++i) beside += "<b></b>";
  EXPECT_EQ(matched("##div:has(.gone), #p", beside + nested(500)), "p");
}

TEST(Limits, CountStepsFromBothSides) {
  for (const std::size_t rule_steps : {PageLimits{}.rule_steps, std::size_t{7}}) {
    PageLimits limits;
    limits.rule_steps = rule_steps;
    const dom::Document document = dom::parse_html("<p>x", limits);
    const dom::TextIndex texts(document);
    const std::uint64_t share = kStepsAtLeast + rule_steps * document.size();
    PageState state(document, texts, {}, 2);
    EXPECT_TRUE(state.spend(0, share));
    EXPECT_FALSE(state.is_off(0));
    EXPECT_FALSE(state.spend(0, 1));
    EXPECT_TRUE(state.is_off(0));
    EXPECT_FALSE(state.is_off(1));
  }
}

TEST(Limits, CountStepsOfAllRules) {
  const std::uint64_t kSteps = PageLimits{}.rule_steps;
  const dom::Document document = dom::parse_html("<p>x");
  const dom::TextIndex texts(document);
  const std::uint64_t share = kStepsAtLeast + kSteps * document.size();
  const std::uint64_t of_all = kStepsOfAllAtLeast + kRulesOfAll * kSteps * document.size();
  PageState state(document, texts, {}, 100);
  std::uint64_t spent = 0;
  RuleNumber rule = 0;
  for (; spent + share < of_all; ++rule, spent += share) EXPECT_TRUE(state.spend(rule, share));
  EXPECT_TRUE(state.spend(rule, of_all - spent - 1));
  EXPECT_TRUE(state.spend(98, share / 10)) << "spends the last step, and is just within a tenth";
  EXPECT_FALSE(state.spend(98, 1));
  EXPECT_TRUE(state.spend(99, share / 10));
  EXPECT_FALSE(state.spend(99, 1));
  EXPECT_TRUE(state.is_off(99));
}

}  // namespace
}  // namespace presscut::rules
