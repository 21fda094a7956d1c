#include "rules/expression_program.h"

#include <algorithm>

#include "text/unicode.h"

namespace presscut::rules {

namespace {

constexpr std::size_t kMostInstructions = 20'000;

bool is_word_character(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

constexpr char32_t kNoCharacter = 0xFFFFFFFF;  // before and behind a text

}  // namespace

std::optional<ExpressionProgram> ExpressionProgram::compile(std::string_view expression, Case letters) {
  const std::optional<Expression> tree = parse_expression(expression);
  ExpressionProgram program;
  program.letters_ = letters;
  if (!tree || !program.add(*tree)) return std::nullopt;
  program.emit(Code::match);
  return program;
}

std::uint32_t ExpressionProgram::emit(Code code) {
  instructions_.push_back({code, 0, 0, 0});
  return static_cast<std::uint32_t>(instructions_.size() - 1);
}

bool ExpressionProgram::add(const Expression& expression) {
  if (instructions_.size() > kMostInstructions) return false;
  using Kind = Expression::Kind;
  switch (expression.kind) {
    case Kind::character:
      if (letters_ == Case::ignored && !is_plainly_folded(expression.character)) return false;
      instructions_[emit(Code::character)].character =
          letters_ == Case::ignored ? fold_for_expressions(expression.character) : expression.character;
      return true;
    case Kind::character_class:
      if (letters_ == Case::ignored && (expression.characters.has_capitals || expression.characters.has_letters))
        return false;
      instructions_[emit(Code::character_class)].first = static_cast<std::uint32_t>(classes_.size());
      classes_.push_back(expression.characters);
      return true;
    case Kind::sequence:
      return std::all_of(expression.parts.begin(), expression.parts.end(),
                         [&](const Expression& part) { return add(part); });
    case Kind::alternatives: {
      std::vector<std::uint32_t> ends;
      for (std::size_t i = 0; i + 1 < expression.parts.size(); ++i) {
        const std::uint32_t split = emit(Code::split);
        instructions_[split].first = split + 1;
        if (!add(expression.parts[i])) return false;
        ends.push_back(emit(Code::jump));
        instructions_[split].second = static_cast<std::uint32_t>(instructions_.size());
      }
      if (!add(expression.parts.back())) return false;
      for (const std::uint32_t end : ends) instructions_[end].first = static_cast<std::uint32_t>(instructions_.size());
      return true;
    }
    case Kind::repeated:
      return add_repeated(expression);
    case Kind::text_begin:
      emit(Code::text_begin);
      return true;
    case Kind::text_end:
      emit(Code::text_end);
      return true;
    case Kind::word_boundary:
      emit(Code::word_boundary);
      return true;
    case Kind::no_word_boundary:
      emit(Code::no_word_boundary);
      return true;
  }
  return false;
}

bool ExpressionProgram::add_repeated(const Expression& expression) {
  const Expression& part = expression.parts.front();
  for (int i = 0; i < expression.least; ++i) {
    if (!add(part)) return false;
  }
  if (expression.most == Expression::kNoEnd) {
    const std::uint32_t split = emit(Code::split);
    instructions_[split].first = split + 1;
    if (!add(part)) return false;
    instructions_[emit(Code::jump)].first = split;
    instructions_[split].second = static_cast<std::uint32_t>(instructions_.size());
    return true;
  }
  std::vector<std::uint32_t> splits;
  for (int i = expression.least; i < expression.most; ++i) {
    splits.push_back(emit(Code::split));
    instructions_[splits.back()].first = splits.back() + 1;
    if (!add(part)) return false;
  }
  for (const std::uint32_t split : splits) instructions_[split].second = static_cast<std::uint32_t>(instructions_.size());
  return true;
}

bool ExpressionProgram::is_in(const CharacterClass& characters, char32_t c) const {
  const auto has = [&](char32_t form) {
    return std::any_of(characters.ranges.begin(), characters.ranges.end(),
                       [&](const auto& range) { return form >= range.first && form <= range.second; });
  };
  bool found = has(c) || (characters.has_capitals && text::is_upper(c)) ||
               (characters.has_letters && text::is_letter_of_words(c));
  if (!found && letters_ == Case::ignored) {
    const char32_t folded = fold_for_expressions(c);
    found = (folded != c && has(folded)) || has(text::to_upper(folded));
  }
  return found != characters.is_negated;
}

// The places that a text has come to.
class ExpressionProgram::Machine {
 public:
  explicit Machine(const ExpressionProgram& program)
      : program_(program), seen_(program.instructions_.size(), 0) {}

  // Goes on from `place`, between two characters, as far as nothing is read.
  void add(std::uint32_t place, char32_t before, char32_t after, std::vector<std::uint32_t>& places) {
    stack_.push_back(place);
    while (!stack_.empty()) {
      const std::uint32_t at = stack_.back();
      stack_.pop_back();
      if (seen_[at] == round_) continue;
      seen_[at] = round_;
      const Instruction& instruction = program_.instructions_[at];
      switch (instruction.code) {
        case Code::jump:
          stack_.push_back(instruction.first);
          break;
        case Code::split:
          stack_.push_back(instruction.second);
          stack_.push_back(instruction.first);
          break;
        case Code::text_begin:
          if (before == kNoCharacter) stack_.push_back(at + 1);
          break;
        case Code::text_end:
          if (after == kNoCharacter) stack_.push_back(at + 1);
          break;
        case Code::word_boundary:
          if (is_word_character(before) != is_word_character(after)) stack_.push_back(at + 1);
          break;
        case Code::no_word_boundary:
          if (is_word_character(before) == is_word_character(after)) stack_.push_back(at + 1);
          break;
        case Code::match:
          matched_ = true;
          break;
        default:
          places.push_back(at);
      }
    }
  }
  void begin_round() {
    ++round_;
    matched_ = false;
  }
  bool matched() const { return matched_; }

 private:
  const ExpressionProgram& program_;
  std::vector<std::uint32_t> seen_;  // in which round
  std::vector<std::uint32_t> stack_;
  std::uint32_t round_ = 0;
  bool matched_ = false;
};

bool ExpressionProgram::matches(std::string_view text, MatchKind kind, std::uint64_t& steps) const {
  Machine machine(*this);
  std::vector<std::uint32_t> now;
  std::vector<std::uint32_t> next;
  std::size_t i = 0;
  const auto character_at = [&](std::size_t& at) { return at < text.size() ? text::next_code_point(text, at) : kNoCharacter; };
  char32_t c = character_at(i);  // i is behind it
  machine.begin_round();
  machine.add(0, kNoCharacter, c, now);
  while (true) {
    if (machine.matched() && (kind == MatchKind::part || c == kNoCharacter)) return true;
    if (c == kNoCharacter || (kind == MatchKind::whole && now.empty())) return false;
    const char32_t after = character_at(i);
    const char32_t folded = letters_ == Case::ignored ? fold_for_expressions(c) : c;
    machine.begin_round();
    next.clear();
    steps += now.size() + 1;
    for (const std::uint32_t place : now) {
      const Instruction& instruction = instructions_[place];
      const bool goes_on = instruction.code == Code::character ? instruction.character == folded
                                                               : is_in(classes_[instruction.first], c);
      if (goes_on) machine.add(place + 1, c, after, next);
    }
    if (kind == MatchKind::part) machine.add(0, c, after, next);
    std::swap(now, next);
    c = after;
  }
}

}  // namespace presscut::rules
