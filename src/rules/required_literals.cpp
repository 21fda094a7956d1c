#include "rules/required_literals.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "text/strings.h"
#include "text/unicode.h"

namespace presscut::rules {

namespace {

// Larger alternatives are not multiplied out, and larger classes stand for any character.
constexpr std::size_t kMostStrings = 200;
constexpr std::size_t kMostOfClass = 8;
constexpr int kMostNesting = 40;  // of parentheses; expressions of rules have a few

char32_t folded(char32_t c) {
  if (c == 0x17F) return 's';  // long s, and the letters of Church Slavonic, are other forms of common ones
  if (c >= 0x1C80 && c <= 0x1C88) {
    constexpr char32_t kForms[] = {0x432, 0x434, 0x43E, 0x441, 0x442, 0x442, 0x44A, 0x463, 0xA64B};
    return kForms[c - 0x1C80];
  }
  return text::fold_case(c);
}

using Strings = std::vector<std::string>;

// What is known of a part of an expression: all texts that it matches, or clauses.
struct Part {
  bool is_exact = false;
  Strings strings;  // if exact
  std::vector<Clause> clauses;
};

Part anything() { return {}; }

Part exactly(std::string s) {
  Part part;
  part.is_exact = true;
  part.strings.push_back(std::move(s));
  return part;
}

// How often a text holds one of them by chance, roughly.
double frequency(const Clause& clause) {
  constexpr double kOfCharacter = 0.12;
  constexpr double kOfEnd = 0.01;
  double sum = 0;
  for (const std::string& literal : clause) {
    double one = 10;
    for (const char c : literal) one *= c == kTextBegin || c == kTextEnd ? kOfEnd : kOfCharacter;
    sum += one;
  }
  return sum;
}

bool is_usable(const Strings& strings) {
  return !strings.empty() && std::all_of(strings.begin(), strings.end(),
                                         [](const std::string& s) { return s.size() >= kLeastLiteral; });
}

const Clause* best_of(const std::vector<Clause>& clauses) {
  const auto best = std::min_element(clauses.begin(), clauses.end(), [](const Clause& a, const Clause& b) {
    return frequency(a) < frequency(b);
  });
  return best == clauses.end() ? nullptr : &*best;
}

// Parts one after the other.
class Sequence {
 public:
  Sequence() : now_{""} {}

  void add(const Part& part) {
    if (!part.is_exact) {
      flush();
      clauses_.insert(clauses_.end(), part.clauses.begin(), part.clauses.end());
      is_exact_ = false;
      return;
    }
    if (now_.size() * part.strings.size() > kMostStrings) {
      flush();
      is_exact_ = false;
    }
    Strings both;
    for (const std::string& a : now_) {
      for (const std::string& b : part.strings) both.push_back(a + b);
    }
    now_ = std::move(both);
  }

  Part finish() && {
    Part part;
    part.is_exact = is_exact_;
    if (is_exact_) {
      part.strings = std::move(now_);
    } else {
      flush();
      part.clauses = std::move(clauses_);
    }
    return part;
  }

 private:
  void flush() {
    if (is_usable(now_)) clauses_.push_back(now_);
    now_.assign(1, "");
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
      of_way = best_of(way.clauses);
      if (of_way == nullptr) return anything();
    } else if (!is_exact && !is_usable(way.strings)) {
      return anything();
    }
    all.insert(all.end(), of_way->begin(), of_way->end());
  }
  if (is_exact && count <= kMostStrings) {
    part.is_exact = true;
    part.strings = std::move(all);
  } else if (is_usable(all)) {
    part.clauses.push_back(std::move(all));
  }
  return part;
}

// Part by part, as RE2's syntax has it (https://github.com/google/re2/wiki/Syntax). Gives up where it may be
// wrong.
class Reader {
 public:
  explicit Reader(std::string_view expression) : in_(expression) {}

