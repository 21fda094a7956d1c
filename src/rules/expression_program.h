// A regular expression made ready to be tried on a short text within microseconds: a program for Thompson's
// machine, which keeps all places in the expression that a text has come to, and so reads the text once (Russ
// Cox, "Regular Expression Matching: the Virtual Machine Approach",
// https://swtch.com/~rsc/regexp/regexp2.html).
//
// RE2 matches faster, but takes milliseconds to get ready, and a page asks most patterns a few times: with RE2 alone the
// first page of a process took 200 M instructions, and 26 M so; 80 pages together 13 % more.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "rules/expression.h"

namespace presscut::rules {

enum class Case { sensitive, ignored };
enum class MatchKind { whole, part };  // of a text

class ExpressionProgram {
 public:
  // Nothing if the expression is not one that is surely matched as RE2 matches it, or is too large.
  static std::optional<ExpressionProgram> compile(std::string_view expression, Case letters);

  // `steps` is raised by what it took.
  bool matches(std::string_view text, MatchKind kind, std::uint64_t& steps) const;

 private:
  enum class Code : std::uint8_t {
    character,
    character_class,
    split,
    jump,
    text_begin,
    text_end,
    word_boundary,
    no_word_boundary,
    match
  };
  struct Instruction {
    Code code = Code::match;
    char32_t character = 0;
    std::uint32_t first = 0;   // where to go on, or a class
    std::uint32_t second = 0;  // of a split
  };
  struct Memory;
  class Machine;
  void find_first_bytes();

  bool add(const Expression& expression);
  bool add_repeated(const Expression& expression);
  std::uint32_t emit(Code code);
  bool is_in(const CharacterClass& characters, char32_t c) const;
  // Whether a place that reads a character reads this one.
  bool reads(const Instruction& instruction, char32_t c, char32_t folded) const;

  struct Class {
    CharacterClass characters;
    std::bitset<128> ascii;  // those of ASCII that are in it
  };

  Case letters_ = Case::sensitive;
  std::vector<Instruction> instructions_;
  std::vector<Class> classes_;
  std::array<bool, 256> first_bytes_{};  // of the texts that the whole may match; an empty text is not told of
};

}  // namespace presscut::rules
