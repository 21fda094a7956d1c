// The sample pages give the text that stands beside them: with all rules, and with the generic ones alone.
#include <set>

#include "gtest/gtest.h"
#include "page_file.h"
#include "presscut/presscut.h"

namespace presscut::testing {
namespace {

struct Sample {
  const char* page;
  const char* expected;
  BodySource body_from = BodySource::page;
};

// The first three are one article in three forms: its text must be the same.
constexpr Sample kSamples[] = {
    {"scmp-global-impact.html", "scmp-global-impact.expected.txt"},
    {"scmp-global-impact.txt", "scmp-global-impact.expected.txt"},
    {"scmp-global-impact-2020.html", "scmp-global-impact.expected.txt", BodySource::data},
    {"heidestadt-schulweg.html", "heidestadt-schulweg.expected.txt"},
    {"kqvt-creek-bridge.html", "kqvt-creek-bridge.expected.txt"},
    {"courrier-val-moulins.html", "courrier-val-moulins.expected.txt"},
};

void PrintTo(const Sample& sample, std::ostream* out) {
  *out << sample.page;
}

class SampleTest : public ::testing::TestWithParam<Sample> {
 protected:
  void check(const Rules& rules) const {
    const auto folder = source_dir() / "samples";
    ExtractOptions options;
    options.rules = &rules;
    const auto article = extract(read_file(folder / GetParam().page), GetParam().page, options);
    ASSERT_TRUE(article.has_value()) << article.error().to_string();
    EXPECT_EQ(read_file(folder / GetParam().expected), render(article.value(), Format::text));
    EXPECT_EQ(GetParam().body_from, article.value().body_from);
  }
};

TEST_P(SampleTest, WithAllRules) {
  check(Rules::defaults());
}

TEST_P(SampleTest, WithoutSiteRules) {
  check(Rules::generic_defaults());
}

INSTANTIATE_TEST_SUITE_P(samples, SampleTest, ::testing::ValuesIn(kSamples),
                         [](const auto& test) { return test_name(test.param.page); });

TEST(Samples, EachPageIsTested) {
  std::set<std::string> tested;
  for (const auto& sample : kSamples) tested.insert({sample.page, sample.expected});
  for (const auto& entry : entries_of(source_dir() / "samples")) {
    if (entry.extension() != ".html" && entry.extension() != ".txt") continue;
    EXPECT_TRUE(tested.contains(entry.filename().string())) << entry;
  }
}

}  // namespace
}  // namespace presscut::testing
