// Every built-in rule is needed by a case: there is a page in tests/cases that comes out otherwise when an
// exception takes this one rule off. A rule that no page needs may be misspelt, or do what others do already.
//
// The cases of a file's rules stand in the folder of its family, those of sites/ in tests/cases/sites; the
// others are tried for the rules that none of these needs.
//
// With PRESSCUT_LIST_NEEDED=1 in the environment, each rule is printed with the case that needs it.
#include <cstdio>
#include <cstdlib>
#include <memory>

#include "case_page.h"
#include "gtest/gtest.h"
#include "pipeline.h"
#include "rules/rule_set.h"

namespace presscut::testing {
namespace {

// What a rule can change: the article, and as of what family a block is cut.
struct Outcome {
  std::string article;
  std::string families;
};

class CasePage {
 public:
  explicit CasePage(const Case& of) : case_(of) {
    const auto page = page_of(of);
    if (!page) return;
    name_ = page->filename().string();
    bytes_ = read_file(*page);
    for (const auto& line : lines_of(of.folder / "options")) {
      const auto equals = line.find('=');
      if (equals != std::string::npos) apply(asked_, line.substr(0, equals), line.substr(equals + 1));
    }
    asked_.options.include.add(Include::captions);
    whole_ = outcome(asked_.rules, fired_);
  }

  const std::string& name() const { return case_.name; }
  std::string family() const { return case_.folder.parent_path().filename().string(); }
  bool fires(rules::RuleNumber rule) const { return rule < fired_.size() && fired_[rule]; }

  // Whether the page comes out otherwise without what the exception takes off.
  bool needs(const std::string& exception) const {
    auto without = asked_.rules.with(exception, "exception", RuleLayer::command_line);
    if (!without) {
      ADD_FAILURE() << without.error().to_string() << ": " << exception;
      return false;
    }
    std::vector<bool> fired;
    const Outcome other = outcome(*without, fired);
    return other.article != whole_.article || other.families != whole_.families;
  }

 private:
  Outcome outcome(const Rules& rules, std::vector<bool>& fired) const {
    const rules::RuleSet& set = rules.set();
    fired.assign(set.size(), false);
    ExtractOptions options = asked_.options;
    options.rules = &rules;
    const auto page = read_page(bytes_, name_, options);
    if (!page) return {page.error().to_string(), ""};
    const ReadPage& read = page.value();
    const dom::TextIndex texts(read.document);
    for (const rules::Match& match : set.match(read.document, texts, {read.facts.host, read.facts.path}))
      fired[match.rule] = true;
    Outcome outcome;
    for (const filter::Decision& decision : read.selection.decisions) {
      if (decision.state != filter::State::cut) continue;
      if (decision.rule != filter::kNoRule) fired[decision.rule] = true;
      outcome.families += decision.rule == filter::kNoRule ? "-" : name_of(set.family(decision.rule));
      outcome.families += '\n';
    }
    outcome.article =
        read.article ? render(read.article.value(), Format::json) : read.article.error().to_string();
    return outcome;
  }

  Case case_;
  CaseOptions asked_;
  std::string name_;
  std::string bytes_;
  Outcome whole_;
  std::vector<bool> fired_;
};

// The line that takes a rule off: "##.ad" is taken off by "#@#.ad".
std::string exception_from(const rules::RuleSet& set, rules::RuleNumber rule) {
  const std::string text = set.summary(rule).text;
  const std::string selector(set.parts(rule).selector);
  return text.substr(0, text.size() - selector.size() - 2) + "#@#" + selector;
}

// "advert" of advert.rules, "sites" of all below sites/.
std::string group_of(const RuleSummary& rule) {
  return rule.file.substr(0, rule.file.find_first_of("./"));
}

std::vector<std::string> groups() {
  const rules::RuleSet& set = Rules::defaults().set();
  std::vector<std::string> names;
  for (rules::RuleNumber rule = 0; rule < set.size(); ++rule) {
    const std::string name = group_of(set.summary(rule));
    if (name == "sites") continue;  // their cases are still to come
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  return names;
}

class RulesNeededTest : public ::testing::TestWithParam<std::string> {
 protected:
  // Pages are read when first looked into: those of the other families seldom are.
  const std::vector<std::unique_ptr<CasePage>>& pages(bool of_this_family) {
    auto& pages = of_this_family ? own_ : others_;
    if (!pages.empty()) return pages;
    for (const auto& a_case : all_cases()) {
      if ((a_case.folder.parent_path().filename() == GetParam()) == of_this_family)
        pages.push_back(std::make_unique<CasePage>(a_case));
    }
    return pages;
  }

  std::string case_that_needs(const rules::RuleSet& set, rules::RuleNumber rule) {
    const std::string exception = exception_from(set, rule);
    for (const bool own : {true, false}) {
      for (const auto& page : pages(own)) {
        if (page->fires(rule) && page->needs(exception)) return page->name();
      }
    }
    return "";
  }

 private:
  std::vector<std::unique_ptr<CasePage>> own_;
  std::vector<std::unique_ptr<CasePage>> others_;
};

TEST_P(RulesNeededTest, EachInSomeCase) {
  const rules::RuleSet& set = Rules::defaults().set();
  const bool list = std::getenv("PRESSCUT_LIST_NEEDED") != nullptr;
  std::size_t looked_at = 0;
  for (rules::RuleNumber rule = 0; rule < set.size(); ++rule) {
    const RuleSummary summary = set.summary(rule);
    if (group_of(summary) != GetParam()) continue;
    ++looked_at;
    const std::string needed_by = case_that_needs(set, rule);
    const std::string place = summary.file + ':' + std::to_string(summary.line) + ": " + summary.text;
    if (list && !needed_by.empty()) std::printf("%s is needed by %s\n", place.c_str(), needed_by.c_str());
    EXPECT_NE(needed_by, "") << "no case needs " << place;
  }
  EXPECT_GT(looked_at, 0u);
}

INSTANTIATE_TEST_SUITE_P(rules, RulesNeededTest, ::testing::ValuesIn(groups()),
                         [](const auto& test) { return test_name(test.param); });

}  // namespace
}  // namespace presscut::testing
