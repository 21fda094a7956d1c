// A text taken apart for reading dates: numbers, words and signs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace presscut::facts {

struct DateToken {
  enum class Kind { number, word, sign };
  Kind kind = Kind::sign;
  bool after_space = false;
  std::string text;  // digits; a word case-folded (a Han or Hangul character is a word of its own); one sign

  bool is(std::string_view s) const { return text == s; }
  bool is_number() const { return kind == Kind::number; }
  bool is_word() const { return kind == Kind::word; }
  // -1 where it is no number of up to nine digits.
  int value() const;
};

std::vector<DateToken> date_tokens(std::string_view text);

}  // namespace presscut::facts
