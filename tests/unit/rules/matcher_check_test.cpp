// Random selectors on random trees: the engine must say what a naive matcher says.
#include <gtest/gtest.h>

#include <random>

#include "rules/naive_matcher.h"
#include "rules/rule_match.h"

namespace presscut::rules {
namespace {

using naive::AnyList;
using naive::Element;
using naive::Maker;

TEST(MatcherCheck, AgreesWithANaiveMatcher) {
  constexpr int kTrees = 60;
  constexpr int kSelectorsPerTree = 25;
  std::mt19937 random(20'240'501);
  Maker maker([&](int n) { return std::uniform_int_distribution<int>(0, n - 1)(random); });
  std::size_t matches_seen = 0;
  for (int t = 0; t < kTrees; ++t) {
    const std::vector<Element> tree = maker.tree();
    const dom::Document document = document_of(tree);
    const dom::TextIndex texts(document);
    ASSERT_EQ(document.size(), tree.size());
    for (int s = 0; s < kSelectorsPerTree; ++s) {
      const AnyList list = maker.list(0, false);
      const std::string selector = written(list, false);
      std::vector<dom::NodeId> expected;
      for (int i = 0; i < static_cast<int>(tree.size()); ++i) {
        if (naive::Naive(tree).matches(list, i)) expected.push_back(static_cast<dom::NodeId>(i));
      }
      std::vector<dom::NodeId> actual;
      for (const Match& match : rules_of("##" + selector).match(document, texts, {}))
        actual.push_back(match.node);
      ASSERT_EQ(actual, expected) << selector << " on tree " << t;
      matches_seen += expected.size();
    }
  }
  EXPECT_GT(matches_seen, 1'500u);  // else the rows above say little
}

}  // namespace
}  // namespace presscut::rules
