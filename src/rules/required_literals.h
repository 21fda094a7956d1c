// What a text must hold for a regular expression to match it: literals, found by reading the expression.
//
// Texts and literals are compared folded (fold_for_literals()). kTextBegin and kTextEnd stand in literals for a text's ends,
// so that "^by " asks for a text that begins so. The answer is one-sided: a text without the literals is not matched by
// the expression, one with them may be.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rules/expression_program.h"

namespace presscut::rules {

inline constexpr char kTextBegin = '\x02';
inline constexpr char kTextEnd = '\x03';

// Of each clause, one literal must occur.
using Clause = std::vector<std::string>;

// The most telling clauses, at most kMostClauses; none if the expression asks for no literal of kLeastLiteral
// bytes that few texts hold.
std::vector<Clause> required_literals(std::string_view expression, MatchKind kind);

inline constexpr std::size_t kMostClauses = 4;
inline constexpr std::size_t kLeastLiteral = 2;

// The text in lower case as far as expressions that ignore case go, each digit as '0'. Whether each character has kept its
// place.
bool fold_for_literals(std::string_view text, std::string& folded);

// Which part of a folded text's bytes are this one, roughly.
double byte_frequency(char of_folded);

}  // namespace presscut::rules
