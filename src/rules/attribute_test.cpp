#include "rules/attribute_test.h"

#include "text/strings.h"

namespace presscut::rules {

namespace {

bool contains_word(std::string_view value, std::string_view word, bool ignore_case) {
  bool found = false;
  text::for_each_token(value, [&](std::string_view token) {
    found = found || (ignore_case ? text::equals_ignoring_case(token, word) : token == word);
  });
  return found;
}

bool starts_with(std::string_view s, std::string_view prefix, bool ignore_case) {
  return ignore_case ? text::starts_with_ignoring_case(s, prefix) : s.starts_with(prefix);
}

bool ends_with(std::string_view s, std::string_view suffix, bool ignore_case) {
  if (!ignore_case) return s.ends_with(suffix);
  return s.size() >= suffix.size() && text::equals_ignoring_case(s.substr(s.size() - suffix.size()), suffix);
}

bool has_in_it(std::string_view s, std::string_view part, bool ignore_case) {
  return (ignore_case ? text::find_ignoring_case(s, part) : s.find(part)) != std::string_view::npos;
}

}  // namespace

bool attribute_matches(const Selectors& selectors, const Test& test, std::string_view value) {
  const std::string_view wanted = selectors.pool.view(test.value);
  const bool ignore_case = test.ignore_case;
  switch (test.kind) {
    case TestKind::has_attribute:
      return true;
    case TestKind::attribute_equals:
      return ignore_case ? text::equals_ignoring_case(value, wanted) : value == wanted;
    case TestKind::attribute_word:
      return !wanted.empty() && contains_word(value, wanted, ignore_case);
    case TestKind::attribute_dash:
      return starts_with(value, wanted, ignore_case) &&
             (value.size() == wanted.size() || value[wanted.size()] == '-');
    // By Selectors 4 (6.2) an empty value matches nothing here.
    case TestKind::attribute_prefix:
      return !wanted.empty() && starts_with(value, wanted, ignore_case);
    case TestKind::attribute_suffix:
      return !wanted.empty() && ends_with(value, wanted, ignore_case);
    default:
      return !wanted.empty() && has_in_it(value, wanted, ignore_case);
  }
}

}  // namespace presscut::rules
