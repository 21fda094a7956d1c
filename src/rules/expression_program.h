// A regular expression made ready to be tried on a short text within microseconds: a program for Thompson's
// machine, which keeps all places in the expression that a text has come to, and so reads the text once (Russ
// Cox, "Regular Expression Matching: the Virtual Machine Approach",
// https://swtch.com/~rsc/regexp/regexp2.html).
//
// RE2 matches faster, but takes milliseconds to get ready, and a page asks most patterns a few times: with RE2 alone the
// first page of a process took 200 M instructions, and 26 M so; 80 pages together 13 % more.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "rules/expression.h"
#include "rules/table.h"

namespace presscut::rules {

enum class Case { sensitive, ignored };
enum class MatchKind { whole, part };  // of a text

class ExpressionProgram {
 public:
  enum class Code : std::uint8_t {
    character,
    character_class,
    split,
    jump,
    branch,  // to `first` if what comes next is less than `character`, else to `second`
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
  struct Class {
    std::uint32_t first = 0;  // of its ranges
    std::uint32_t count = 0;
    bool has_letters = false;
    bool has_capitals = false;
    bool is_negated = false;
    std::array<std::uint64_t, 2> ascii{};  // those of ASCII that are in it, as bits
  };
  using Bytes = std::array<std::uint64_t, 4>;  // a set of them, as bits

  // What the build makes of the patterns of the default rules.
  struct Image {
    std::span<const Instruction> instructions;
    std::span<const Class> classes;
    std::span<const CharacterRange> ranges;
    Bytes first_bytes{};
  };

  // Nothing if the expression is not one that is surely matched as RE2 matches it, or is too large.
  static std::optional<ExpressionProgram> compile(std::string_view expression, Case letters);
  // Precondition: the image outlives the program.
  ExpressionProgram(const Image& image, Case letters);
  Image image() const;  // which views this

  // `steps` is raised by what it took.
  bool matches(std::string_view text, MatchKind kind, std::uint64_t& steps) const;

 private:
  struct Memory;
  class Machine;
  explicit ExpressionProgram(Case letters) : letters_(letters) {}
  void find_first_bytes();

  bool add(const Expression& expression);
  bool add_repeated(const Expression& expression);
  bool add_alternatives(const std::vector<Expression>& parts);
  struct Way;
  // Of ways that begin with a character, in its order. Adds to `ends` the jumps that lead behind them all.
  bool add_ways(std::span<const Way> ways, std::vector<std::uint32_t>& ends);
  bool add_one_after_another(std::span<const Way> ways, std::vector<std::uint32_t>& ends);
  std::optional<char32_t> first_character(const Expression& expression) const;
  void add_class(const CharacterClass& characters);
  std::uint32_t emit(Code code);
  bool is_in(const Class& characters, char32_t c) const;
  // Whether a place that reads a character reads this one.
  bool reads(const Instruction& instruction, char32_t c, char32_t folded) const;

  Case letters_;
  Table<Instruction> instructions_;
  Table<Class> classes_;
  Table<CharacterRange> ranges_;
  Bytes first_bytes_{};  // of the texts that the whole may match; an empty text is not told of
};

}  // namespace presscut::rules
