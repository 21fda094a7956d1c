#include "rules/page_mask.h"

namespace presscut::rules {

namespace {

bool is_literal(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '/' ||
         c == '-' || (c & 0x80) != 0;
}

}  // namespace

std::string expression_of_mask(std::string_view mask) {
  std::string expression;
  if (mask.starts_with('|')) {
    expression += '^';
    mask.remove_prefix(1);
  }
  const bool to_the_end = mask.ends_with('|');
  if (to_the_end) mask.remove_suffix(1);
  for (const char c : mask) {
    if (c == '*') {
      expression += ".*";
    } else if (c == '^') {
      expression += "(?:[^A-Za-z0-9_.%-]|$)";
    } else {
      if (!is_literal(c)) expression += '\\';
      expression += c;
    }
  }
  if (to_the_end) expression += '$';
  return expression;
}

}  // namespace presscut::rules
