// What follows a colon: the part of SelectorParser that reads it.
#include <algorithm>
#include <utility>

#include "rules/selector_parser.h"
#include "rules/text_rules.h"
#include "text/strings.h"
#include "xpath/xpath.h"

namespace presscut::rules {

namespace {

std::string colon(std::string_view name) {
  return "\":" + std::string(name) + "\"";
}

bool action_named(std::string_view name, Action& action) {
  for (const Action a : {Action::keep, Action::headline, Action::summary, Action::body, Action::byline,
                         Action::published, Action::caption}) {
    if (name_of(a) == name) {
      action = a;
      return true;
    }
  }
  return false;
}

// What "|" separates, but for one behind a backslash.
std::size_t find_bar(std::string_view s, std::size_t from) {
  for (std::size_t i = from; i < s.size(); ++i) {
    if (s[i] == '\\') {
      ++i;
    } else if (s[i] == '|') {
      return i;
    }
  }
  return std::string_view::npos;
}

std::string_view without_quotes(std::string_view s) {
  if (s.size() >= 2 && (s[0] == '"' || s[0] == '\'') && s.back() == s[0]) return s.substr(1, s.size() - 2);
  return s;
}

}  // namespace

bool hides(std::string_view declarations) {
  std::string compact(1, ';');
  for (const char c : declarations) {
    if (!text::is_ascii_space(c)) compact += text::to_lower(c);
  }
  constexpr std::string_view kWays[] = {";display:none", ";visibility:hidden", ";remove:true"};
  return std::any_of(std::begin(kWays), std::end(kWays),
                     [&](std::string_view way) { return compact.find(way) != std::string::npos; });
}

bool SelectorParser::add_pattern(std::string_view expression, bool ignore_case, std::size_t begin,
                                 std::uint32_t& place) {
  auto pattern = std::make_shared<const Pattern>(expression, ignore_case ? Case::ignored : Case::sensitive);
  if (check_ == PatternCheck::now) {
    const std::string error = pattern->error();
    if (!error.empty())
      return fail(begin, "the pattern /" + std::string(expression) + "/ cannot be used: " + error);
  }
  place = static_cast<std::uint32_t>(selectors_.patterns.size());
  selectors_.patterns.push_back(std::move(pattern));
  return true;
}

bool SelectorParser::parse_pseudo(int nesting, Compound& compound, std::size_t tests, std::size_t steps,
                                  bool& ended) {
  const std::size_t begin = in_.position() - 1;
  if (in_.peek() == ':')
    return fail(begin, "pseudo-elements (\"::\") are not supported: they are no elements of a page",
                Unusable::style);
  StringRef ref;
  if (!in_.identifier(ref)) return fail(begin, "a name is missing after \":\"");
  const std::string name = text::to_lower(selectors_.pool.view(ref));
  const Pseudo* pseudo = pseudo_named(name);
  if (pseudo == nullptr) {
    const std::string_view near = pseudo_near(name);
    return fail(begin, colon(name) + " is not known" +
                           (near.empty() ? "" : "; did you mean \":" + std::string(near) + "\"?"));
  }
  if (pseudo->kind >= PseudoKind::needs_layout) return fail_as_refused(pseudo->kind, begin, name);
  parsed_.is_procedural = parsed_.is_procedural || is_procedural(pseudo->kind);
  if (!takes_argument(pseudo->kind)) {
    if (in_.peek() == '(') return fail(in_.position(), colon(name) + " takes nothing in parentheses");
    return parse_pseudo_without_argument(pseudo->kind);
  }
  if (!in_.take('(')) return fail(begin, colon(name) + " needs parentheses after it");
  switch (pseudo->kind) {
    case PseudoKind::is:
    case PseudoKind::is_not:
    case PseudoKind::has:
      return parse_selector_argument(pseudo->kind, name, nesting);
    case PseudoKind::upward:
    case PseudoKind::xpath: {
      if (nesting > 0)
        return fail(begin, colon(name) + " cannot stand inside another selector", Unusable::unsupported);
      Step step;
      if (!(pseudo->kind == PseudoKind::upward ? parse_upward(step) : parse_xpath(step))) return false;
      // With nothing before it, the expression is asked once, of the document.
      if (step.kind == StepKind::xpath && begin == last_compound_ && compounds_.empty()) {
        step.kind = StepKind::xpath_from_page;
        parse_pseudo_without_argument(PseudoKind::root);
      }
      add_step(step, compound, tests, steps);
      return true;
    }
    case PseudoKind::action:
    case PseudoKind::hide:
    case PseudoKind::style:
      ended = true;
      return parse_action(*pseudo, nesting, begin);
    default:
      return parse_text_argument(*pseudo, begin);
  }
}

bool SelectorParser::fail_as_refused(PseudoKind kind, std::size_t position, const std::string& name) {
  switch (kind) {
    case PseudoKind::needs_layout:
      return fail(position, colon(name) + " depends on layout, which a saved page does not have",
                  Unusable::layout);
    case PseudoKind::needs_state:
      return fail(position, colon(name) + " depends on what a reader does, which a saved page does not know",
                  Unusable::state);
    case PseudoKind::changes_elements:
      return fail(position, colon(name) + " changes an element but cuts nothing", Unusable::style);
    default:
      return fail(position, colon(name) + " is not supported", Unusable::unsupported);
  }
}

bool SelectorParser::parse_pseudo_without_argument(PseudoKind kind) {
  const auto add = [this](TestKind test_kind) {
    Test test;
    test.kind = test_kind;
    test.number = 1;  // of :nth-…(1); the others ask for none
    tests_.push_back(test);
  };
  switch (kind) {
    case PseudoKind::first_child:
      add(TestKind::nth_child);
      break;
    case PseudoKind::last_child:
      add(TestKind::nth_last_child);
      break;
    case PseudoKind::only_child:
      add(TestKind::nth_child);
      add(TestKind::nth_last_child);
      break;
    case PseudoKind::first_of_type:
      add(TestKind::nth_of_type);
      break;
    case PseudoKind::last_of_type:
      add(TestKind::nth_last_of_type);
      break;
    case PseudoKind::only_of_type:
      add(TestKind::nth_of_type);
      add(TestKind::nth_last_of_type);
      break;
    case PseudoKind::empty:
      add(TestKind::empty);
      break;
    case PseudoKind::root:
      add(TestKind::root);
      break;
    default:
      add(TestKind::scope);
      break;
  }
  return true;
}

bool SelectorParser::parse_selector_argument(PseudoKind kind, std::string_view, int nesting) {
  Range complexes;
  if (!parse_list(kind == PseudoKind::has ? Kind::relative : Kind::plain, nesting + 1, complexes))
    return false;
  Test test;
  test.kind = kind == PseudoKind::has  ? TestKind::has
              : kind == PseudoKind::is ? TestKind::is
                                       : TestKind::is_not;
  test.first = complexes.first;
  test.count = complexes.count;
  tests_.push_back(test);
  return true;
}

bool SelectorParser::parse_text_argument(const Pseudo& pseudo, std::size_t begin) {
  const std::size_t open = in_.position();
  std::string_view argument;
  const bool quotes = pseudo.kind == PseudoKind::matches_attribute;
  if (!in_.argument(quotes ? Quotes::protect : Quotes::are_characters, argument)) {
    return fail(open - 1, "this \"(\" is never closed");
  }
  if (argument.empty()) return fail(open, colon(pseudo.name) + " needs something in its parentheses");
  const auto wrong = [&](std::string_view wanted) {
    return fail(open, colon(pseudo.name) + " needs " + std::string(wanted) + ", not \"" +
                          std::string(argument) + "\"");
  };

  Test test;
  std::string_view expression;
  bool ignore_case = false;
  switch (pseudo.kind) {
    case PseudoKind::nth_child:
    case PseudoKind::nth_last_child:
    case PseudoKind::nth_of_type:
    case PseudoKind::nth_last_of_type:
      test.kind = pseudo.kind == PseudoKind::nth_child        ? TestKind::nth_child
                  : pseudo.kind == PseudoKind::nth_last_child ? TestKind::nth_last_child
                  : pseudo.kind == PseudoKind::nth_of_type    ? TestKind::nth_of_type
                                                              : TestKind::nth_last_of_type;
      if (!parse_nth(argument, test.step, test.number))
        return wrong("a number, \"odd\", \"even\" or a form of \"2n+1\"");
      break;
    case PseudoKind::min_text_length:
    case PseudoKind::max_text_length:
      test.kind =
          pseudo.kind == PseudoKind::min_text_length ? TestKind::min_text_length : TestKind::max_text_length;
      if (!parse_count(argument, test.number)) return wrong("a number");
      break;
    case PseudoKind::min_link_density:
    case PseudoKind::max_link_density:
      test.kind = pseudo.kind == PseudoKind::min_link_density ? TestKind::min_link_density
                                                              : TestKind::max_link_density;
      if (!parse_thousandths(argument, test.number)) return wrong("a share between 0 and 1");
      break;
    case PseudoKind::matches_attribute:
      test.kind = TestKind::matches_attribute;
      if (!parse_attribute_match(argument, open, test)) return false;
      break;
    case PseudoKind::matches_path:
      test.kind = TestKind::matches_path;
      if (!parse_match_side(argument, open, test.value, test.value_pattern)) return false;
      break;
    case PseudoKind::has_text:
      parsed_.searches_page = true;
      if (split_pattern(argument, expression, ignore_case)) {
        test.kind = TestKind::has_text_pattern;
        if (!add_pattern(expression, ignore_case, open, test.value_pattern)) return false;
      } else {
        test.kind = TestKind::has_text;
        test.value = selectors_.pool.add(unescaped(without_quotes(argument)));
      }
      break;
    case PseudoKind::whole_text:
      if (split_pattern(argument, expression, ignore_case)) {
        test.kind = TestKind::whole_text_pattern;
        if (!add_pattern(expression, ignore_case, open, test.value_pattern)) return false;
        break;
      }
      test.kind = TestKind::whole_text;
      if (!parse_alternatives(argument, open, test)) return false;
      break;
    case PseudoKind::starts_text:
      test.kind = TestKind::starts_text;
      if (!parse_alternatives(argument, open, test)) return false;
      break;
    default:
      return fail(begin, colon(pseudo.name) + " is not supported");
  }
  tests_.push_back(test);
  return true;
}

bool SelectorParser::parse_alternatives(std::string_view argument, std::size_t begin, Test& test) {
  test.first = static_cast<std::uint32_t>(selectors_.alternatives.size());
  for (std::size_t at = 0; at <= argument.size();) {
    const std::size_t bar = std::min(find_bar(argument, at), argument.size());
    const std::string_view alternative = argument.substr(at, bar - at);
    const bool escaped = alternative.find('\\') != std::string_view::npos;
    const std::string key =
        escaped ? key_of_alternative(unescaped(alternative)) : key_of_alternative(alternative);
    if (key.empty())
      return fail(begin, "the text \"" + std::string(text::trim(alternative)) + "\" has no letter or digit");
    selectors_.alternatives.push_back(selectors_.pool.add(key));
    at = bar + 1;
  }
  test.count = static_cast<std::uint32_t>(selectors_.alternatives.size()) - test.first;
  return true;
}

bool SelectorParser::parse_attribute_match(std::string_view argument, std::size_t begin, Test& test) {
  // The "=" between the sides is the first outside quotes and patterns.
  std::size_t equals = std::string_view::npos;
  char protector = '\0';
  for (std::size_t i = 0; i < argument.size() && equals == std::string_view::npos; ++i) {
    const char c = argument[i];
    if (c == '\\') {
      ++i;
    } else if (protector != '\0') {
      if (c == protector) protector = '\0';
    } else if (c == '"' || c == '\'' || (c == '/' && i == 0)) {
      protector = c;
    } else if (c == '=') {
      equals = i;
    }
  }
  const std::string_view name = text::trim(argument.substr(0, equals));
  if (without_quotes(name).empty()) return fail(begin, "\":matches-attr\" needs an attribute's name");
  if (!parse_match_side(name, begin, test.name, test.name_pattern)) return false;
  if (equals == std::string_view::npos) return true;
  test.count = 1;  // there is a value to compare
  return parse_match_side(text::trim(argument.substr(equals + 1)), begin, test.value, test.value_pattern);
}

bool SelectorParser::parse_match_side(std::string_view side, std::size_t begin, StringRef& plain,
                                      std::uint32_t& pattern) {
  side = without_quotes(side);
  std::string_view expression;
  bool ignore_case = false;
  if (split_pattern(side, expression, ignore_case))
    return add_pattern(expression, ignore_case, begin, pattern);
  plain = selectors_.pool.add(unescaped(side));
  return true;
}

void SelectorParser::add_step(const Step& step, Compound& compound, std::size_t tests, std::size_t steps) {
  const bool first = steps_.size() == steps;
  (first ? compound.tests : steps_.back().tests) = finish_tests(tests);
  steps_.push_back(step);
}

bool SelectorParser::parse_upward(Step& step) {
  in_.skip_space();
  if (in_.peek() < '0' || in_.peek() > '9') {
    step.kind = StepKind::nearest;
    return parse_list(Kind::plain, 1, step.selectors);
  }
  const std::size_t open = in_.position();
  std::string_view argument;
  std::int32_t levels = 0;
  if (!in_.argument(Quotes::protect, argument)) return fail(open - 1, "this \"(\" is never closed");
  if (!parse_count(argument, levels) || levels < 1 || levels > 255) {
    return fail(open, "\":upward\" needs a number from 1 to 255, or a selector");
  }
  step.levels = static_cast<std::uint32_t>(levels);
  return true;
}

bool SelectorParser::parse_xpath(Step& step) {
  // As with :has-text(), lists may use it on named sites only: on any page it takes another copy of the tree.
  parsed_.searches_page = true;
  const std::size_t open = in_.position();
  std::string_view argument;
  if (!in_.xpath_argument(argument)) return fail(open - 1, "this \"(\" is never closed");
  if (argument.empty()) return fail(open, "\":xpath\" needs something in its parentheses");
  if (check_ == PatternCheck::now) {
    if (const std::string missing = xpath::why_missing(); !missing.empty())
      return fail(open, "\":xpath\" needs libxml2: " + missing, Unusable::unsupported);
    const auto error = xpath::check(std::string(argument));
    const auto begin = static_cast<std::size_t>(argument.data() - in_.text().data());
    if (error) return fail(begin + error->position, "the expression cannot be used: " + error->message);
  }
  step.kind = StepKind::xpath;
  step.expression = selectors_.pool.add(argument);
  return true;
}

bool SelectorParser::parse_action(const Pseudo& pseudo, int nesting, std::size_t begin) {
  const std::size_t open = in_.position();
  std::string_view argument;
  if (!in_.argument(Quotes::protect, argument)) return fail(open - 1, "this \"(\" is never closed");
  if (pseudo.kind == PseudoKind::style) {
    if (!hides(argument))
      return fail(begin, "\":style\" changes how an element looks but cuts nothing", Unusable::style);
  } else if (!argument.empty()) {
    return fail(open, colon(pseudo.name) + " takes nothing in its parentheses");
  }
  in_.skip_space();
  if (nesting > 0 || !in_.at_end())
    return fail(begin, colon(pseudo.name) + " must stand at the end of the rule");
  if (pseudo.kind == PseudoKind::action) action_named(pseudo.name, parsed_.action);
  return true;
}

}  // namespace presscut::rules
