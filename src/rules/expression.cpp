#include "rules/expression.h"

#include <algorithm>

#include "text/unicode.h"

namespace presscut::rules {

namespace {

constexpr int kMostTimes = 1000;  // RE2's limit

using Kind = Expression::Kind;

class Reader {
 public:
  explicit Reader(std::string_view s) : in_(s) {}

  std::optional<Expression> read() {
    Expression all = alternatives(0);
    if (gave_up_ || at_ != in_.size()) return std::nullopt;
    return all;
  }

 private:
  bool at_end() const { return gave_up_ || at_ >= in_.size(); }
  char peek() const { return at_ < in_.size() ? in_[at_] : '\0'; }
  bool take(std::string_view s) {
    if (!in_.substr(at_).starts_with(s)) return false;
    at_ += s.size();
    return true;
  }
  Expression give_up() {
    gave_up_ = true;
    return {};
  }
  static Expression of(Kind kind) {
    Expression expression;
    expression.kind = kind;
    return expression;
  }

  Expression alternatives(int nesting) {
    Expression all = of(Kind::alternatives);
    do {
      Expression sequence = of(Kind::sequence);
      while (!at_end() && peek() != '|' && peek() != ')') sequence.parts.push_back(repeated(nesting));
      all.parts.push_back(std::move(sequence));
    } while (!gave_up_ && take("|"));
    return all.parts.size() == 1 ? std::move(all.parts.front()) : std::move(all);
  }

  Expression repeated(int nesting) {
    Expression part = one(nesting);
    if (at_end()) return part;
    int least = 0;
    int most = Expression::kNoEnd;
    if (take("+")) {
      least = 1;
    } else if (take("?")) {
      most = 1;
    } else if (!take("*") && !counted(least, most)) {
      return part;
    }
    take("?");  // as few as possible: the same texts
    if (peek() == '*' || peek() == '+' || peek() == '?' || peek() == '{') return give_up();
    Expression all = of(Kind::repeated);
    all.parts.push_back(std::move(part));
    all.least = least;
    all.most = most;
    return all;
  }

  // "{2,5}". False if it is no count, and so a plain brace.
  bool counted(int& least, int& most) {
    if (peek() != '{') return false;
    std::size_t i = at_ + 1;
    const auto number = [&](int& n) {
      const std::size_t begin = i;
      for (n = 0; i < in_.size() && in_[i] >= '0' && in_[i] <= '9' && n <= kMostTimes; ++i)
        n = n * 10 + (in_[i] - '0');
      return i > begin;
    };
    if (!number(least)) return false;
    most = least;
    if (i < in_.size() && in_[i] == ',') {
      ++i;
      if (!number(most)) most = Expression::kNoEnd;
    }
    if (i >= in_.size() || in_[i] != '}') return false;
    if (least > kMostTimes || most > kMostTimes || (most >= 0 && most < least)) give_up();
    at_ = i + 1;
    return true;
  }

  Expression one(int nesting) {
    if (take("(")) return group(nesting);
    if (take("[")) return character_class();
    if (take("\\")) return escaped();
    if (take("^")) return of(Kind::text_begin);
    if (take("$")) return of(Kind::text_end);
    if (peek() == '*' || peek() == '+' || peek() == '?') return give_up();
    if (take(".")) {
      Expression any = of(Kind::character_class);
      any.characters.ranges.emplace_back('\n', '\n');
      any.characters.is_negated = true;
      return any;
    }
    return character(text::next_code_point(in_, at_));
  }

  static Expression character(char32_t c) {
    Expression expression = of(Kind::character);
    expression.character = c;
    return expression;
  }

  Expression group(int nesting) {
    if (nesting >= kMostNesting || (take("?") && !take(":"))) return give_up();
    Expression inside = alternatives(nesting + 1);
    return take(")") ? inside : give_up();
  }

  Expression escaped() {
    if (at_ >= in_.size() || (in_[at_] & 0x80) != 0) return give_up();
    const char c = in_[at_++];
    if (c == 'b') return of(Kind::word_boundary);
    if (c == 'B') return of(Kind::no_word_boundary);
    const bool is_alphanumeric =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    if (!is_alphanumeric) return character(static_cast<unsigned char>(c));
    Expression some = of(Kind::character_class);
    return add_named(c, some.characters) ? some : give_up();
  }

