// A compiled selector as text, for tests. Compounds are written from right to left, as they are matched:
// "div.a > p" gives "tag=p < tag=div class=a".
#pragma once

#include <string>

#include "rules/selector.h"
#include "rules/selector_parse.h"

namespace presscut::rules {

inline std::string dump_complexes(const Selectors& selectors, Range complexes);

inline std::string dump_test(const Selectors& s, const Test& test) {
  static constexpr const char* kNames[] = {
      "tag=",       "id=",        "class=", "has",  "=",         "~=",        "|=",
      "^=",         "$=",         "*=",     "root", "scope",     "min-text=", "max-text=",
      "min-links=", "max-links=", "empty",  "nth=", "nth-last=", "type-nth=", "type-nth-last=",
      "path=",      "attr=",      "is",     "not",  "whole=",    "starts=",   "whole=",
      "text=",      "text=",      "has"};
  const std::string name = kNames[static_cast<std::size_t>(test.kind)];
  const auto view = [&](StringRef ref) { return std::string(s.pool.view(ref)); };
  const auto side = [&](std::uint32_t pattern, StringRef plain) {
    if (pattern == kNone) return '"' + view(plain) + '"';
    return '/' + s.patterns[pattern]->expression() + '/' +
           (s.patterns[pattern]->letters() == Case::ignored ? "i" : "");
  };
  switch (test.kind) {
    case TestKind::tag:
    case TestKind::id:
    case TestKind::class_token:
      return name + view(test.name);
    case TestKind::has_attribute:
      return '[' + view(test.name) + ']';
    case TestKind::attribute_equals:
    case TestKind::attribute_word:
    case TestKind::attribute_dash:
    case TestKind::attribute_prefix:
    case TestKind::attribute_suffix:
    case TestKind::attribute_contains:
      return '[' + view(test.name) + name + '"' + view(test.value) + '"' + (test.ignore_case ? " i]" : "]");
    case TestKind::min_text_length:
    case TestKind::max_text_length:
    case TestKind::min_link_density:
    case TestKind::max_link_density:
      return name + std::to_string(test.number);
    case TestKind::nth_child:
    case TestKind::nth_last_child:
    case TestKind::nth_of_type:
    case TestKind::nth_last_of_type:
      return name + std::to_string(test.step) + "n+" + std::to_string(test.number);
    case TestKind::matches_path:
    case TestKind::has_text:
    case TestKind::has_text_pattern:
    case TestKind::whole_text_pattern:
      return name + side(test.value_pattern, test.value);
    case TestKind::matches_attribute:
      return name + side(test.name_pattern, test.name) +
             (test.count > 0 ? '=' + side(test.value_pattern, test.value) : "");
    case TestKind::whole_text:
    case TestKind::starts_text: {
      std::string out = name;
      for (std::uint32_t i = 0; i < test.count; ++i) {
        out += (i > 0 ? "|" : "") + view(s.alternatives[test.first + i]);
      }
      return out;
    }
    case TestKind::is:
    case TestKind::is_not:
    case TestKind::has:
      return name + '(' + dump_complexes(s, {test.first, test.count}) + ')';
    default:
      return name;
  }
}

inline std::string dump_tests(const Selectors& s, Range tests) {
  std::string out;
  for (std::uint32_t i = 0; i < tests.count; ++i) {
    out += (i > 0 ? " " : "") + dump_test(s, s.tests[tests.first + i]);
  }
  return out.empty() ? "*" : out;
}

inline std::string dump_step(const Selectors& s, const Step& step) {
  switch (step.kind) {
    case StepKind::levels:
      return std::to_string(step.levels);
    case StepKind::nearest:
      return '(' + dump_complexes(s, step.selectors) + ')';
    default:
      return (step.kind == StepKind::xpath ? "{" : "page{") + std::string(s.pool.view(step.expression)) + '}';
  }
}

inline std::string dump_complexes(const Selectors& s, Range complexes) {
  static constexpr const char* kCombinators[] = {"", " << ", " < ", " + ", " ~ "};
  std::string out;
  for (std::uint32_t i = 0; i < complexes.count; ++i) {
    const Complex& complex = s.complexes[complexes.first + i];
    if (i > 0) out += ", ";
    for (std::uint32_t c = 0; c < complex.compounds.count; ++c) {
      const Compound& compound = s.compounds[complex.compounds.first + c];
      out += dump_tests(s, compound.tests) + kCombinators[static_cast<std::size_t>(compound.to_left)];
    }
    for (std::uint32_t k = 0; k < complex.steps.count; ++k) {
      const Step& step = s.steps[complex.steps.first + k];
      out += " ^" + dump_step(s, step) + ' ' + dump_tests(s, step.tests);
    }
  }
  return out;
}

// Or "position: message" if it does not parse.
inline std::string dump_selector(std::string_view text) {
  Selectors selectors;
  const std::uint32_t begin = selectors.pool.add(text).begin;
  ParsedSelector parsed;
  SelectorError error;
  if (!parse_selector(text, begin, PatternCheck::now, selectors, parsed, error)) {
    return std::to_string(error.position) + ": " + error.message;
  }
  std::string out = dump_complexes(selectors, parsed.complexes);
  if (parsed.action != Action::cut) out += " -> " + std::string(name_of(parsed.action));
  return out;
}

}  // namespace presscut::rules
