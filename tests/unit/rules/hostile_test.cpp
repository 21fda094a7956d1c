// Rule files and pages made to hurt.
#include <gtest/gtest.h>

#include <chrono>

#include "rules/rule_match.h"

namespace presscut::rules {
namespace {

std::string repeated(std::string_view part, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += part;
  return out;
}

std::vector<RuleError> errors_of(const std::string& text) {
  RuleSet set;
  return set.add(text, "hostile.rules", RuleLayer::user);
}

class HostileRules : public testing::Test {
 protected:
  // Far above what the slowest build takes, far below what anything but linear time would.
  ~HostileRules() override { EXPECT_LT(std::chrono::steady_clock::now() - begin_, std::chrono::seconds(20)); }

 private:
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

TEST_F(HostileRules, LongLines) {
  constexpr int kMegabyte = 1 << 20;
  EXPECT_TRUE(errors_of("##." + std::string(kMegabyte, 'a')).empty());
  EXPECT_TRUE(errors_of("##a" + repeated(",a", kMegabyte / 2)).empty());
  EXPECT_TRUE(errors_of("##a" + repeated(".b", kMegabyte / 2)).empty());
  EXPECT_TRUE(errors_of(repeated("a.com,", kMegabyte / 6) + "b.com##p").empty());
  EXPECT_TRUE(errors_of("##:whole-text(a" + repeated("|b", kMegabyte / 2) + ")").empty());
  EXPECT_TRUE(errors_of("##" + repeated("\\31 ", kMegabyte / 4)).empty());
  EXPECT_FALSE(errors_of("##" + repeated(":not(", kMegabyte / 5)).empty());
  EXPECT_FALSE(errors_of("##" + repeated("a > ", kMegabyte / 4)).empty());
  EXPECT_FALSE(errors_of("##p:has-text(" + repeated("(", kMegabyte)).empty());
  EXPECT_FALSE(errors_of("##p:has-text(/" + repeated("/a", kMegabyte / 2)).empty());
  EXPECT_FALSE(errors_of(std::string(kMegabyte, '#') + "[").empty());
  EXPECT_FALSE(errors_of(std::string(kMegabyte, ',') + "##p").empty());
}

TEST_F(HostileRules, EveryPrefixOfARuleIsReadOrRefused) {
  const std::string rule =
      "a.com,~b.*##div#a\\31 .b[c^=\"d\" i]:not(:has(> p:nth-child(2n + 1)), "
      "q):has-text(/x(y)/i):whole-text(a|b\\|c) + "
      "*:matches-attr(\"/x/\"='y'):starts-text(z):upward(2):xpath(./b[c = "
      "\")\"]):min-link-density(0.5):style(display: none)";
  RuleSet whole;
  EXPECT_TRUE(whole.add(rule, "whole.rules", RuleLayer::user).empty());
  for (std::size_t size = 0; size < rule.size(); ++size) {
    const std::string prefix = rule.substr(0, size);
    RuleSet set;
    const std::vector<RuleError> errors = set.add(prefix, "prefix.rules", RuleLayer::user);
    EXPECT_EQ(set.size() + errors.size(), size == 0 ? 0u : 1u) << prefix;
    for (const RuleError& error : errors) {
      EXPECT_FALSE(error.message.empty());
      EXPECT_LE(error.column, size + 1) << prefix;
    }
    matched(set, "<div id=a1 class=b c=d>x</div><p>z", "a.com");
  }
}

TEST_F(HostileRules, AnyBytes) {
  std::uint32_t state = 12345;
  constexpr std::string_view kSigns =
      "##.#[]()=\"'~^$*|:>+,\\/ abi1-_not(has-text(upward(xpath(\xC3\xA9\xE2\x80\xFF!@?%\n";
  for (int round = 0; round < 3'000; ++round) {
    std::string text = round % 2 == 0 ? "##" : "";
    for (int i = 0; i < 40; ++i) {
      state = state * 1664525 + 1013904223;
      text += kSigns[(state >> 16) % kSigns.size()];
    }
    RuleSet set;
    set.add(text, "any.txt", RuleLayer::foreign_list);
    matched(set, "<div class=a id=b><p title=i>1", "a.com");
  }
}

TEST_F(HostileRules, SelectorsThatBacktrackOnADeepPage) {
  std::string chain;
  for (int i = 0; i < 30; ++i) chain += "div ";
  std::string siblings;
  for (int i = 0; i < 30; ++i) siblings += "i ~ ";
  const std::string html = repeated("<div>", 500) + "<p id=p>" + repeated("<i></i>", 5'000) + "<b class=none></b>";
  EXPECT_EQ(matched("##.none " + chain + "p\n##.none ~ " + siblings + "i\n##.none > " + chain + "> p", html),
            "");
  EXPECT_EQ(matched("##p:not(" + chain + "p:has(.none " + chain + "i))\n##p:has(i)", html),
            "p");  // the first is off
}

TEST_F(HostileRules, DearRulesOnALargePage) {
  std::string rules;
  for (int i = 0; i < 60; ++i) rules += "##:not(:has(div:has(p:has(.n" + std::to_string(i) + "))))\n";
  rules += "##div:has-text(/nowhere/)\n##*:has-text(nowhere)\n##:nth-child(2n+1):not(:has(~ .x))\n";
  matched(rules, repeated("<div>x", 400) + repeated("<p>text <b>more</b>", 1'000));
}

TEST_F(HostileRules, ShortTextsInManyNodes) {
  const std::string blanks(10'000, ' ');
  EXPECT_EQ(matched("##:starts-text(a)", repeated("<div>a" + blanks, 100) + repeated("<i></i>", 10'000)), "");
}

}  // namespace
}  // namespace presscut::rules
