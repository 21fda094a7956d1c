#include "rules/required_literals.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "rules/expression.h"
#include "text/ascii_block.h"
#include "text/strings.h"
#include "text/unicode.h"

namespace presscut::rules {

namespace {

// Larger alternatives are not multiplied out, and larger classes stand for any character. Small letters with a digit and some
// signs are none: what follows the @ of an address.
constexpr std::size_t kMostStrings = 200;
constexpr std::size_t kMostOfClass = 32;

using Strings = std::vector<std::string>;

// What is known of a part of an expression: all texts that it matches, or what stands in them.
struct Part {
  bool is_exact = false;
  Strings strings;  // if exact: these texts; else one of them begins what it matches, and one ends it
  std::vector<Clause> clauses;
};

Part anything() {
  Part part;
  part.strings.emplace_back();
  return part;
}

Part exactly(std::string s) {
  Part part;
  part.is_exact = true;
  part.strings.push_back(std::move(s));
  return part;
}

// How often a text of kTypicalText bytes holds one of them by chance, roughly.
double frequency(const Clause& clause) {
  constexpr double kTypicalText = 100;
  double sum = 0;
  for (const std::string& literal : clause) {
    double one = kTypicalText;
    for (const char c : literal) one *= byte_frequency(c);
    sum += one;
  }
  return sum;
}

bool is_usable(const Strings& strings) {
  return !strings.empty() && std::all_of(strings.begin(), strings.end(),
                                         [](const std::string& s) { return s.size() >= kLeastLiteral; });
}

// The most telling of what the texts of a part that is not exact must hold; none if it asks for nothing.
const Clause* best_of(const Part& part) {
  const Clause* best = is_usable(part.strings) ? &part.strings : nullptr;
  for (const Clause& clause : part.clauses) {
    if (best == nullptr || frequency(clause) < frequency(*best)) best = &clause;
  }
  return best;
}

// Parts one after the other.
class Sequence {
 public:
  Sequence() : now_{""} {}

  void add(const Part& part) {
    if (now_.size() * part.strings.size() > kMostStrings) flush();
    append(part.strings);
    if (part.is_exact) return;
    flush();
    clauses_.insert(clauses_.end(), part.clauses.begin(), part.clauses.end());
    now_ = part.strings;
  }
  Part finish() && {
    Part part;
    part.is_exact = is_exact_;
    if (is_exact_) {
      part.strings = std::move(now_);
    } else {
      flush();
      part.clauses = std::move(clauses_);
      part.strings.emplace_back();
    }
    return part;
  }

 private:
  void append(const Strings& strings) {
    Strings both;
    for (const std::string& a : now_) {
      for (const std::string& b : strings) both.push_back(a + b);
    }
    now_ = std::move(both);
  }
  void flush() {
    if (is_usable(now_)) clauses_.push_back(now_);
    now_.assign(1, "");
    is_exact_ = false;
  }

