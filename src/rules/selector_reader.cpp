#include "rules/selector_reader.h"

#include "text/strings.h"
#include "text/unicode.h"

namespace presscut::rules {

namespace {

constexpr std::int32_t kLargestCount = 1'000'000;

bool is_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

std::uint32_t hex_value(char c) {
  if (c <= '9') return static_cast<std::uint32_t>(c - '0');
  return static_cast<std::uint32_t>(text::to_lower(c) - 'a' + 10);
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// CSS Syntax 4.3.7, "consume an escaped code point". `i` is behind the backslash.
void append_escaped(std::string_view s, std::size_t& i, std::string& out) {
  if (i >= s.size()) return;
  if (!is_hex(s[i])) {
    out += s[i++];
    return;
  }
  std::uint32_t c = 0;
  for (int digits = 0; digits < 6 && i < s.size() && is_hex(s[i]); ++digits) c = c * 16 + hex_value(s[i++]);
  if (i < s.size() && text::is_ascii_space(s[i])) ++i;
  if (c == 0 || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = 0xFFFD;
  text::append_code_point(out, c);
}

// Behind the slash that ends the pattern starting at `begin`, and its flags; npos if it does not end before a
// ')'.
std::size_t end_of_pattern(std::string_view s, std::size_t begin) {
  for (std::size_t i = begin + 1; i < s.size(); ++i) {
    if (s[i] == '\\') {
      ++i;
    } else if (s[i] == '/') {
      std::size_t end = i + 1;
      while (end < s.size() && s[end] >= 'a' && s[end] <= 'z') ++end;
      std::size_t close = end;
      while (close < s.size() && text::is_ascii_space(s[close])) ++close;
      if (close < s.size() && s[close] == ')') return end;
      i = end - 1;
    }
  }
  return std::string_view::npos;
}

}  // namespace

bool is_identifier_part(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '-' || c == '_' ||
         c == '\\' || (c & 0x80) != 0;
}
bool is_identifier_start(char c) {
  return is_identifier_part(c) && !is_digit(c);
}

bool SelectorReader::take(char c) {
  if (peek() != c || at_end()) return false;
  ++position_;
  return true;
}

bool SelectorReader::skip_space() {
  const std::size_t begin = position_;
  while (!at_end() && text::is_ascii_space(text_[position_])) ++position_;
  return position_ > begin;
}

StringRef SelectorReader::store(std::size_t begin, std::size_t end) {
  const std::string_view raw = text_.substr(begin, end - begin);
  if (raw.find('\\') == std::string_view::npos) {
    return {pool_begin_ + static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(raw.size())};
  }
  std::string out;
  for (std::size_t i = 0; i < raw.size();) {
    if (raw[i] == '\\') {
      append_escaped(raw, ++i, out);
    } else {
      out += raw[i++];
    }
  }
  return pool_.add(out);
}

bool SelectorReader::identifier(StringRef& name) {
  const std::size_t begin = position_;
  std::size_t i = begin;
  while (i < text_.size() && is_identifier_part(text_[i])) {
    if (text_[i] != '\\') {
      ++i;
      continue;
    }
    if (++i >= text_.size()) return false;
    std::string ignored;
    append_escaped(text_, i, ignored);
  }
  if (i == begin) return false;
  position_ = i;
  name = store(begin, i);
  return true;
}

bool SelectorReader::quoted(StringRef& value) {
  const char quote = peek();
  if (quote != '"' && quote != '\'') return false;
  for (std::size_t i = position_ + 1; i < text_.size(); ++i) {
    if (text_[i] == '\\') {
      ++i;
    } else if (text_[i] == quote) {
      value = store(position_ + 1, i);
      position_ = i + 1;
      return true;
    }
  }
  return false;
}

bool SelectorReader::argument(Quotes quotes, std::string_view& argument) {
  const std::size_t begin = position_;
  std::size_t i = begin;
  while (i < text_.size() && text::is_ascii_space(text_[i])) ++i;
  if (i < text_.size() && text_[i] == '/') {
    const std::size_t end = end_of_pattern(text_, i);
    if (end != std::string_view::npos) i = end;
  }
  std::size_t open = 0;
  char quote = '\0';
  for (; i < text_.size(); ++i) {
    const char c = text_[i];
    if (c == '\\') {
      ++i;
    } else if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (quotes == Quotes::protect && (c == '"' || c == '\'')) {
      quote = c;
    } else if (c == '(') {
      ++open;
    } else if (c == ')') {
      if (open == 0) {
        argument = text::trim(text_.substr(begin, i - begin));
        position_ = i + 1;
        return true;
      }
      --open;
    }
  }
  return false;
}

bool SelectorReader::xpath_argument(std::string_view& argument) {
  std::size_t open = 0;
  char quote = '\0';
  for (std::size_t i = position_; i < text_.size(); ++i) {
    const char c = text_[i];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '(') {
      ++open;
    } else if (c == ')' && open-- == 0) {
      argument = text::trim(text_.substr(position_, i - position_));
      position_ = i + 1;
      return true;
    }
  }
  return false;
}

bool split_pattern(std::string_view argument, std::string_view& expression, bool& ignore_case) {
  if (argument.size() < 2 || argument[0] != '/') return false;
  const std::size_t slash = argument.rfind('/');
  if (slash == 0) return false;
  ignore_case = false;
  for (const char flag : argument.substr(slash + 1)) {
    if (flag < 'a' || flag > 'z') return false;
    if (flag == 'i') ignore_case = true;
  }
  expression = argument.substr(1, slash - 1);
  return true;
}

bool parse_count(std::string_view argument, std::int32_t& count) {
  if (argument.empty()) return false;
  std::int32_t n = 0;
  for (const char c : argument) {
    if (!is_digit(c)) return false;
    n = n * 10 + (c - '0');
    if (n > kLargestCount) return false;
  }
  count = n;
  return true;
}

bool parse_nth(std::string_view argument, std::int32_t& step, std::int32_t& offset) {
  if (text::equals_ignoring_case(argument, "odd")) {
    step = 2;
    offset = 1;
    return true;
  }
  if (text::equals_ignoring_case(argument, "even")) {
    step = 2;
    offset = 0;
    return true;
  }
  const auto signed_count = [](std::string_view s, std::int32_t& n) {
    const bool negative = s.starts_with('-');
    if (negative || s.starts_with('+')) s.remove_prefix(1);
    if (!parse_count(text::trim(s), n)) return false;
    if (negative) n = -n;
    return true;
  };
  const std::size_t n = argument.find_first_of("nN");
  if (n == std::string_view::npos) {
    step = 0;
    return signed_count(argument, offset);
  }
  const std::string_view before = argument.substr(0, n);
  const std::string_view after = text::trim(argument.substr(n + 1));
  if (before.empty() || before == "+") {
    step = 1;
  } else if (before == "-") {
    step = -1;
  } else if (!signed_count(before, step)) {
    return false;
  }
  offset = 0;
  if (after.empty()) return true;
  return (after[0] == '+' || after[0] == '-') && signed_count(after, offset);
}

bool parse_thousandths(std::string_view argument, std::int32_t& thousandths) {
  const std::size_t dot = argument.find('.');
  const std::string_view whole = argument.substr(0, dot);
  std::string_view fraction = dot == std::string_view::npos ? std::string_view() : argument.substr(dot + 1);
  if (whole.empty() && fraction.empty()) return false;
  std::int32_t value = 0;
  if (!whole.empty() && !parse_count(whole, value)) return false;
  if (value > 1) return false;
  std::int32_t part = 0;
  std::int32_t unit = 100;
  for (const char c : fraction) {
    if (!is_digit(c)) return false;
    part += (c - '0') * unit;
    unit /= 10;
  }
  thousandths = value * 1000 + part;
  return thousandths <= 1000;
}

std::string unescaped(std::string_view s) {
  std::string out;
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (s[i] == '\\' && i + 1 < s.size()) ++i;
    out += s[i];
  }
  return out;
}

}  // namespace presscut::rules
