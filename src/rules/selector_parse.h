// CSS selectors, ad blockers' procedural operators and our own, compiled.
//
// Level 4 selectors that a saved page can answer are read: types, #ids, .classes, [attributes], combinators,
// lists, :not() :is() :where() :has(), the :nth-… family, :empty, :root. What asks for layout, state or
// scripts is refused with a reason. An action (":headline()") may stand at the very end.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "rules/rule_set.h"
#include "rules/selector.h"

namespace presscut::rules {

// A selector nested deeper, or with more combinators, is refused.
inline constexpr int kMaxNesting = 16;
inline constexpr std::size_t kMaxCompounds = 64;

struct SelectorError {
  std::size_t position = 0;  // in the selector, in bytes
  std::string message;
  Unusable why = Unusable::broken;
};

struct ParsedSelector {
  Range complexes;
  Action action = Action::cut;
  bool searches_page = false;  // has :has-text() or :xpath(), which lists may use on named sites only
  bool is_procedural = false;  // asks more than CSS can
};

enum class PatternCheck { now, at_first_use };

// Compiles `text`, which stands in the pool at `pool_begin`, into `selectors`. Returns whether it could; if
// not, `error` says why and what was added to `selectors` meanwhile is taken back.
bool parse_selector(std::string_view text, std::uint32_t pool_begin, PatternCheck check, Selectors& selectors,
                    ParsedSelector& parsed, SelectorError& error);

// Whether a style sheet's declarations make an element invisible, or, as ad blockers have it, remove it.
bool hides(std::string_view declarations);

}  // namespace presscut::rules
