#include "rules/expression_program.h"

#include <algorithm>

#include "rules/bits.h"
#include "text/unicode.h"

namespace presscut::rules {

namespace {

constexpr std::size_t kMostInstructions = 20'000;

bool is_word_character(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

constexpr char32_t kNoCharacter = 0xFFFFFFFF;  // before and behind a text

std::array<std::uint64_t, 2> ascii_of(const CharacterClass& characters, Case letters) {
  std::array<std::uint64_t, 2> set{};
  for (const auto& [first, last] : characters.ranges) {
    for (char32_t c = first; c <= last && c < 0x80; ++c) set_bit(set, c);
  }
  for (char32_t c = 'a'; c <= 'z'; ++c) {
    const char32_t capital = text::to_upper(c);
    const bool both = letters == Case::ignored && (has_bit(set, c) || has_bit(set, capital));
    if (both || characters.has_letters) set_bit(set, c);
    if (both || characters.has_letters || characters.has_capitals) set_bit(set, capital);
  }
  if (characters.is_negated) set = {~set[0], ~set[1]};
  return set;
}

}  // namespace

// What Thompson's machine keeps its places in; used again.
struct ExpressionProgram::Memory {
  std::vector<std::uint32_t> seen;  // in which round
  std::uint32_t round = 0;
  std::vector<std::uint32_t> stack;
  std::vector<std::uint32_t> last;  // places
  std::vector<std::uint32_t> now;
};

std::optional<ExpressionProgram> ExpressionProgram::compile(std::string_view expression, Case letters) {
  const std::optional<Expression> tree = parse_expression(expression);
  ExpressionProgram program(letters);
  if (!tree || !program.add(*tree)) return std::nullopt;
  program.emit(Code::match);
  program.find_first_bytes();
  return program;
}

ExpressionProgram::ExpressionProgram(const Image& image, Case letters)
    : letters_(letters),
      instructions_(image.instructions),
      classes_(image.classes),
      ranges_(image.ranges),
      first_bytes_(image.first_bytes) {}

ExpressionProgram::Image ExpressionProgram::image() const {
  return {instructions_.view(), classes_.view(), ranges_.view(), first_bytes_};
}

void ExpressionProgram::find_first_bytes() {
  std::vector<bool> seen(instructions_.size(), false);
  std::vector<std::uint32_t> places{0};
  while (!places.empty()) {
    const std::uint32_t at = places.back();
    places.pop_back();
    if (seen[at]) continue;
    seen[at] = true;
    const Instruction& instruction = instructions_[at];
    switch (instruction.code) {
      case Code::match:
        break;
      case Code::jump:
        places.push_back(instruction.first);
        break;
      case Code::split:
      case Code::branch:
        places.push_back(instruction.first);
        places.push_back(instruction.second);
        break;
      case Code::character:
      case Code::character_class: {
        if (instruction.code == Code::character_class) {
          const auto& ascii = classes_[instruction.first].ascii;
          first_bytes_[0] |= ascii[0];
          first_bytes_[1] |= ascii[1];
        } else if (instruction.character < 0x80) {
          set_bit(first_bytes_, instruction.character);
          if (letters_ == Case::ignored) set_bit(first_bytes_, text::to_upper(instruction.character));
        }
        // Others are not told apart, but that most expressions begin with letters of ASCII, which few others
        // fold to.
        const bool may_be_other = instruction.code == Code::character_class ||
                                  instruction.character >= 0x80 || instruction.character == 's' ||
                                  instruction.character == 'k';
        if (may_be_other) first_bytes_[2] = first_bytes_[3] = ~std::uint64_t{0};
        break;
      }
      default:  // an assertion, which may hold
        places.push_back(at + 1);
    }
  }
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
      instructions_.change(emit(Code::character)).character =
          letters_ == Case::ignored ? fold_for_expressions(expression.character) : expression.character;
      return true;
    case Kind::character_class:
      if (letters_ == Case::ignored &&
          (expression.characters.has_capitals || expression.characters.has_letters))
        return false;
      instructions_.change(emit(Code::character_class)).first = static_cast<std::uint32_t>(classes_.size());
      add_class(expression.characters);
      return true;
    case Kind::sequence:
      return std::all_of(expression.parts.begin(), expression.parts.end(),
                         [&](const Expression& part) { return add(part); });
    case Kind::alternatives:
      return add_alternatives(expression.parts);
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

std::optional<char32_t> ExpressionProgram::first_character(const Expression& expression) const {
  switch (expression.kind) {
    case Expression::Kind::character:
      return letters_ == Case::ignored ? fold_for_expressions(expression.character) : expression.character;
    case Expression::Kind::sequence:
      return expression.parts.empty() ? std::nullopt : first_character(expression.parts.front());
    default:
      return std::nullopt;
  }
}

struct ExpressionProgram::Way {
  const Expression* expression;
  char32_t first;  // of those that begin with a character
};

// Which of a list of words a text goes on with is told by a search for its next character, not by trying all.
bool ExpressionProgram::add_alternatives(const std::vector<Expression>& parts) {
  std::vector<Way> words;
  std::vector<Way> others;
  for (const Expression& part : parts) {
    const std::optional<char32_t> first = first_character(part);
    (first ? words : others).push_back({&part, first.value_or(0)});
  }
  std::stable_sort(words.begin(), words.end(), [](const Way& a, const Way& b) { return a.first < b.first; });
  std::vector<std::uint32_t> ends;
  std::uint32_t split = 0;
  const bool has_both = !words.empty() && !others.empty();
  if (has_both) {
    split = emit(Code::split);
    instructions_.change(split).first = split + 1;
  }
  if (!others.empty() && !add_one_after_another(others, ends)) return false;
  if (has_both) instructions_.change(split).second = static_cast<std::uint32_t>(instructions_.size());
  if (!words.empty() && !add_ways(words, ends)) return false;
  for (const std::uint32_t end : ends)
    instructions_.change(end).first = static_cast<std::uint32_t>(instructions_.size());
  return true;
}

bool ExpressionProgram::add_ways(std::span<const Way> ways, std::vector<std::uint32_t>& ends) {
  if (ways.front().first == ways.back().first) return add_one_after_another(ways, ends);
  // The place nearest to the middle where another character begins.
  std::size_t middle = ways.size() / 2;
  while (middle > 0 && ways[middle - 1].first == ways[middle].first) --middle;
  if (middle == 0) {
    while (ways[middle].first == ways.front().first) ++middle;
  }
  const std::uint32_t branch = emit(Code::branch);
  instructions_.change(branch).character = ways[middle].first;
  instructions_.change(branch).first = branch + 1;
  if (!add_ways(ways.first(middle), ends)) return false;
  instructions_.change(branch).second = static_cast<std::uint32_t>(instructions_.size());
  return add_ways(ways.subspan(middle), ends);
}

bool ExpressionProgram::add_one_after_another(std::span<const Way> ways, std::vector<std::uint32_t>& ends) {
  for (std::size_t i = 0; i < ways.size(); ++i) {
    const bool is_last = i + 1 == ways.size();
    const std::uint32_t split = is_last ? 0 : emit(Code::split);
    if (!is_last) instructions_.change(split).first = split + 1;
    if (!add(*ways[i].expression)) return false;
    ends.push_back(emit(Code::jump));
    if (!is_last) instructions_.change(split).second = static_cast<std::uint32_t>(instructions_.size());
  }
  return true;
}

bool ExpressionProgram::add_repeated(const Expression& expression) {
  const Expression& part = expression.parts.front();
  for (int i = 0; i < expression.least; ++i) {
    if (!add(part)) return false;
  }
  if (expression.most == Expression::kNoEnd) {
    const std::uint32_t split = emit(Code::split);
    instructions_.change(split).first = split + 1;
    if (!add(part)) return false;
    instructions_.change(emit(Code::jump)).first = split;
    instructions_.change(split).second = static_cast<std::uint32_t>(instructions_.size());
    return true;
  }
  std::vector<std::uint32_t> splits;
  for (int i = expression.least; i < expression.most; ++i) {
    splits.push_back(emit(Code::split));
    instructions_.change(splits.back()).first = splits.back() + 1;
    if (!add(part)) return false;
  }
  for (const std::uint32_t split : splits)
    instructions_.change(split).second = static_cast<std::uint32_t>(instructions_.size());
  return true;
}

void ExpressionProgram::add_class(const CharacterClass& characters) {
  Class added;
  added.first = static_cast<std::uint32_t>(ranges_.size());
  added.count = static_cast<std::uint32_t>(characters.ranges.size());
  added.has_letters = characters.has_letters;
  added.has_capitals = characters.has_capitals;
  added.is_negated = characters.is_negated;
  added.ascii = ascii_of(characters, letters_);
  ranges_.append(characters.ranges.data(), characters.ranges.data() + characters.ranges.size());
  classes_.push_back(added);
}

bool ExpressionProgram::is_in(const Class& characters, char32_t c) const {
  const CharacterRange* ranges = ranges_.data() + characters.first;
  const auto has = [&](char32_t form) {
    return std::any_of(ranges, ranges + characters.count,
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

bool ExpressionProgram::reads(const Instruction& instruction, char32_t c, char32_t folded) const {
  if (instruction.code == Code::character) return instruction.character == folded;
  const Class& found = classes_[instruction.first];
  return c < 0x80 ? has_bit(found.ascii, c) : is_in(found, c);
}

// The places that a text has come to, of those that read its next character.
class ExpressionProgram::Machine {
 public:
  Machine(const ExpressionProgram& program, Memory& memory) : program_(program), memory_(memory) {
    const std::size_t size = program.instructions_.size();
    // Rounds go on from text to text, so that what was seen needs no clearing.
    if (memory.round > UINT32_MAX - kMostRounds) memory.seen.clear();
    if (memory.seen.empty()) memory.round = 0;
    if (memory.seen.size() < size) {
      memory.seen.resize(size, 0);
      memory.stack.resize(size);
    }
    memory.now.clear();
  }

  // Stands between two characters, and takes the places of before on.
  void go_on(char32_t before, char32_t after) {
    before_ = before;
    after_ = after;
    folded_ = program_.letters_ == Case::ignored ? fold_for_expressions(after) : after;
    std::swap(memory_.now, memory_.last);
    memory_.now.clear();
    ++memory_.round;
    matched_ = false;
    for (const std::uint32_t place : memory_.last) add(place + 1);
  }
  void begin_here() { add(0); }

  bool matched() const { return matched_; }
  bool is_stuck() const { return memory_.now.empty(); }
  std::uint64_t steps() const { return steps_; }

  static constexpr std::uint32_t kMostRounds = 1 << 24;  // of a text, which is shorter

 private:
  // Goes on from a place as far as nothing is read.
  void add(std::uint32_t place) {
    const Instruction* instructions = program_.instructions_.data();
    std::uint32_t* const seen = memory_.seen.data();
    const std::uint32_t round = memory_.round;
    std::uint32_t* const stack = memory_.stack.data();  // room for each instruction, which puts one place there in a round
    std::uint32_t* top = stack;
    for (std::uint32_t at = place;; at = *--top) {
      while (seen[at] != round) {
        seen[at] = round;
        ++steps_;
        const Instruction& instruction = instructions[at];
        if (instruction.code == Code::jump) {
          at = instruction.first;
        } else if (instruction.code == Code::split) {
          const Instruction& first = instructions[instruction.first];
          const bool is_dead = first.code == Code::character && first.character != folded_;  // of most words in a list
          if (!is_dead) *top++ = instruction.second;
          at = is_dead ? instruction.second : instruction.first;
        } else if (instruction.code == Code::branch) {
          at = folded_ < instruction.character ? instruction.first : instruction.second;
        } else if (holds(instruction.code)) {
          ++at;
        } else {
          if (instruction.code == Code::match) matched_ = true;
          const bool is_reader = instruction.code == Code::character || instruction.code == Code::character_class;
          if (is_reader && after_ != kNoCharacter && program_.reads(instruction, after_, folded_))
            memory_.now.push_back(at);
          break;
        }
      }
      if (top == stack) return;
    }
  }

  // Whether it is an assertion, and one that holds here.
  bool holds(Code code) const {
    switch (code) {
      case Code::text_begin:
        return before_ == kNoCharacter;
      case Code::text_end:
        return after_ == kNoCharacter;
      case Code::word_boundary:
        return is_word_character(before_) != is_word_character(after_);
      case Code::no_word_boundary:
        return is_word_character(before_) == is_word_character(after_);
      default:
        return false;
    }
  }

  const ExpressionProgram& program_;
  Memory& memory_;
  char32_t before_ = kNoCharacter;
  char32_t after_ = kNoCharacter;
  char32_t folded_ = kNoCharacter;  // after_, as characters of the program are
  std::uint64_t steps_ = 0;
  bool matched_ = false;
};

bool ExpressionProgram::matches(std::string_view text, MatchKind kind, std::uint64_t& steps) const {
  if (kind == MatchKind::whole && !text.empty() && !has_bit(first_bytes_, static_cast<unsigned char>(text[0]))) {
    ++steps;
    return false;
  }
  static thread_local Memory memory;  // of texts, of which a page has thousands
  Machine machine(*this, memory);
  bool matched = false;
  char32_t before = kNoCharacter;
  for (std::size_t i = 0;;) {
    const char32_t c = i < text.size() ? text::next_code_point(text, i) : kNoCharacter;
    machine.go_on(before, c);
    if (kind == MatchKind::part || before == kNoCharacter) machine.begin_here();
    matched = machine.matched() && (kind == MatchKind::part || c == kNoCharacter);
    if (matched || c == kNoCharacter || (kind == MatchKind::whole && machine.is_stuck())) break;
    before = c;
  }
  steps += machine.steps();
  return matched;
}

}  // namespace presscut::rules
