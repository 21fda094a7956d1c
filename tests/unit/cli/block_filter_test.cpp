#include "cli/block_filter.h"

#include <gtest/gtest.h>

namespace presscut::cli {
namespace {

ExplainedBlock block(Verdict verdict, std::string family = "") {
  ExplainedBlock out;
  out.verdict = verdict;
  out.family = std::move(family);
  return out;
}

TEST(BlockFilter, HasWhatAnyOfItsWordsNames) {
  struct Row {
    std::vector<std::string_view> words;
    bool headline, body, cut_advert, cut_for_shape, outside;
  };
  const Row rows[] = {
      {{}, true, true, true, true, true},
      {{"kept"}, true, true, false, false, false},
      {{"cut"}, false, false, true, true, false},
      {{"advert"}, false, false, true, false, false},
      {{"video"}, false, false, false, false, false},
      {{"outside", "headline"}, true, false, false, false, true},
      {{"body", "advert"}, false, true, true, false, false},
  };
  for (const auto& row : rows) {
    BlockFilter filter;
    for (const auto word : row.words) filter.add(read_block_word(word).value());
    SCOPED_TRACE(row.words.empty() ? "" : row.words.front());
    EXPECT_EQ(filter.all(), row.words.empty());
    EXPECT_EQ(filter.has(block(Verdict::headline)), row.headline);
    EXPECT_EQ(filter.has(block(Verdict::body)), row.body);
    EXPECT_EQ(filter.has(block(Verdict::cut, "advert")), row.cut_advert);
    EXPECT_EQ(filter.has(block(Verdict::cut)), row.cut_for_shape);
    EXPECT_EQ(filter.has(block(Verdict::outside)), row.outside);
  }
}

TEST(BlockFilter, KnowsItsWords) {
  for (const auto& word : block_words()) EXPECT_TRUE(read_block_word(word)) << word;
  EXPECT_EQ(read_block_word("keep").error().substr(0, 47), "no such value: keep (choose from kept, headline");
}

}  // namespace
}  // namespace presscut::cli