  std::optional<Part> read() {
    Part part = alternatives(0);
    if (gave_up_ || at_ != in_.size()) return std::nullopt;
    return part;
  }

 private:
  bool at_end() const { return gave_up_ || at_ >= in_.size(); }
  char peek() const { return at_ < in_.size() ? in_[at_] : '\0'; }
  bool take(std::string_view s) {
    if (!in_.substr(at_).starts_with(s)) return false;
    at_ += s.size();
    return true;
  }
  Part give_up() {
    gave_up_ = true;
    return {};
  }

  Part alternatives(int nesting) {
    std::vector<Part> ways;
    do {
      Sequence sequence;
      while (!at_end() && peek() != '|' && peek() != ')') sequence.add(repeated(nesting));
      ways.push_back(std::move(sequence).finish());
    } while (!gave_up_ && take("|"));
    return any_of(std::move(ways));
  }

  Part repeated(int nesting) {
    Part part = one(nesting);
    for (bool more = true; more && !at_end();) {
      if (take("*")) {
        part = anything();
      } else if (take("+")) {
        part = at_least_once(std::move(part));
      } else if (take("?")) {
        part = perhaps(std::move(part));
      } else if (peek() == '{') {
        more = counted(part);
      } else {
        more = false;
      }
      if (more) take("?");  // as few as possible: the same texts
    }
    return part;
  }

  static Part perhaps(Part part) {
    if (!part.is_exact) return anything();
    part.strings.emplace_back();
    return part;
  }
  static Part at_least_once(Part part) {
    if (!part.is_exact) return part;
    Part more;
    if (is_usable(part.strings)) more.clauses.push_back(std::move(part.strings));
    return more;
  }

  // "{2,5}". False if it is no count, and so a plain brace.
  bool counted(Part& part) {
    const std::size_t close = in_.find('}', at_);
    if (close == std::string_view::npos) return false;
    const std::string_view count = in_.substr(at_ + 1, close - at_ - 1);
    const std::size_t comma = count.find(',');
    const auto is_number = [](std::string_view s) {
      return std::all_of(s.begin(), s.end(), [](char c) { return c >= '0' && c <= '9'; });
    };
    const std::string_view least = count.substr(0, comma);
    const bool is_count = !least.empty() && is_number(least) &&
                          (comma == std::string_view::npos || is_number(count.substr(comma + 1)));
    if (!is_count) return false;
    at_ = close + 1;
    const bool may_be_none = least.find_first_not_of('0') == std::string_view::npos;
    if (!may_be_none) {
      part = at_least_once(std::move(part));
    } else if (count == "0,1") {
      part = perhaps(std::move(part));
    } else {
      part = anything();
    }
    return true;
  }

  Part one(int nesting) {
    if (take("(")) return group(nesting);
    if (take("[")) return character_class();
    if (take("\\")) return escaped();
    if (take("^")) return exactly({kTextBegin});
    if (take("$")) return exactly({kTextEnd});
    if (take(".")) return anything();
    return character(text::next_code_point(in_, at_));
  }

  static Part character(char32_t c) {
    if (!is_plainly_folded(c)) return anything();
    std::string s;
    text::append_code_point(s, folded(c));
    return exactly(std::move(s));
  }

  Part group(int nesting) {
    if (nesting >= kMostNesting) return give_up();
    if (take("?")) {
      if (take("P<") || take("<")) {
        const std::size_t close = in_.find('>', at_);
        if (close == std::string_view::npos) return give_up();
        at_ = close + 1;
      } else if (!take(":") && !take("i:") && !take("s:")) {
        return give_up();
      }
    }
    Part part = alternatives(nesting + 1);
    return take(")") ? part : give_up();
  }

