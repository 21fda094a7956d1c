// A page as rules are matched against it: what they ask of it besides its tree, and what they have cost so
// far.
//
// What a page and a rule may cost together is bounded: every look at a node counts as a step, and a rule that
// takes more than its share of a page's steps is off for that page, whatever it matched before. So is one
// whose pattern RE2 refuses.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "dom/document.h"
#include "dom/page_text.h"
#include "dom/text_index.h"
#include "rules/page_shape.h"
#include "rules/rule_set.h"
#include "rules/text_filter.h"
#include "rules/text_rules.h"
#include "xpath/xpath.h"

namespace presscut::rules {

// A rule's share of steps: as many per node of the page as its limits say, and some for small pages. The dearest rules
// of well-made sets take a few steps a node.
inline constexpr std::uint64_t kStepsAtLeast = 100'000;
// Of all rules together. When they are spent, a rule's share is a tenth of the above.
inline constexpr std::uint64_t kRulesOfAll = 7;  // that may spend their whole share
inline constexpr std::uint64_t kStepsOfAllAtLeast = 4'000'000;

class PageState {
 public:
  PageState(const dom::Document& document, const dom::TextIndex& texts, const PageContext& page,
            std::size_t rule_count);

  const dom::Document& document() const { return document_; }
  const dom::TextIndex& texts() const { return texts_; }
  std::string_view path() const { return page_.path; }

  const SiblingPlace& place(dom::NodeId id);
  const PageNames& names();
  // Whether an element's text is one that rules about texts look at, and its key.
  bool is_short(dom::NodeId id) { return keys().is_short(id); }
  bool is_brief(dom::NodeId id) { return keys().is_brief(id); }
  std::string_view key(dom::NodeId id);
  // All text inside, as it would be shown. The rule pays for it. The view holds until the next call.
  std::string_view text(dom::NodeId id, RuleNumber rule);
  std::string_view text(dom::NodeId id);  // nobody pays
  // The same as TextFilter has it. `all` is the same for all elements if has_text_of_page().
  TextFilter::Text folded(dom::NodeId id);
  bool has_text_of_page();
  // Whether an element's text stands as a block of its own. Precondition: it has text.
  bool stands_apart(dom::NodeId id);
  // Whether all text of `outer` is in `inner`: they then read the same. `outer` may be none.
  bool has_same_text(dom::NodeId outer, dom::NodeId inner) const {
    return outer != dom::kNoNode && document_.contains(outer, inner) &&
           texts_[outer].characters == texts_[inner].characters;
  }

  // The page for XPath expressions: another copy of its tree, made at the first call.
  xpath::Page& xpath();

  // False when the rule's share is spent.
  bool spend(RuleNumber rule, std::uint64_t steps);
  void switch_off(RuleNumber rule) { steps_[rule] = kOff; }
  bool is_off(RuleNumber rule) const { return steps_[rule] == kOff; }

 private:
  static constexpr std::uint64_t kOff = UINT64_MAX;
  TextKeys& keys();
  const dom::PageText& page_text();

  const dom::Document& document_;
  const dom::TextIndex& texts_;
  PageContext page_;
  std::vector<std::uint64_t> steps_;  // that a rule took, or kOff
  std::uint64_t share_;
  std::uint64_t left_of_all_;
  std::optional<SiblingPlaces> places_;
  std::optional<PageNames> names_;
  std::optional<Lines> lines_;
  std::optional<TextKeys> keys_;
  std::optional<xpath::Page> xpath_;
  std::optional<dom::PageText> page_text_;
  std::string folded_;                    // all of page_text_, if its places hold there too, or what was asked for last
  TextFilter::Text folded_page_;          // which views it
  dom::NodeId text_node_ = dom::kNoNode;  // whose text was asked for last
  std::string text_;                      // it, if page_text_ is not exact
  dom::NodeId key_node_ = dom::kNoNode;  // whose key was made last
};

// Bytes of text read for the price of a look at a node.
inline constexpr std::uint64_t kBytesPerStep = 16;

}  // namespace presscut::rules