  // What \d and the like stand for.
  bool add_named(char c, CharacterClass& characters) {
    auto& ranges = characters.ranges;
    switch (c) {
      case 'd':
        ranges.emplace_back('0', '9');
        return true;
      case 's':
        ranges.insert(ranges.end(), {{'\t', '\n'}, {'\f', '\r'}, {' ', ' '}});
        return true;
      case 'w':
        ranges.insert(ranges.end(), {{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}});
        return true;
      case 'p':
        if (take("{Lu}")) return characters.has_capitals = true;
        if (take("{L}")) return characters.has_letters = true;
        return false;
      default:
        return false;
    }
  }

  // Behind the '['.
  Expression character_class() {
    Expression some = of(Kind::character_class);
    some.characters.is_negated = take("^");
    for (bool first = true; !at_end() && (first || peek() != ']'); first = false) {
      if (peek() == '[' && at_ + 1 < in_.size() && in_[at_ + 1] == ':') return give_up();
      char32_t c = 0;
      if (!class_character(some.characters, c)) {
        if (gave_up_) return {};
        continue;
      }
      char32_t last = c;
      if (peek() == '-' && at_ + 1 < in_.size() && in_[at_ + 1] != ']') {
        ++at_;
        CharacterClass none;
        if (!class_character(none, last) || last < c) return give_up();
      }
      some.characters.ranges.emplace_back(c, last);
    }
    return take("]") ? some : give_up();
  }

  // False if it is none, but one of the classes with a name, or nothing that is known here.
  bool class_character(CharacterClass& characters, char32_t& c) {
    if (at_end()) {
      give_up();
      return false;
    }
    if (!take("\\")) {
      c = text::next_code_point(in_, at_);
      return true;
    }
    const Expression part = escaped_in_class(characters);
    c = part.character;
    return part.kind == Kind::character;
  }

  Expression escaped_in_class(CharacterClass& characters) {
    const char c = peek();
    if (c == 'd' || c == 's' || c == 'w' || c == 'p') {
      ++at_;
      return add_named(c, characters) ? Expression() : give_up();
    }
    Expression part = escaped();
    return part.kind == Kind::character ? part : give_up();
  }

  std::string_view in_;
  std::size_t at_ = 0;
  bool gave_up_ = false;
};

}  // namespace

std::optional<Expression> parse_expression(std::string_view s) {
  return Reader(s).read();
}

char32_t fold_wide_for_expressions(char32_t c) {
  if (c >= 0x100 && c < 0x130) return text::fold_case(c);
  switch (c) {
    case 0xB5:
      return 0x3BC;
    case 0x130:  // dotted capital I and dotless i fold to themselves
      return c;
    case 0x17F:
      return 's';
    case 0x345:
    case 0x1FBE:
      return 0x3B9;
    case 0x3C2:
      return 0x3C3;
    case 0x3D0:
      return 0x3B2;
    case 0x3D1:
      return 0x3B8;
    case 0x3D5:
      return 0x3C6;
    case 0x3D6:
      return 0x3C0;
    case 0x3F0:
      return 0x3BA;
    case 0x3F1:
      return 0x3C1;
    case 0x3F5:
      return 0x3B5;
    case 0x1C80:
      return 0x432;
    case 0x1C81:
      return 0x434;
    case 0x1C82:
      return 0x43E;
    case 0x1C83:
      return 0x441;
    case 0x1C84:
    case 0x1C85:
      return 0x442;
    case 0x1C86:
      return 0x44A;
    default:
      return text::fold_case(c);
  }
}

bool is_plainly_folded(char32_t c) {
  if (c < 0x180) return c >= 0x20 && c != 0x7F && c != 0x17F;
  if (c < 0x530) return (c >= 0x218 && c <= 0x21B) || (c >= 0x391 && c <= 0x3CE) || (c >= 0x400 && c <= 0x45F);
  if (c < 0x10A0) return c >= 0x590;  // Hebrew to Burmese: no case
  if (c < 0x2010) return c >= 0x1EA0 && c <= 0x1EFF;  // Vietnamese
  if (c < 0x2C00) return c <= 0x205E || (c >= 0x2190 && c <= 0x245F) || c >= 0x2500;
  return (c >= 0x3000 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xFF01 && c <= 0xFF20) ||
         (c >= 0x1F300 && c <= 0x1FAFF);
}

}  // namespace presscut::rules
