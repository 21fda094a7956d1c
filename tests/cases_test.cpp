// A case is a folder tests/cases/<family>/<slug>/: a small page and what a reader expects of it.
//
//   page.html (or page.txt, …)  the page
//   expected.txt                the article as text; or expected.error: the reason why there is none, alone or
//   with its message
//   expected.json               optional: keys of the record that are compared, the others are free
//   expected.cuts               optional: lines "family: first words", cut blocks in page order; others may
//   lie between options                     optional: lines "name=value", named as the program's options
//
// With PRESSCUT_UPDATE=1 in the environment, expectations that differ are rewritten for review, and the test
// still fails.
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <optional>

#include "gtest/gtest.h"
#include "page_file.h"
#include "presscut/presscut.h"

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

struct Case {
  fs::path folder;
  std::string name;  // family_slug
};

std::vector<Case> all_cases() {
  std::vector<Case> cases;
  for (const auto& family : entries_of(source_dir() / "tests" / "cases")) {
    if (!fs::is_directory(family)) continue;
    for (const auto& folder : entries_of(family)) {
      cases.push_back({folder, test_name(family.filename().string() + "_" + folder.filename().string())});
    }
  }
  return cases;
}

void PrintTo(const Case& a_case, std::ostream* out) {
  *out << a_case.folder.string();
}

// The rules and options that the case's `options` ask for. The rules live as long as this does.
struct CaseOptions {
  Rules rules = Rules::defaults();
  ExtractOptions options;
};

std::vector<std::string> split_at_commas(const std::string& list) {
  std::vector<std::string> parts(1);
  for (const char c : list) {
    if (c == ',') {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

bool add_rule(Rules& rules, const std::string& line) {
  auto more = rules.with(line, "options", RuleLayer::command_line);
  if (more) rules = *more;
  return more.has_value();
}

bool include(IncludeSet& set, const std::string& what) {
  if (what == "captions")
    set.add(Include::captions);
  else if (what == "links")
    set.add(Include::links);
  else if (what == "images")
    set.add(Include::images);
  else if (what == "tables")
    set.add(Include::tables);
  else
    return false;
  return true;
}

bool apply(CaseOptions& asked, const std::string& name, const std::string& value) {
  if (name == "url")
    asked.options.hints.url = value;
  else if (name == "encoding")
    asked.options.hints.encoding = value;
  else if (name == "language")
    asked.options.hints.language = value;
  else if (name == "site-rules" && value == "off")
    asked.rules = Rules::generic_defaults();
  else if (name == "embedded-data" && value == "never")
    asked.options.embedded_data = EmbeddedData::never;
  else if (name == "embedded-data" && value == "always")
    asked.options.embedded_data = EmbeddedData::always;
  else if (name == "cut")
    return add_rule(asked.rules, "##" + value);
  else if (name == "keep")
    return add_rule(asked.rules, "##" + value + ":keep()");
  else if (name == "allow") {
    Family family = Family::other;
    if (!family_named(value, family)) return false;
    asked.rules = asked.rules.allowing(family);
  } else if (name == "include") {
    for (const auto& what : split_at_commas(value)) {
      if (!include(asked.options.include, what)) return false;
    }
  } else
    return false;
  return true;
}

std::optional<fs::path> page_of(const Case& a_case) {
  for (const auto& entry : entries_of(a_case.folder)) {
    if (entry.stem() == "page") return entry;
  }
  return std::nullopt;
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