  Part escaped() {
    if (at_ >= in_.size()) return give_up();
    const char c = in_[at_];
    if ((c & 0x80) != 0) return give_up();
    ++at_;
    const bool is_alphanumeric =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    if (!is_alphanumeric) return character(static_cast<unsigned char>(c));
    switch (c) {
      case 'b':
      case 'B':
        return exactly("");
      case 'd':
      case 'D':
      case 's':
      case 'S':
      case 'w':
      case 'W':
        return anything();
      case 'p':
      case 'P': {
        if (!take("{")) {
          if (at_ < in_.size()) text::next_code_point(in_, at_);
          return anything();
        }
        const std::size_t close = in_.find('}', at_);
        if (close == std::string_view::npos) return give_up();
        at_ = close + 1;
        return anything();
      }
      default:
        return give_up();
    }
  }

  // Behind the '['.
  Part character_class() {
    bool is_few = !take("^");
    Strings characters;
    for (bool first = true; !at_end() && (first || peek() != ']'); first = false) {
      if (take("[:")) {
        const std::size_t close = in_.find(":]", at_);
        if (close == std::string_view::npos) return give_up();
        at_ = close + 2;
        is_few = false;
        continue;
      }
      Part part = take("\\") ? escaped() : character(text::next_code_point(in_, at_));
      if (gave_up_) return part;
      if (!part.is_exact || part.strings.front().empty()) {
        is_few = false;
      } else {
        characters.push_back(std::move(part.strings.front()));
      }
      if (peek() == '-' && at_ + 1 < in_.size() && in_[at_ + 1] != ']') is_few = false;  // a range
    }
    if (!take("]")) return give_up();
    std::sort(characters.begin(), characters.end());
    characters.erase(std::unique(characters.begin(), characters.end()), characters.end());
    if (!is_few || characters.size() > kMostOfClass) return anything();
    Part part;
    part.is_exact = true;
    part.strings = std::move(characters);
    return part;
  }

  std::string_view in_;
  std::size_t at_ = 0;
  bool gave_up_ = false;
};

}  // namespace

std::vector<Clause> required_literals(std::string_view expression, MatchKind kind) {
  std::optional<Part> read = Reader(expression).read();
  if (!read) return {};
  Sequence sequence;
  if (kind == MatchKind::whole) sequence.add(exactly({kTextBegin}));
  sequence.add(*read);
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
    std::sort(clause.begin(), clause.end());
    // What begins as another one does is found with it.
    const auto begins_as = [](const std::string& a, const std::string& b) { return b.starts_with(a); };
    clause.erase(std::unique(clause.begin(), clause.end(), begins_as), clause.end());
  }
  // A class of texts that nearly all belong to is no use.
  constexpr double kTooFrequent = 0.5;
  std::erase_if(part.clauses, [](const Clause& clause) { return !is_usable(clause) || frequency(clause) > kTooFrequent; });
  std::stable_sort(part.clauses.begin(), part.clauses.end(),
                   [](const Clause& a, const Clause& b) { return frequency(a) < frequency(b); });
  if (part.clauses.size() > kMostClauses) part.clauses.resize(kMostClauses);
  return part.clauses;
}

void fold_for_literals(std::string_view text, std::string& out) {
  out.clear();
  out += kTextBegin;
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    if ((c & 0x80) == 0) {
      out += text::to_lower(c);
      ++i;
    } else {
      text::append_code_point(out, folded(text::next_code_point(text, i)));
    }
  }
  out += kTextEnd;
}

bool is_plainly_folded(char32_t c) {
  if (c < 0x80) return c >= 0x20;
  if (c >= 0xA0 && c <= 0x17F) return c != 0xB5 && c != 0x17F && c != 0x130 && c != 0x131;
  if (c >= 0x400 && c <= 0x45F) return true;                               // Cyrillic
  if (c >= 0x590 && c <= 0x10FF) return c < 0x10A0;                        // Hebrew to Burmese: no case
  if (c >= 0x2010 && c <= 0x205E) return true;                             // punctuation
  return (c >= 0x3000 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3);     // ideographs, Kana, Hangul
}

}  // namespace presscut::rules
