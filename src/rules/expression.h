// Regular expressions as trees: the part of RE2's syntax (https://github.com/google/re2/wiki/Syntax) that
// rules use.
//
// RE2 decides what an expression matches. This is for what is asked before: which literals it needs
// (required_literals.h), and whether it matches a short text (expression_program.h), for which RE2 would be
// compiled at a thousand times the cost.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "text/strings.h"

namespace presscut::rules {

using CharacterRange = std::pair<char32_t, char32_t>;  // first and last

struct CharacterClass {
  std::vector<CharacterRange> ranges;
  bool has_letters = false;   // \p{L}
  bool has_capitals = false;  // \p{Lu}
  bool is_negated = false;
};

struct Expression {
  enum class Kind : std::uint8_t {
    character,
    character_class,
    sequence,
    alternatives,
    repeated,
    text_begin,
    text_end,
    word_boundary,
    no_word_boundary
  };
  static constexpr int kNoEnd = -1;

  Kind kind = Kind::sequence;
  char32_t character = 0;
  CharacterClass characters;
  std::vector<Expression> parts;
  int least = 0;  // times
  int most = 0;
};

// Nothing if RE2 could read it otherwise than it is read here. Nested as deep as kMostNesting.
std::optional<Expression> parse_expression(std::string_view s);

inline constexpr int kMostNesting = 40;  // of parentheses; expressions of rules have a few

// A character as it is compared where case is ignored: as RE2 has it, by Unicode's simple case folding.
char32_t fold_wide_for_expressions(char32_t c);  // not of ASCII
inline char32_t fold_for_expressions(char32_t c) {
  return c < 0x80 ? static_cast<char32_t>(text::to_lower(static_cast<char>(c))) : fold_wide_for_expressions(c);
}
// Whether it is sure that what folds as this character is what RE2 takes for it. (Checked for each by a
// test.)
bool is_plainly_folded(char32_t c);

}  // namespace presscut::rules
