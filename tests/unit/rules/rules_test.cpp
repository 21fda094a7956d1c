#include "presscut/rules.h"

#include <gtest/gtest.h>

#include "rules/rule_set.h"

namespace presscut {
namespace {

std::string texts(const std::vector<RuleSummary>& summaries) {
  std::string out;
  for (const RuleSummary& summary : summaries) out += (out.empty() ? "" : " ") + summary.text;
  return out;
}

TEST(Rules, FamiliesHaveNames) {
  for (int i = 0; i <= static_cast<int>(Family::other); ++i) {
    Family family = Family::other;
    EXPECT_TRUE(family_named(name_of(static_cast<Family>(i)), family));
    EXPECT_EQ(static_cast<int>(family), i);
  }
  Family family = Family::label;
  EXPECT_FALSE(family_named("Advert", family));
  EXPECT_EQ(family, Family::label);
}

TEST(Rules, AreCopiedWithMore) {
  const Rules none;
  const auto one = none.with("##.a\n", "a.rules", RuleLayer::generic);
  ASSERT_TRUE(one);
  const auto two = one->with("b.com##.b:keep()\n", "b.rules", RuleLayer::user);
  ASSERT_TRUE(two);
  EXPECT_EQ(texts(none.list("b.com")), "");
  EXPECT_EQ(texts(one->list("b.com")), "##.a");
  EXPECT_EQ(texts(two->list("www.b.com")), "##.a b.com##.b:keep()");
  EXPECT_EQ(texts(two->list("")), "##.a");
}

TEST(Rules, ABadLineIsAnErrorButForAForeignList) {
  const auto mine = Rules().with("##.a\n##p[\n##q[", "mine.rules", RuleLayer::user);
  ASSERT_FALSE(mine);
  EXPECT_EQ(mine.error().to_string(), "mine.rules:2:4: this \"[\" is never closed");
  const auto list = Rules().with("##.a\n##p[\n||x^\n##.b", "list.txt", RuleLayer::foreign_list);
  ASSERT_TRUE(list);
  EXPECT_EQ(texts(list->list("")), "##.a ##.b");
}

TEST(Rules, AllowingAFamilyLeavesItsCutsOut) {
  const auto rules = Rules().with("![video]\n##.v\n![advert]\n##.a\n", "x.rules", RuleLayer::generic);
  ASSERT_TRUE(rules);
  EXPECT_EQ(texts(rules->allowing(Family::video).list("")), "##.a");
  EXPECT_EQ(texts(rules->list("")), "##.v ##.a");
}

TEST(Rules, DefaultsHaveTheSitesInALayerOfTheirOwn) {
  for (const RuleSummary& summary : Rules::generic_defaults().list("")) {
    EXPECT_EQ(summary.layer, RuleLayer::generic);
    EXPECT_FALSE(summary.file.starts_with("sites/"));
  }
  EXPECT_GE(Rules::defaults().set().size(), Rules::generic_defaults().set().size());
  for (rules::RuleNumber i = 0; i < Rules::defaults().set().size(); ++i) {
    const RuleSummary summary = Rules::defaults().set().summary(i);
    EXPECT_EQ(summary.layer, summary.file.starts_with("sites/") ? RuleLayer::site : RuleLayer::generic);
  }
}

}  // namespace
}  // namespace presscut
