// A case is a folder tests/cases/<family>/<slug>/: a small page and what a reader expects of it.
//
//   page.html (or page.txt, …)  the page
//   expected.txt                the article as text; or expected.error: the reason why there is none, alone or with its message
//   expected.json               optional: keys of the record that are compared, the others are free
//   expected.cuts               optional: lines "family: first words", cut blocks in page order; others may lie between
//   options                     optional: lines "name=value", named as the program's options
//
// With PRESSCUT_UPDATE=1 in the environment, expectations that differ are rewritten for review, and the test
// still fails.
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "case_page.h"
#include "gtest/gtest.h"

namespace presscut::testing {
namespace {

bool updating() {
  const char* value = std::getenv("PRESSCUT_UPDATE");
  return value != nullptr && std::string_view(value) == "1";
}

void rewrite(const fs::path& path, const std::string& content) {
  std::ofstream(path, std::ios::binary) << content;
  ADD_FAILURE() << path << " was rewritten: review it, then run the tests again";
}

class CaseTest : public ::testing::TestWithParam<Case> {
 protected:
  void SetUp() override {
    const auto page = page_of(GetParam());
    ASSERT_TRUE(page) << "no page.* in " << GetParam().folder;
    name_ = page->filename().string();
    bytes_ = read_file(*page);
    for (const auto& line : lines_of(file("options"))) {
      const auto equals = line.find('=');
      ASSERT_TRUE(equals != std::string::npos &&
                  apply(asked_, line.substr(0, equals), line.substr(equals + 1)))
          << "options: " << line;
    }
    asked_.options.rules = &asked_.rules;
  }

  fs::path file(const char* name) const { return GetParam().folder / name; }

  CaseOptions asked_;
  std::string name_;
  std::string bytes_;
};

void check_text(const fs::path& path, const Article& article) {
  const std::string text = render(article, Format::text);
  if (read_file(path) == text) return;
  if (updating()) return rewrite(path, text);
  EXPECT_EQ(read_file(path), text) << path;
}

void check_record(const fs::path& path, const Article& article) {
  const auto expected = nlohmann::json::parse(read_file(path), nullptr, false);
  ASSERT_TRUE(expected.is_object() && !expected.empty()) << path;
  const auto record = nlohmann::json::parse(render(article, Format::json));
  nlohmann::ordered_json actual;
  for (const auto& [key, value] : expected.items()) {
    ASSERT_TRUE(record.contains(key)) << path << ": the record has no key " << key;
    actual[key] = record[key];
  }
  if (nlohmann::json(actual) == expected) return;
  if (updating()) return rewrite(path, actual.dump(2) + "\n");
  EXPECT_EQ(expected.dump(2), nlohmann::json(actual).dump(2)) << path;
}

// Each line must find its block after that of the line before it.
void check_cuts(const fs::path& path, const std::vector<ExplainedBlock>& blocks) {
  std::string cuts;
  for (const auto& block : blocks) {
    if (block.verdict == Verdict::cut) cuts += block.family + ": " + block.text + "\n";
  }
  std::size_t from = 0;
  for (const auto& line : lines_of(path)) {
    const std::size_t at = ("\n" + cuts).find("\n" + line, from);
    ASSERT_NE(at, std::string::npos) << path << ": not cut (in this order): " << line << "\nThe cuts are:\n"
                                     << cuts;
    from = at + 1;
  }
}

TEST_P(CaseTest, GivesWhatAReaderExpects) {
  const auto explanation = explain(bytes_, name_, asked_.options);
  ASSERT_TRUE(explanation.has_value()) << explanation.error().to_string();
  const auto article = extract(bytes_, name_, asked_.options);

  if (fs::exists(file("expected.error"))) {
    ASSERT_FALSE(article.has_value()) << render(article.value(), Format::text);
    const std::vector<std::string> expected = lines_of(file("expected.error"));
    const bool has_message = !expected.empty() && expected.front().find(": ") != std::string::npos;
    EXPECT_EQ(expected, std::vector<std::string>{has_message ? article.error().to_string()
                                                             : std::string(name_of(article.error().reason))});
    return;
  }
  ASSERT_TRUE(article.has_value()) << article.error().to_string();
  ASSERT_TRUE(updating() || fs::exists(file("expected.txt"))) << "no expectation in " << GetParam().folder;
  check_text(file("expected.txt"), article.value());
  if (fs::exists(file("expected.json"))) check_record(file("expected.json"), article.value());
  if (fs::exists(file("expected.cuts"))) check_cuts(file("expected.cuts"), explanation.value().blocks);
}

INSTANTIATE_TEST_SUITE_P(cases, CaseTest, ::testing::ValuesIn(all_cases()),
                         [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace presscut::testing
