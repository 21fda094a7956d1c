// One line of a rule file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rules/hosts.h"
#include "rules/rule_set.h"
#include "rules/selector.h"
#include "rules/selector_parse.h"

namespace presscut::rules {

// What an exception takes off as a whole: $generichide, $specifichide, $elemhide.
enum class Hiding : std::uint8_t { by_selector, generic, specific, all };

struct Rule {
  StringRef text;      // the line
  StringRef selector;  // what stands behind the ##, action included: exceptions are known by it
  std::uint32_t file = 0;
  std::uint32_t line = 0;
  Family family = Family::other;
  RuleLayer layer = RuleLayer::generic;
  Action action = Action::cut;
  bool is_exception = false;
  bool is_generic = true;  // not for named sites only
  bool is_parsed = true;   // its selector; if not, `complexes` is empty
  bool is_procedural = false;
  Hiding takes_off = Hiding::by_selector;  // of an exception
  std::uint32_t path_pattern = kNone;      // that the page's path must have, among the selectors' patterns
  Range hosts;
  Range complexes;
};

enum class LineKind : std::uint8_t {
  nothing,    // blank, a comment, a header
  family,     // ![newsletter]
  if_true,    // !#if that holds
  if_false,   // !#if that does not, or names what we are not
  otherwise,  // !#else
  end_if,     // !#endif
  rule,
  error
};

struct LineError {
  std::size_t position = 0;  // in the line, in bytes
  std::string message;
  Unusable why = Unusable::broken;
};

// What a line is read with and into.
struct LineContext {
  RuleLayer layer = RuleLayer::generic;
  Reading reading = Reading::whole;
  Selectors& selectors;
  Table<HostName>& hosts;
  std::size_t host_patterns = 0;  // so far

  // Of our own rules, a test sees to it that all patterns can be used.
  PatternCheck pattern_check() const {
    const bool checked = layer == RuleLayer::foreign_list || layer >= RuleLayer::user;
    return checked ? PatternCheck::now : PatternCheck::at_first_use;
  }
};

// Reads a line, trimmed, that stands in the pool at `pool_begin`. Of the rule, it sets what the line says; of
// `family`, what a ![family] line says.
LineKind parse_line(std::string_view line, std::uint32_t pool_begin, LineContext& context, Rule& rule,
                    Family& family, LineError& error);

std::string in_quotes(std::string_view s);

}  // namespace presscut::rules
