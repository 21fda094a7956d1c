#include "format/markdown_escape.h"

#include "format/address.h"

namespace presscut::format {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
// Beyond ASCII are punctuation marks too, beside which an underscore is markup.
bool is_word(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool needs_backslash(std::string_view text, std::size_t i) {
  const char next = i + 1 < text.size() ? text[i + 1] : ' ';
  switch (text[i]) {
    case '\\':
    case '`':
    case '*':
    case '[':
    case ']':
    case '~':  // GitHub's strikethrough
    case '<':
      return true;
    case '_':
      return i == 0 || !is_word(text[i - 1]) || !is_word(next);  // inside a word it is no emphasis
    case '&':
      return next == '#' || is_word(next);  // an entity
    default:
      return false;
  }
}

}  // namespace

std::string escape_inline(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 8);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (needs_backslash(text, i)) out += '\\';
    out += text[i];
  }
  return out;
}

std::string escape_line_start(std::string line) {
  if (line.empty()) return line;
  const char first = line.front();
  if (first == '>' || first == '#' || first == '+' || first == '-' || first == '=') {
    // A sign that is part of a word ("-5", "#tag") starts nothing.
    const char next = line.size() > 1 ? line[1] : ' ';
    if (first == '>' || next == ' ' || next == first) line.insert(0, "\\");
    return line;
  }
  std::size_t digits = 0;
  while (digits < line.size() && digits < 9 && is_digit(line[digits])) ++digits;
  if (digits == 0 || digits >= line.size()) return line;
  const bool item = line[digits] == '.' || line[digits] == ')';
  if (item && (digits + 1 == line.size() || line[digits + 1] == ' ')) line.insert(digits, "\\");
  return line;
}

std::string escape_heading(std::string line) {
  const std::size_t last = line.find_last_not_of('#');
  const std::size_t run = last == std::string::npos ? 0 : last + 1;
  if (run < line.size() && (run == 0 || line[run - 1] == ' ')) line.insert(run, "\\");
  return line;
}

std::string escape_cell(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '|') out += '\\';
    out += c;
  }
  return out;
}

std::string escape_address(std::string_view url) {
  const std::string encoded = encoded_address(url);
  std::string out;
  for (std::size_t i = 0; i < encoded.size(); ++i) {
    const char c = encoded[i];
    if (c == '(') {
      out += "%28";
    } else if (c == ')') {
      out += "%29";
    } else if (c == '&' && encoded.find(';', i) != std::string::npos) {
      out += "&amp;";  // or "&copy;" would become a sign
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace presscut::format
