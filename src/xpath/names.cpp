#include "xpath/names.h"

#include <algorithm>
#include <array>

#include "text/strings.h"

namespace presscut::xpath {

namespace {

// What may stand before a bracket: the functions (https://www.w3.org/TR/1999/REC-xpath-19991116/#corelib),
// the node tests, and the operators that are words.
constexpr std::array<std::string_view, 35> kBeforeBracket = {"last",
                                                             "position",
                                                             "count",
                                                             "id",
                                                             "local-name",
                                                             "namespace-uri",
                                                             "name",
                                                             "string",
                                                             "concat",
                                                             "starts-with",
                                                             "contains",
                                                             "substring-before",
                                                             "substring-after",
                                                             "substring",
                                                             "string-length",
                                                             "normalize-space",
                                                             "translate",
                                                             "boolean",
                                                             "not",
                                                             "true",
                                                             "false",
                                                             "lang",
                                                             "number",
                                                             "sum",
                                                             "floor",
                                                             "ceiling",
                                                             "round",
                                                             "comment",
                                                             "text",
                                                             "processing-instruction",
                                                             "node",
                                                             "and",
                                                             "or",
                                                             "div",
                                                             "mod"};

bool starts_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool is_in_name(char c) {
  return starts_name(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

std::size_t skip_space(std::string_view s, std::size_t i) {
  while (i < s.size() && text::is_ascii_space(s[i])) ++i;
  return i;
}

}  // namespace

std::optional<UnknownName> find_unknown_name(std::string_view expression) {
  for (std::size_t i = 0; i < expression.size();) {
    const char c = expression[i];
    if (c == '"' || c == '\'') {
      const std::size_t end = expression.find(c, i + 1);
      if (end == std::string_view::npos) return std::nullopt;
      i = end + 1;
      continue;
    }
    if (c == '$') return UnknownName{i, "there are no variables"};
    if (!starts_name(c)) {
      ++i;
      continue;
    }
    const std::size_t begin = i;
    while (i < expression.size() && is_in_name(expression[i])) ++i;
    const std::string_view name = expression.substr(begin, i - begin);
    const std::size_t next = skip_space(expression, i);
    const std::string_view rest = expression.substr(next);
    if (rest.starts_with("::")) {
      i = next + 2;
    } else if (rest.starts_with(':')) {
      return UnknownName{begin, "no name on a page has a prefix: " + std::string(name) + ":"};
    } else if (rest.starts_with('(') &&
               std::find(kBeforeBracket.begin(), kBeforeBracket.end(), name) == kBeforeBracket.end()) {
      return UnknownName{begin, "XPath 1.0 has no function " + std::string(name) + "()"};
    }
  }
  return std::nullopt;
}

}  // namespace presscut::xpath
