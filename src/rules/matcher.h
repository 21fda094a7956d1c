// Asks one selector of one element, from right to left.
//
// What a page and a rule may cost together is bounded: every look at a node counts as a step, and a rule that
// takes more than its share of a page's steps is off for that page, whatever it matched before.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "dom/document.h"
#include "dom/text_index.h"
#include "rules/page_shape.h"
#include "rules/rule_set.h"
#include "rules/selector.h"
#include "rules/text_rules.h"

namespace presscut::rules {

// A rule's share of steps: as many per node of the page, and some for small pages. The dearest rules of
// well-made sets take a few steps a node.
inline constexpr std::uint64_t kStepsPerNode = 60;
inline constexpr std::uint64_t kStepsAtLeast = 100'000;
// Of all rules together. When they are spent, a rule's share is a tenth of the above.
inline constexpr std::uint64_t kStepsOfAllPerNode = 400;
inline constexpr std::uint64_t kStepsOfAllAtLeast = 4'000'000;

class Matcher {
 public:
  Matcher(const Selectors& selectors, const dom::Document& document, const dom::TextIndex& texts,
          const PageContext& page, std::size_t rule_count);

  // The node that a complex selector means if its compounds match at `id`: `id` itself, or where its steps
  // lead. kNoNode if it does not match.
  dom::NodeId match(const Complex& complex, dom::NodeId id);

  bool is_off(RuleNumber rule) const { return steps_[rule] == kOff; }
  // Whether the element's text stands as a block of its own; `key` is then the text's key.
  bool is_text_block(dom::NodeId id, std::string_view& key);

 private:
  enum class Named : std::uint8_t { unknown, yes, no };
  enum class Outcome { matched, retry_sibling, retry_ancestor, failed };

  bool matches_compounds(Range compounds, dom::NodeId id, dom::NodeId scope);
  Outcome match_from(const Compound* compound, const Compound* end, dom::NodeId id, dom::NodeId scope);
  bool matches_any(Range complexes, dom::NodeId id, dom::NodeId scope);
  bool matches_tests(Range tests, dom::NodeId id, dom::NodeId scope);
  bool matches_test(const Test& test, dom::NodeId id, dom::NodeId scope);
  bool matches_attribute(const Test& test, dom::NodeId id) const;
  bool matches_attribute_pattern(const Test& test, dom::NodeId id) const;
  bool matches_side(std::uint32_t pattern, StringRef plain, std::string_view value) const;
  bool matches_text(const Test& test, dom::NodeId id);
  bool has(Range complexes, dom::NodeId scope);
  bool is_named_on_page(std::uint32_t complex);
  bool is_empty(dom::NodeId id) const;

  const SiblingPlace& place(dom::NodeId id);
  const std::string& text(dom::NodeId id);
  // False when the rule's share is spent.
  bool spend(std::uint64_t steps);

  static constexpr std::uint64_t kOff = UINT64_MAX;

  const Selectors& selectors_;
  const dom::Document& document_;
  const dom::TextIndex& texts_;
  PageContext page_;
  std::vector<std::uint64_t> steps_;  // that a rule took, or kOff
  std::uint64_t share_;
  std::uint64_t left_of_all_;
  RuleNumber rule_ = 0;  // being matched
  std::optional<std::vector<SiblingPlace>> places_;
  std::optional<PageNames> names_;
  std::vector<Named>
      named_;  // of a complex selector in a :has(): whether the page has what its last compound names
  std::optional<Lines> lines_;
  std::optional<TextKeys> keys_;
  dom::NodeId text_node_ = dom::kNoNode;  // whose text is in text_
  std::string text_;
};

}  // namespace presscut::rules
