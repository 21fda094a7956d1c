#include "rules/selector_parse.h"

#include <algorithm>
#include <utility>

#include "rules/selector_parser.h"
#include "text/strings.h"

namespace presscut::rules {

namespace {

Test test_of(TestKind kind) {
  Test test;
  test.kind = kind;
  return test;
}

template <class T>
Range moved_to(Table<T>& to, std::vector<T>& from, std::size_t begin) {
  const Range range{static_cast<std::uint32_t>(to.size()), static_cast<std::uint32_t>(from.size() - begin)};
  to.append(from.data() + begin, from.data() + from.size());
  from.resize(begin);
  return range;
}

bool combinator_of(char c, Combinator& combinator) {
  switch (c) {
    case '>':
      combinator = Combinator::child;
      return true;
    case '+':
      combinator = Combinator::next_sibling;
      return true;
    case '~':
      combinator = Combinator::later_sibling;
      return true;
    default:
      return false;
  }
}

}  // namespace

bool SelectorParser::fail(std::size_t position, std::string message, Unusable why) {
  if (error_.message.empty()) error_ = {position, std::move(message), why};
  return false;
}

bool SelectorParser::fail_expecting(std::string_view what) {
  std::string message = "expected " + std::string(what);
  if (in_.at_end()) {
    message += " at the end";
  } else {
    // A character may be several bytes.
    std::size_t size = 1;
    const std::string_view rest = in_.text().substr(in_.position());
    while (size < rest.size() && (static_cast<unsigned char>(rest[size]) & 0xC0) == 0x80) ++size;
    message += ", found \"" + std::string(rest.substr(0, size)) + "\"";
  }
  return fail(in_.position(), std::move(message));
}

Range SelectorParser::finish_tests(std::size_t from) {
  constexpr std::size_t kFew = 8;
  const auto begin = tests_.begin() + static_cast<std::ptrdiff_t>(from);
  const auto cheaper = [](const Test& a, const Test& b) { return a.kind < b.kind; };
  if (tests_.size() - from > kFew) {
    std::stable_sort(begin, tests_.end(), cheaper);
  } else {
    // Insertion: the same without a buffer, as most compounds have one test.
    for (auto at = begin; at != tests_.end(); ++at)
      std::rotate(std::upper_bound(begin, at, *at, cheaper), at, at + 1);
  }
  return moved_to(selectors_.tests, tests_, from);
}

bool SelectorParser::parse(ParsedSelector& parsed) {
  if (!parse_list(Kind::plain, 0, parsed_.complexes)) return false;
  parsed = parsed_;
  return true;
}

bool SelectorParser::parse_list(Kind kind, int nesting, Range& complexes) {
  if (nesting > kMaxNesting) return fail(in_.position(), "too many parentheses inside each other");
  const std::size_t open = in_.position();
  const std::size_t begin = complexes_.size();
  while (true) {
    if (!parse_complex(kind, nesting)) return false;
    if (in_.take(',')) continue;
    if (nesting == 0 && in_.at_end()) break;
    if (nesting > 0 && in_.take(')')) break;
    if (in_.at_end()) return fail(open - 1, "this \"(\" is never closed");
    return fail_expecting("a selector");
  }
  complexes = moved_to(selectors_.complexes, complexes_, begin);
  return true;
}

bool SelectorParser::parse_complex(Kind kind, int nesting) {
  const std::size_t first_compound = compounds_.size();
  const std::size_t first_step = steps_.size();
  Combinator combinator = Combinator::none;
  in_.skip_space();
  // A selector that names the scope itself needs no other.
  if (kind == Kind::relative &&
      !text::starts_with_ignoring_case(in_.text().substr(in_.position()), ":scope")) {
    const std::size_t tests = tests_.size();
    tests_.push_back(test_of(TestKind::scope));
    compounds_.push_back({finish_tests(tests), Combinator::none});
    combinator = Combinator::descendant;
    if (combinator_of(in_.peek(), combinator)) {
      in_.move_to(in_.position() + 1);
      in_.skip_space();
    }
  }
  while (true) {
    // While being built, a compound carries the combinator to the one before it: the one on its left.
    Compound compound;
    compound.to_left = combinator;
    const std::size_t begin = in_.position();
    if (!parse_compound(nesting, compound, first_step)) return false;
    compounds_.push_back(compound);
    if (compounds_.size() - first_compound > kMaxCompounds) return fail(begin, "too many combinators");
    const bool space = in_.skip_space();
    if (in_.at_end() || in_.peek() == ',' || (in_.peek() == ')' && nesting > 0)) break;
    if (combinator_of(in_.peek(), combinator)) {
      if (steps_.size() > first_step) return fail(in_.position(), "no combinator can follow :upward() or :xpath()");
      in_.move_to(in_.position() + 1);
      in_.skip_space();
    } else if (space) {
      if (steps_.size() > first_step) return fail(in_.position(), "no combinator can follow :upward() or :xpath()");
      combinator = Combinator::descendant;
    } else {
      return fail_expecting("a selector");
    }
  }
  Complex complex;
  std::reverse(compounds_.begin() + static_cast<std::ptrdiff_t>(first_compound), compounds_.end());
  complex.compounds = moved_to(selectors_.compounds, compounds_, first_compound);
  complex.steps = moved_to(selectors_.steps, steps_, first_step);
  complexes_.push_back(complex);
  return true;
}

bool SelectorParser::parse_compound(int nesting, Compound& compound, std::size_t steps) {
  const std::size_t begin = in_.position();
  last_compound_ = begin;
  const std::size_t tests = tests_.size();
  const Combinator to_left = compound.to_left;
  bool ended = false;  // by an action
  if (in_.take('*')) {
    if (in_.peek() == '|') return fail(in_.position(), "namespaces are not supported");
  } else if (is_identifier_start(in_.peek())) {
    Test test = test_of(TestKind::tag);
    if (!in_.identifier(test.name)) return fail_expecting("a selector");
    const std::string lower = text::to_lower(selectors_.pool.view(test.name));
    if (lower != selectors_.pool.view(test.name)) test.name = selectors_.pool.add(lower);
    test.tag = dom::tag_named(lower);
    tests_.push_back(test);
  }
  while (!ended && !in_.at_end()) {
    const std::size_t at = in_.position();
    if (in_.take('.')) {
      Test test = test_of(TestKind::class_token);
      if (!in_.identifier(test.name)) return fail(at, "a class name is missing after \".\"");
      tests_.push_back(test);
    } else if (in_.take('#')) {
      Test test = test_of(TestKind::id);
      if (!in_.identifier(test.name)) return fail(at, "an id is missing after \"#\"");
      tests_.push_back(test);
    } else if (in_.take('[')) {
      if (!parse_attribute()) return false;
    } else if (in_.take(':')) {
      const bool nothing_before = at == begin;
      if (!parse_pseudo(nesting, compound, tests, steps, ended)) return false;
      if (ended && nothing_before) return fail(at, "an action needs a selector before it");
    } else {
      break;
    }
  }
  if (in_.position() == begin) return fail_expecting("a selector");
  const Range range = finish_tests(tests);
  if (steps_.size() > steps) {
    steps_.back().tests = range;
  } else {
    compound.tests = range;
  }
  compound.to_left = to_left;
  return true;
}

bool SelectorParser::parse_attribute() {
  const std::size_t open = in_.position() - 1;
  in_.skip_space();
  Test test = test_of(TestKind::has_attribute);
  if (!in_.identifier(test.name)) {
    return in_.at_end() ? fail(open, "this \"[\" is never closed") : fail_expecting("an attribute's name");
  }
  const std::string lower = text::to_lower(selectors_.pool.view(test.name));
  if (lower != selectors_.pool.view(test.name)) test.name = selectors_.pool.add(lower);
  in_.skip_space();
  if (in_.take(']')) {
    tests_.push_back(test);
    return true;
  }
  switch (in_.peek()) {
    case '=':
      test.kind = TestKind::attribute_equals;
      break;
    case '~':
      test.kind = TestKind::attribute_word;
      break;
    case '|':
      test.kind = TestKind::attribute_dash;
      break;
    case '^':
      test.kind = TestKind::attribute_prefix;
      break;
    case '$':
      test.kind = TestKind::attribute_suffix;
      break;
    case '*':
      test.kind = TestKind::attribute_contains;
      break;
    default:
      return in_.at_end() ? fail(open, "this \"[\" is never closed") : fail_expecting("\"=\" or \"]\"");
  }
  if (test.kind != TestKind::attribute_equals) in_.move_to(in_.position() + 1);
  if (!in_.take('='))
    return in_.at_end() ? fail(open, "this \"[\" is never closed") : fail_expecting("\"=\"");
  in_.skip_space();
  if (in_.peek() == '"' || in_.peek() == '\'') {
    const std::size_t quote = in_.position();
    if (!in_.quoted(test.value)) return fail(quote, "this quote is never closed");
  } else if (!in_.identifier(test.value)) {
    return in_.at_end() ? fail(open, "this \"[\" is never closed")
                        : fail_expecting("a value; quote it if it has signs");
  }
  in_.skip_space();
  if (in_.peek() == 'i' || in_.peek() == 'I' || in_.peek() == 's' || in_.peek() == 'S') {
    test.ignore_case = text::to_lower(in_.peek()) == 'i';
    in_.move_to(in_.position() + 1);
    in_.skip_space();
  }
  if (!in_.take(']')) {
    return in_.at_end() ? fail(open, "this \"[\" is never closed")
                        : fail_expecting("\"]\"; quote a value that has signs");
  }
  const std::string_view name = selectors_.pool.view(test.name);
  if (!test.ignore_case && !test.value.empty()) {
    // The same, and found faster.
    if (name == "id" && test.kind == TestKind::attribute_equals) test.kind = TestKind::id;
    if (name == "class" && test.kind == TestKind::attribute_word) test.kind = TestKind::class_token;
    if (!is_attribute_test(test.kind)) test.name = std::exchange(test.value, {});
  }
  tests_.push_back(test);
  return true;
}

bool parse_selector(std::string_view text, std::uint32_t pool_begin, PatternCheck check, Selectors& selectors,
                    ParsedSelector& parsed, SelectorError& error) {
  const std::size_t tests = selectors.tests.size();
  const std::size_t compounds = selectors.compounds.size();
  const std::size_t steps = selectors.steps.size();
  const std::size_t complexes = selectors.complexes.size();
  const std::size_t alternatives = selectors.alternatives.size();
  const std::size_t patterns = selectors.patterns.size();
  const std::size_t pool_size = selectors.pool.size();
  SelectorParser parser(text, pool_begin, check, selectors);
  if (parser.parse(parsed)) {
    for (std::size_t i = tests; i < selectors.tests.size(); ++i) {
      const Test& test = selectors.tests[i];
      if (test.kind != TestKind::whole_text_pattern && test.kind != TestKind::has_text_pattern) continue;
      selectors.text_filter.add(selectors.pool, test.value_pattern,
                                selectors.patterns[test.value_pattern]->expression(),
                                test.kind == TestKind::whole_text_pattern ? MatchKind::whole : MatchKind::part);
    }
    return true;
  }
  error = parser.error();
  selectors.tests.resize(tests);
  selectors.compounds.resize(compounds);
  selectors.steps.resize(steps);
  selectors.complexes.resize(complexes);
  selectors.alternatives.resize(alternatives);
  selectors.patterns.resize(patterns);
  selectors.pool.shrink_to(pool_size);
  return false;
}

bool is_bare_text(const Selectors& selectors, const Compound& compound) {
  bool reads_text = false;
  for (const Test* test = begin_of(selectors.tests, compound.tests);
       test != end_of(selectors.tests, compound.tests); ++test) {
    if (test->kind <= TestKind::attribute_contains || test->kind == TestKind::is) return false;
    reads_text = reads_text || is_text_test(test->kind);
  }
  return reads_text;
}

}  // namespace presscut::rules
