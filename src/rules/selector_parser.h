// The parser behind parse_selector(). What is being built stands on stacks, since selectors nest; each part
// moves to the flat arrays of Selectors when it is complete.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rules/pseudo.h"
#include "rules/selector_parse.h"
#include "rules/selector_reader.h"

namespace presscut::rules {

class SelectorParser {
 public:
  SelectorParser(std::string_view text, std::uint32_t pool_begin, PatternCheck check, Selectors& selectors)
      : in_(text, pool_begin, selectors.pool), check_(check), selectors_(selectors) {}

  bool parse(ParsedSelector& parsed);
  const SelectorError& error() const { return error_; }

 private:
  enum class Kind { plain, relative };  // relative: inside :has(), to the element outside

  bool parse_list(Kind kind, int nesting, Range& complexes);
  bool parse_complex(Kind kind, int nesting);
  // Up to the end of a compound; `steps` is where those of its complex selector begin on the stack.
  bool parse_compound(int nesting, Compound& compound, std::size_t steps);
  bool parse_attribute();

  bool parse_pseudo(int nesting, Compound& compound, std::size_t tests, std::size_t steps, bool& ended);
  bool parse_pseudo_without_argument(PseudoKind kind);
  bool parse_selector_argument(PseudoKind kind, std::string_view name, int nesting);
  bool parse_text_argument(const Pseudo& pseudo, std::size_t begin);
  bool parse_alternatives(std::string_view argument, std::size_t begin, Test& test);
  bool parse_attribute_match(std::string_view argument, std::size_t begin, Test& test);
  bool parse_match_side(std::string_view side, std::size_t begin, StringRef& plain, std::uint32_t& pattern);
  bool parse_upward(Step& step);
  bool parse_xpath(Step& step);
  // What was read so far holds of the element before the step, what follows of those it leads to.
  void add_step(const Step& step, Compound& compound, std::size_t tests, std::size_t steps);
  bool parse_action(const Pseudo& pseudo, int nesting, std::size_t begin);

  bool add_pattern(std::string_view expression, bool ignore_case, std::size_t begin, std::uint32_t& place);
  Range finish_tests(std::size_t from);  // moves the tests from there on, ordered by cost
  bool fail(std::size_t position, std::string message, Unusable why = Unusable::broken);
  bool fail_as_refused(PseudoKind kind, std::size_t position, const std::string& name);
  bool fail_expecting(std::string_view what);

  SelectorReader in_;
  PatternCheck check_;
  Selectors& selectors_;
  ParsedSelector parsed_;
  std::size_t last_compound_ = 0;  // where the one begins that was begun last
  SelectorError error_;
  std::vector<Test> tests_;
  std::vector<Compound> compounds_;
  std::vector<Step> steps_;
  std::vector<Complex> complexes_;
};

}  // namespace presscut::rules
