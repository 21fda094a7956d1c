#include "rules/matcher.h"

#include <algorithm>

#include "rules/attribute_test.h"
#include "text/strings.h"

namespace presscut::rules {

using dom::NodeId;

namespace {

bool is_nth(std::uint32_t place, std::int32_t step, std::int32_t offset) {
  const std::int64_t beyond = static_cast<std::int64_t>(place) - offset;
  if (step == 0) return beyond == 0;
  return beyond % step == 0 && beyond / step >= 0;
}

}  // namespace

const Pattern* Matcher::usable(std::uint32_t pattern) {
  const Pattern* found = selectors_.patterns[pattern].get();
  if (found->is_usable()) return found;
  page_.switch_off(rule_);
  return nullptr;
}

const TextFilter::Found& Matcher::look(NodeId id) {
  const bool is_same = page_.has_same_text(found_in_, id);
  found_in_ = id;
  if (is_same) return found_;
  const TextFilter::Text text = page_.folded(id);
  const bool is_scanned = page_.has_text_of_page() && text.begin >= scanned_begin_ && text.end <= scanned_end_;
  if (!is_scanned) {
    hits_.clear();
    selectors_.text_filter.scan(selectors_.pool, text, hits_);
    scanned_begin_ = text.begin;
    scanned_end_ = text.end;
  }
  selectors_.text_filter.find(selectors_.pool, text, hits_, found_);
  return found_;
}

bool Matcher::was_tried_last(std::uint32_t complex, NodeId id) {
  const auto [last, is_first] = tried_last_.try_emplace(complex, id);
  const bool is_same = !is_first && last->second == id;
  last->second = id;
  return is_same;
}

void Matcher::match(const Complex& complex, NodeId id, std::vector<Match>& matches) {
  rule_ = complex.rule;
  if (!matches_compounds(complex.compounds, id, dom::kNoNode)) return;
  if (complex.steps.count == 0) {
    if (!page_.is_off(rule_)) matches.push_back({id, rule_});
    return;
  }
  std::vector<NodeId> nodes{id};
  std::vector<NodeId> next;
  for (const Step* step = begin_of(selectors_.steps, complex.steps);
       step != end_of(selectors_.steps, complex.steps); ++step) {
    next.clear();
    for (const NodeId node : nodes) follow(*step, node, next);
    std::erase_if(next,
                  [&](NodeId node) { return !spend(1) || !matches_tests(step->tests, node, dom::kNoNode); });
    std::swap(nodes, next);
  }
  if (page_.is_off(rule_)) return;
  for (const NodeId node : nodes) matches.push_back({node, rule_});
}

void Matcher::follow(const Step& step, NodeId node, std::vector<NodeId>& nodes) {
  switch (step.kind) {
    case StepKind::levels:
      for (std::uint32_t i = 0; i < step.levels && node != dom::kNoNode; ++i) node = document_.parent(node);
      break;
    case StepKind::nearest:
      do {
        node = document_.parent(node);
      } while (node != dom::kNoNode && !matches_any(step.selectors, node, dom::kNoNode));
      break;
    case StepKind::xpath:
    case StepKind::xpath_from_page:
      return find_by_xpath(step, node, nodes);
  }
  if (node != dom::kNoNode) nodes.push_back(node);
}

void Matcher::find_by_xpath(const Step& step, NodeId node, std::vector<NodeId>& nodes) {
  if (page_.is_off(rule_)) return;
  xpath::Page& page = page_.xpath();
  const std::uint64_t before = page.steps();
  const auto found = page.evaluate(std::string(selectors_.pool.view(step.expression)),
                                   step.kind == StepKind::xpath ? node : dom::kNoNode);
  if (!found) return page_.switch_off(rule_);
  if (!spend(page.steps() - before)) return;
  for (const xpath::Item& item : found->items) {
    if (item.node != dom::kNoNode && !document_.is_text(item.node)) nodes.push_back(item.node);
  }
}

bool Matcher::matches_compounds(Range compounds, NodeId id, NodeId scope) {
  return match_from(begin_of(selectors_.compounds, compounds), end_of(selectors_.compounds, compounds), id,
                    scope) == Outcome::matched;
}

// Going left, the nearest candidate is tried first. An outcome says how far back a new try can make sense at
// all, which keeps backtracking from growing with the power of the combinators: if no ancestor would do for
// what is left, none will do from a higher start either.
Matcher::Outcome Matcher::match_from(const Compound* compound, const Compound* end, NodeId id, NodeId scope) {
  if (!spend(1)) return Outcome::failed;
  if (!matches_tests(compound->tests, id, scope)) return Outcome::retry_sibling;
  const Combinator combinator = compound->to_left;
  if (++compound == end) return Outcome::matched;
  const bool up = combinator == Combinator::descendant || combinator == Combinator::child;
  while (true) {
    id = up ? document_.parent(id) : page_.place(id).previous;
    if (id == dom::kNoNode) return up ? Outcome::failed : Outcome::retry_ancestor;
    const Outcome outcome = match_from(compound, end, id, scope);
    if (outcome == Outcome::matched || outcome == Outcome::failed) return outcome;
    if (combinator == Combinator::next_sibling) return outcome;
    if (combinator == Combinator::child) return Outcome::retry_ancestor;
    if (combinator == Combinator::later_sibling && outcome == Outcome::retry_ancestor) return outcome;
  }
}

bool Matcher::matches_any(Range complexes, NodeId id, NodeId scope) {
  const Complex* end = end_of(selectors_.complexes, complexes);
  return std::any_of(begin_of(selectors_.complexes, complexes), end,
                     [&](const Complex& complex) { return matches_compounds(complex.compounds, id, scope); });
}

bool Matcher::matches_tests(Range tests, NodeId id, NodeId scope) {
  const Test* end = end_of(selectors_.tests, tests);
  return std::all_of(begin_of(selectors_.tests, tests), end,
                     [&](const Test& test) { return matches_test(test, id, scope); });
}

bool Matcher::matches_test(const Test& test, NodeId id, NodeId scope) {
  const StringPool& pool = selectors_.pool;
  switch (test.kind) {
    case TestKind::tag:
      return test.tag == dom::Tag::first_unknown ? document_.tag_name(id) == pool.view(test.name)
                                                 : document_.tag(id) == test.tag;
    case TestKind::id:
      return document_.attribute(id, dom::AttributeName::id) == pool.view(test.name);
    case TestKind::class_token:
      return document_.has_class(id, pool.view(test.name));
    case TestKind::has_attribute:
    case TestKind::attribute_equals:
    case TestKind::attribute_word:
    case TestKind::attribute_dash:
    case TestKind::attribute_prefix:
    case TestKind::attribute_suffix:
    case TestKind::attribute_contains:
      return matches_attribute(test, id);
    case TestKind::root:
      return id == dom::kRoot;
    case TestKind::scope:
      return id == (scope == dom::kNoNode ? dom::kRoot : scope);
    case TestKind::min_text_length:
      return page_.texts()[id].characters >= static_cast<std::uint32_t>(test.number);
    case TestKind::max_text_length:
      return page_.texts()[id].characters <= static_cast<std::uint32_t>(test.number);
    case TestKind::min_link_density:
      return page_.texts().link_density(id) * 1000 >= test.number;
    case TestKind::max_link_density:
      return page_.texts().link_density(id) * 1000 <= test.number;
    case TestKind::empty:
      return is_empty(id);
    case TestKind::nth_child:
      return is_nth(page_.place(id).from_start, test.step, test.number);
    case TestKind::nth_last_child:
      return is_nth(page_.place(id).from_end, test.step, test.number);
    case TestKind::nth_of_type:
      return is_nth(page_.place(id).of_type_from_start, test.step, test.number);
    case TestKind::nth_last_of_type:
      return is_nth(page_.place(id).of_type_from_end, test.step, test.number);
    case TestKind::matches_path:
      if (test.value_pattern == kNone)
        return page_.path().find(pool.view(test.value)) != std::string_view::npos;
      return matches_side(test.value_pattern, test.value, page_.path());
    case TestKind::matches_attribute:
      return matches_attribute_pattern(test, id);
    case TestKind::is:
      return matches_any({test.first, test.count}, id, scope);
    case TestKind::is_not:
      return !matches_any({test.first, test.count}, id, scope);
    case TestKind::whole_text:
    case TestKind::starts_text:
    case TestKind::whole_text_pattern:
    case TestKind::has_text:
    case TestKind::has_text_pattern:
      return matches_text(test, id);
    case TestKind::has:
      return has({test.first, test.count}, id);
  }
  return false;
}

bool Matcher::matches_attribute(const Test& test, NodeId id) const {
  const dom::Attribute* attribute = document_.find_attribute(id, selectors_.pool.view(test.name));
  return attribute != nullptr && attribute_matches(selectors_, test, document_.view(attribute->value));
}

bool Matcher::matches_side(std::uint32_t pattern, StringRef plain, std::string_view value) {
  if (pattern != kNone) {
    const Pattern* expression = usable(pattern);
    return expression != nullptr && expression->found_in(value);
  }
  return value == selectors_.pool.view(plain);
}

bool Matcher::matches_attribute_pattern(const Test& test, NodeId id) {
  const auto attributes = document_.attributes(id);
  return std::any_of(attributes.begin(), attributes.end(), [&](const dom::Attribute& attribute) {
    return spend(1 + attribute.value.size / kBytesPerStep) &&
           matches_side(test.name_pattern, test.name, document_.attribute_name(attribute.name)) &&
           (test.count == 0 || matches_side(test.value_pattern, test.value, document_.view(attribute.value)));
  });
}

bool Matcher::matches_text(const Test& test, NodeId id) {
  if (test.kind == TestKind::has_text || test.kind == TestKind::has_text_pattern) {
    if (page_.texts()[id].characters == 0) return false;
    const std::string_view whole = page_.text(id, rule_);
    if (!spend(whole.size() / kBytesPerStep)) return false;
    if (test.kind == TestKind::has_text)
      return whole.find(selectors_.pool.view(test.value)) != std::string_view::npos;
    return look(id).may_match(test.value_pattern) && matches_side(test.value_pattern, {}, whole);
  }
  if (!page_.is_short(id)) return false;
  if (test.kind == TestKind::whole_text_pattern) {
    page_.text(id, rule_);
    if (!look(id).may_match(test.value_pattern)) return false;
    const Pattern* expression = usable(test.value_pattern);
    return expression != nullptr && expression->matches_all_of(page_.text(id, rule_));
  }
  const std::string_view key = page_.key(id);
  const Range alternatives{test.first, test.count};
  return std::any_of(begin_of(selectors_.alternatives, alternatives),
                     end_of(selectors_.alternatives, alternatives), [&](StringRef alternative) {
                       const std::string_view wanted = selectors_.pool.view(alternative);
                       return test.kind == TestKind::whole_text ? key == wanted
                                                                : starts_with_words(key, wanted);
                     });
}

// Each selector asks the elements it can be about: inside the scope, or beside it if it begins with + or ~.
bool Matcher::has(Range complexes, NodeId scope) {
  for (const Complex* complex = begin_of(selectors_.complexes, complexes);
       complex != end_of(selectors_.complexes, complexes); ++complex) {
    if (complex->compounds.count < 2) continue;  // ":has(:scope)": nothing is inside itself
    const Compound* first = begin_of(selectors_.compounds, complex->compounds);
    if (!may_match(static_cast<std::uint32_t>(complex - selectors_.complexes.data()))) continue;
    // The compound beside the scope itself, which stands last.
    const Combinator leading = first[complex->compounds.count - 2].to_left;
    const bool inside = leading == Combinator::descendant || leading == Combinator::child;
    const bool direct = leading == Combinator::child && complex->compounds.count == 2;
    NodeId id = scope + 1;
    NodeId end = document_.end(scope);
    if (!inside) {
      const NodeId parent = document_.parent(scope);
      id = end;
      end = parent == dom::kNoNode ? id : document_.end(parent);
    }
    while (id < end) {
      if (!spend(1)) return false;
      if (!document_.is_text(id) && matches_compounds(complex->compounds, id, scope)) return true;
      id = direct ? document_.end(id) : id + 1;
    }
  }
  return false;
}

bool Matcher::may_match(std::uint32_t complex) {
  if (named_.empty()) named_.assign(selectors_.complexes.size(), Named::unknown);
  if (named_[complex] == Named::unknown) {
    const Range compounds = selectors_.complexes[complex].compounds;
    const bool named = std::all_of(
        begin_of(selectors_.compounds, compounds), end_of(selectors_.compounds, compounds), [&](const Compound& compound) {
          return std::all_of(begin_of(selectors_.tests, compound.tests), end_of(selectors_.tests, compound.tests),
                             [&](const Test& test) { return may_hold(test); });
        });
    named_[complex] = named ? Named::yes : Named::no;
  }
  return named_[complex] == Named::yes;
}

bool Matcher::may_hold(const Test& test) {
  switch (test.kind) {
    case TestKind::id:
    case TestKind::class_token:
      return page_.names().may_have(selectors_.pool.view(test.name));
    case TestKind::is:
    case TestKind::has:
      for (std::uint32_t i = test.first; i < test.first + test.count; ++i) {
        if (may_match(i)) return true;
      }
      return false;
    default:
      return true;
  }
}

bool Matcher::is_empty(NodeId id) const {
  if (page_.texts()[id].characters > 0) return false;
  for (NodeId child = id + 1; child < document_.end(id); ++child) {
    if (!document_.is_text(child)) return false;
  }
  return true;
}

}  // namespace presscut::rules
