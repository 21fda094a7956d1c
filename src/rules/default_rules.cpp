// The rules that the build compiled in.
#include "presscut/rules.h"
#include "rules/rule_set.h"
#include "rules/rule_set_image.h"

namespace presscut {

// Both are left to the end of the process: to take a set to pieces there is work that no one waits for.
const Rules& Rules::defaults() {
  static const Rules& rules = *new Rules(std::make_shared<rules::RuleSet>(rules::kDefaultRules));
  return rules;
}

const Rules& Rules::generic_defaults() {
  static const Rules& rules = *[] {
    auto set = std::make_shared<rules::RuleSet>(rules::kDefaultRules);
    set->leave_out_site_rules();
    return new Rules(std::move(set));
  }();
  return rules;
}

}  // namespace presscut
