// What the rules say of a page: elements cut, and elements that are a part of the article by name.
#pragma once

#include <vector>

#include "dom/document.h"
#include "dom/text_index.h"
#include "filter/cuts.h"
#include "rules/rule_set.h"

namespace presscut::filter {

// An element that a rule says is the headline, a summary, the body, …
struct Pick {
  dom::NodeId node = dom::kNoNode;
  rules::Action action = rules::Action::body;
  std::uint32_t rule = kNoRule;
};

// In page order.
using Picks = std::vector<Pick>;

// Cuts what the rules cut, and returns what they pick. A keep protects an element, and all inside it, from cuts of its
// own and of lower layers, whether they are at the element or around it.
Picks apply_rules(const rules::RuleSet& rules, const std::vector<rules::Match>& matches, const dom::Document& document,
                  const dom::TextIndex& texts, Cuts& cuts);

}  // namespace presscut::filter
