// Asks one selector of one element, from right to left. What it may cost is in page_state.h.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "dom/document.h"
#include "rules/page_state.h"
#include "rules/selector.h"

namespace presscut::rules {

class Matcher {
 public:
  Matcher(const Selectors& selectors, PageState& page)
      : selectors_(selectors), page_(page), document_(page.document()) {}

  // Adds the nodes that a complex selector means if its compounds match at `id`: `id` itself, or where its
  // steps lead.
  void match(const Complex& complex, dom::NodeId id, std::vector<Match>& matches);

  // False where a complex selector asks for an id or class that the page does not have. Most of those that are found by
  // an element's tag or attribute do.
  bool may_match(std::uint32_t complex);

  // Whether the element that the complex selector was asked of last, of those found by what is in them, is the same: each of
  // its children finds it. Takes note of it.
  bool was_tried_last(std::uint32_t complex, dom::NodeId id);

  // Which patterns may match an element's text.
  const TextFilter::Found& look(dom::NodeId id);

 private:
  enum class Named : std::uint8_t { unknown, yes, no };
  enum class Outcome { matched, retry_sibling, retry_ancestor, failed };

  bool matches_compounds(Range compounds, dom::NodeId id, dom::NodeId scope);
  Outcome match_from(const Compound* compound, const Compound* end, dom::NodeId id, dom::NodeId scope);
  bool matches_any(Range complexes, dom::NodeId id, dom::NodeId scope);
  bool matches_tests(Range tests, dom::NodeId id, dom::NodeId scope);
  bool matches_test(const Test& test, dom::NodeId id, dom::NodeId scope);
  bool may_hold(const Test& test);
  bool matches_attribute(const Test& test, dom::NodeId id) const;
  bool matches_attribute_pattern(const Test& test, dom::NodeId id);
  bool matches_side(std::uint32_t pattern, StringRef plain, std::string_view value);
  bool matches_text(const Test& test, dom::NodeId id);
  bool has(Range complexes, dom::NodeId scope);
  bool is_empty(dom::NodeId id) const;
  // From `node` to `nodes`.
  void follow(const Step& step, dom::NodeId node, std::vector<dom::NodeId>& nodes);
  void find_by_xpath(const Step& step, dom::NodeId node, std::vector<dom::NodeId>& nodes);

  // Null, and the rule is off, if the pattern cannot be used: ":not(:has-text(/…/))" would be true
  // everywhere.
  const Pattern* usable(std::uint32_t pattern);
  bool spend(std::uint64_t steps) { return page_.spend(rule_, steps); }

  const Selectors& selectors_;
  PageState& page_;
  const dom::Document& document_;
  RuleNumber rule_ = 0;  // being matched
  std::vector<TextFilter::Hit> hits_;  // in this part of the page's text: most texts are inside one that was looked at
  std::size_t scanned_begin_ = 0;
  std::size_t scanned_end_ = 0;
  TextFilter::Found found_;
  dom::NodeId found_in_ = dom::kNoNode;
  std::unordered_map<std::uint32_t, dom::NodeId> tried_last_;
  std::vector<Named> named_;  // by complex selector: whether the page has what it names
};

}  // namespace presscut::rules