  bool is_exact_ = true;
  Strings now_;
  std::vector<Clause> clauses_;
};

Part any_of(std::vector<Part> ways) {
  if (ways.size() == 1) return std::move(ways.front());
  std::size_t count = 0;
  bool is_exact = true;
  for (const Part& way : ways) {
    is_exact = is_exact && way.is_exact;
    count += way.strings.size();
  }
  Part part;
  Strings all;
  for (const Part& way : ways) {
    const Strings* of_way = &way.strings;
    if (!way.is_exact) {
      of_way = best_of(way);
      if (of_way == nullptr) return anything();
    } else if (!is_exact && !is_usable(way.strings)) {
      return anything();
    }
    all.insert(all.end(), of_way->begin(), of_way->end());
  }
  if (is_exact && count <= kMostStrings) {
    part.is_exact = true;
    part.strings = std::move(all);
    return part;
  }
  part.strings.emplace_back();
  if (is_usable(all)) part.clauses.push_back(std::move(all));
  return part;
}

Part part_of(const Expression& expression);

// As texts are folded, a digit is any digit.
std::string folded(char32_t c) {
  std::string s;
  text::append_code_point(s, c >= '0' && c <= '9' ? U'0' : fold_for_expressions(c));
  return s;
}

Part part_of_class(const CharacterClass& characters) {
  if (characters.is_negated || characters.has_letters || characters.has_capitals) return anything();
  Part part;
  part.is_exact = true;
  for (const auto& [first, last] : characters.ranges) {
    for (char32_t c = first; c <= last; ++c) {
      if (part.strings.size() == kMostOfClass || !is_plainly_folded(c)) return anything();
      std::string s = folded(c);
      if (part.strings.empty() || part.strings.back() != s) part.strings.push_back(std::move(s));
    }
  }
  return part;
}

Part repeated(const Expression& expression) {
  Part part = part_of(expression.parts.front());
  if (expression.least == 0) {
    if (expression.most != 1 || !part.is_exact) return anything();
    part.strings.emplace_back();  // perhaps
    return part;
  }
  if (expression.least > 1 || expression.most != 1) part.is_exact = false;
  return part;
}

// No deeper than kMostNesting.
Part part_of(const Expression& expression) {
  using Kind = Expression::Kind;
  switch (expression.kind) {
    case Kind::character: {
      if (!is_plainly_folded(expression.character)) return anything();
      return exactly(folded(expression.character));
    }
    case Kind::character_class:
      return part_of_class(expression.characters);
    case Kind::text_begin:
      return exactly({kTextBegin});
    case Kind::text_end:
      return exactly({kTextEnd});
    case Kind::word_boundary:
    case Kind::no_word_boundary:
      return exactly("");
    case Kind::repeated:
      return repeated(expression);
    case Kind::sequence: {
      Sequence sequence;
      for (const Expression& part : expression.parts) sequence.add(part_of(part));
      return std::move(sequence).finish();
    }
    case Kind::alternatives: {
      std::vector<Part> ways;
      for (const Expression& way : expression.parts) ways.push_back(part_of(way));
      return any_of(std::move(ways));
    }
  }
  return anything();
}

}  // namespace

std::vector<Clause> required_literals(std::string_view expression, MatchKind kind) {
  const std::optional<Expression> read = parse_expression(expression);
  if (!read) return {};
  Sequence sequence;
  if (kind == MatchKind::whole) sequence.add(exactly({kTextBegin}));
  sequence.add(part_of(*read));
  if (kind == MatchKind::whole) sequence.add(exactly({kTextEnd}));
  Part part = std::move(sequence).finish();
  if (part.is_exact && is_usable(part.strings)) part.clauses.push_back(std::move(part.strings));
  // "^" and "$" twice: nothing stands before a text's begin but itself.
  for (Clause& clause : part.clauses) {
    for (std::string& literal : clause) {
      while (literal.size() > 1 && literal[0] == kTextBegin && literal[1] == kTextBegin) literal.erase(0, 1);
      while (literal.size() > 1 && literal.back() == kTextEnd && literal[literal.size() - 2] == kTextEnd)
        literal.pop_back();
    }
    // What holds another one is found with it; each is compared with all.
    if (clause.size() > kMostStrings) continue;
    std::sort(clause.begin(), clause.end(), [](const std::string& a, const std::string& b) { return a.size() < b.size(); });
    Clause least;
    for (std::string& literal : clause) {
      const auto is_part = [&](const std::string& shorter) { return literal.find(shorter) != std::string::npos; };
      if (std::none_of(least.begin(), least.end(), is_part)) least.push_back(std::move(literal));
    }
    clause = std::move(least);
  }
  // A class of texts that nearly all belong to is no use.
  constexpr double kTooFrequent = 0.5;
  std::erase_if(part.clauses,
                [](const Clause& clause) { return !is_usable(clause) || frequency(clause) > kTooFrequent; });
  std::stable_sort(part.clauses.begin(), part.clauses.end(),
                   [](const Clause& a, const Clause& b) { return frequency(a) < frequency(b); });
  // What every twentieth text holds by chance tells little beside a rarer clause: to look for it costs more than it saves, by
  // instructions counted over news pages.
  constexpr double kOfLittleUse = 0.05;
  while (part.clauses.size() > 1 && frequency(part.clauses.back()) > kOfLittleUse) part.clauses.pop_back();
  if (part.clauses.size() > kMostClauses) part.clauses.resize(kMostClauses);
  return part.clauses;
}

bool fold_for_literals(std::string_view text, std::string& out) {
  using text::AsciiBlock;
  out.clear();
  bool keeps_places = true;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    while (text.size() - i >= AsciiBlock::kSize && AsciiBlock(text.data() + i).is_ascii()) i += AsciiBlock::kSize;
    if (i > begin) {
      out.append(text, begin, i - begin);
      for (char* at = out.data() + out.size() - (i - begin); at != out.data() + out.size(); at += AsciiBlock::kSize) {
        AsciiBlock block(at);
        block.to_lower();
        block.replace(block.within('0', '9'), '0');
        block.write(at);
      }
      continue;
    }
    const char c = text[i];
    if ((c & 0x80) == 0) {
      out += c >= '0' && c <= '9' ? '0' : text::to_lower(c);
      ++i;
    } else {
      text::append_code_point(out, fold_for_expressions(text::next_code_point(text, i)));
      keeps_places = keeps_places && out.size() == i;
    }
  }
  return keeps_places;
}

double byte_frequency(char of_folded) {
  // Counted over the articles of 954 saved news pages, most of them English.
  switch (of_folded) {
    case kTextBegin:
    case kTextEnd:
      return 0.01;  // of a text of 100 bytes
    case ' ':
      return 0.15;
    case 'e':
      return 0.1;
    case 't':
      return 0.07;
    case 'a':
    case 'i':
    case 'n':
    case 'o':
    case 'r':
    case 's':
      return 0.06;
    case 'c':
    case 'd':
    case 'h':
    case 'l':
    case 'u':
      return 0.03;
    case 'f':
    case 'g':
    case 'm':
    case 'p':
    case 'w':
    case 'y':
      return 0.02;
    case 'b':
    case 'k':
    case 'v':
    case '0':
    case ',':
    case '.':
      return 0.01;
    default:
      // Of other alphabets' letters the first bytes are frequent.
      return (of_folded & 0x80) != 0 ? 0.01 : 0.002;
  }
}

}  // namespace presscut::rules
