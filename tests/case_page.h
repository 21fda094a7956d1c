// The cases of tests/cases: where they are, and what their `options` ask for. cases_test.cpp tells what is in
// one.
#pragma once

#include <algorithm>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "page_file.h"
#include "presscut/presscut.h"

namespace presscut::testing {

struct Case {
  fs::path folder;
  std::string name;  // family_slug
};

inline void PrintTo(const Case& a_case, std::ostream* out) {
  *out << a_case.folder.string();
}

inline std::vector<Case> all_cases() {
  std::vector<Case> cases;
  for (const auto& family : entries_of(source_dir() / "tests" / "cases")) {
    if (!fs::is_directory(family)) continue;
    for (const auto& folder : entries_of(family)) {
      cases.push_back({folder, test_name(family.filename().string() + "_" + folder.filename().string())});
    }
  }
  return cases;
}

// The rules and options that the case's `options` ask for. The rules live as long as this does.
struct CaseOptions {
  Rules rules = Rules::defaults();
  ExtractOptions options;
};

inline std::vector<std::string> split_at_commas(const std::string& list) {
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

inline bool add_rule(Rules& rules, const std::string& line) {
  auto more = rules.with(line, "options", RuleLayer::command_line);
  if (more) rules = *more;
  return more.has_value();
}

inline bool include(IncludeSet& set, const std::string& what) {
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

inline bool apply(CaseOptions& asked, const std::string& name, const std::string& value) {
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

inline std::optional<fs::path> page_of(const Case& a_case) {
  for (const auto& entry : entries_of(a_case.folder)) {
    if (entry.stem() == "page") return entry;
  }
  return std::nullopt;
}

}  // namespace presscut::testing
