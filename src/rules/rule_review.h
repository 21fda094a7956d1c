// Rules that change nothing: what their author may have overlooked.
#pragma once

#include <string>
#include <vector>

#include "rules/rule_set.h"

namespace presscut::rules {

struct Remark {
  RuleNumber rule = 0;
  std::string message;
};

// Of the rules from number `first` up to `last`: those that an earlier rule of no foreign list makes needless
// (the same selector on the same sites, or on more), those about part of the elements that another of their layer is
// about ("div.ad" beside ".ad"), and exceptions from nothing in the set.
std::vector<Remark> review(const RuleSet& rules, RuleNumber first, RuleNumber last);

}  // namespace presscut::rules
