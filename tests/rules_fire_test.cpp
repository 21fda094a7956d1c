// Which of the built-in rules fire in some case of tests/cases. A rule that never does may be dead, or
// misspelt.
#include <cstdio>
#include <cstdlib>
#include <map>
#include <vector>

#include "dom/text_index.h"
#include "gtest/gtest.h"
#include "page_file.h"
#include "pipeline.h"
#include "presscut/presscut.h"
#include "rules/rule_set.h"

namespace presscut::testing {
namespace {

// Every page of the cases, with the address that its options may name.
class CasePages {
 public:
  template <class Visit>
  static void for_each(Visit&& visit) {
    for (const auto& family : entries_of(source_dir() / "tests" / "cases")) {
      if (!fs::is_directory(family)) continue;
      for (const auto& folder : entries_of(family)) {
        ExtractOptions options;
        for (const auto& line : lines_of(folder / "options")) {
          if (line.starts_with("url=")) options.hints.url = line.substr(4);
        }
        for (const auto& entry : entries_of(folder)) {
          if (entry.stem() == "page") visit(entry, options);
        }
      }
    }
  }
};

TEST(RulesFire, SomeOfThemInSomeCase) {
  const rules::RuleSet& set = Rules::defaults().set();
  std::vector<bool> fired(set.size(), false);
  std::size_t pages = 0;
  CasePages::for_each([&](const fs::path& path, const ExtractOptions& options) {
    const auto page = read_page(read_file(path), path.filename().string(), options);
    if (!page) return;
    ++pages;
    const ReadPage& read = page.value();
    const rules::PageContext context{read.facts.host, read.facts.path};
    const dom::TextIndex texts(read.document);
    for (const rules::Match& match : set.match(read.document, texts, context)) fired[match.rule] = true;
    for (const filter::Decision& decision : read.selection.decisions) {
      if (decision.rule != filter::kNoRule) fired[decision.rule] = true;
    }
  });

  std::map<std::string, std::pair<std::size_t, std::size_t>> by_file;  // fired, all
  std::size_t never = 0;
  std::string names;
  for (rules::RuleNumber rule = 0; rule < set.size(); ++rule) {
    const RuleSummary summary = set.summary(rule);
    auto& [in_file, all] = by_file[summary.file];
    ++all;
    if (fired[rule]) {
      ++in_file;
      continue;
    }
    ++never;
    names += summary.file + ':' + std::to_string(summary.line) + ": " + summary.text + '\n';
  }
  std::printf("%zu of %zu built-in rules fire in none of %zu cases\n", never, set.size(), pages);
  for (const auto& [file, counts] : by_file)
    std::printf("  %4zu of %4zu fire  %s\n", counts.first, counts.second, file.c_str());
  if (std::getenv("PRESSCUT_LIST_UNUSED_RULES") != nullptr) std::fputs(names.c_str(), stdout);
  RecordProperty("rules_that_never_fire", static_cast<int>(never));
  EXPECT_GT(pages, 0u);
  EXPECT_LT(never, set.size());
}

}  // namespace
}  // namespace presscut::testing
