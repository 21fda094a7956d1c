// Reads the small parts of a selector: identifiers, quoted strings, arguments in parentheses, numbers.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "rules/string_pool.h"

namespace presscut::rules {

enum class Quotes { are_characters, protect };

class SelectorReader {
 public:
  // `text` stands in `pool` at `pool_begin`; identifiers with escapes are added to `pool` unescaped.
  SelectorReader(std::string_view text, std::uint32_t pool_begin, StringPool& pool)
      : text_(text), pool_begin_(pool_begin), pool_(pool) {}

  std::size_t position() const { return position_; }
  void move_to(std::size_t position) { position_ = position; }
  bool at_end() const { return position_ >= text_.size(); }
  // '\0' at the end.
  char peek(std::size_t ahead = 0) const {
    return position_ + ahead < text_.size() ? text_[position_ + ahead] : '\0';
  }
  bool take(char c);
  bool skip_space();  // whether there was some
  std::string_view text() const { return text_; }
  // The text from `begin` to here.
  std::string_view since(std::size_t begin) const { return text_.substr(begin, position_ - begin); }

  // Each returns false, and stays where it is, if there is none.
  bool identifier(StringRef& name);
  bool quoted(StringRef& value);
  // What stands up to the parenthesis that closes the one just read; the position is then behind it.
  // A backslash protects the next character; a /pattern/ is taken whole.
  bool argument(Quotes quotes, std::string_view& argument);
  // The same for an XPath expression, which knows quotes, but neither backslashes nor patterns.
  bool xpath_argument(std::string_view& argument);

 private:
  StringRef store(std::size_t begin, std::size_t end);

  std::string_view text_;
  std::uint32_t pool_begin_;
  StringPool& pool_;
  std::size_t position_ = 0;
};

bool is_identifier_start(char c);
bool is_identifier_part(char c);

// "/re/i" into its parts; false if it is none.
bool split_pattern(std::string_view argument, std::string_view& expression, bool& ignore_case);
// "2n+1", "odd", "-n + 3", "5". False if it is none.
bool parse_nth(std::string_view argument, std::int32_t& step, std::int32_t& offset);
bool parse_count(std::string_view argument, std::int32_t& count);
// "0.25" as 250. False if it is not between 0 and 1.
bool parse_thousandths(std::string_view argument, std::int32_t& thousandths);
// Takes the backslashes off that protect characters.
std::string unescaped(std::string_view s);

}  // namespace presscut::rules
