// All of a rule set as tables of constants: what the build makes of the default rules, so that nothing of
// them is read when the program starts.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "rules/hosts.h"
#include "rules/rule.h"
#include "rules/rule_index.h"
#include "rules/selector.h"

namespace presscut::rules {

struct RuleSetImage {
  std::string_view characters;
  std::span<const Test> tests;
  std::span<const Compound> compounds;
  std::span<const Step> steps;
  std::span<const Complex> complexes;
  std::span<const StringRef> alternatives;
  std::span<const PatternImage> patterns;
  TextFilter::Image text_filter;
  std::span<const Rule> rules;
  std::span<const HostName> hosts;
  std::span<const std::string_view> files;
  RuleIndex::Image generic_cuts;
  RuleIndex::Image generic;
  StringMap::Image by_host;
  std::span<const RuleNumber> generic_exceptions;
};

// What an image of a set views that the set itself keeps otherwise.
struct ImageParts {
  std::vector<PatternImage> patterns;
  std::vector<std::string_view> files;
};

// src/rules/**/*.rules.
extern const RuleSetImage kDefaultRules;

}  // namespace presscut::rules
