// The rules that the build compiled in.
#include "presscut/rules.h"
#include "rules/rule_set.h"
#include "rules/rule_set_image.h"

namespace presscut {

const Rules& Rules::defaults() {
  static const Rules rules(std::make_shared<rules::RuleSet>(rules::kDefaultRules));
  return rules;
}

const Rules& Rules::generic_defaults() {
  static const Rules rules = [] {
    auto set = std::make_shared<rules::RuleSet>(rules::kDefaultRules);
    set->leave_out_site_rules();
    return Rules(std::move(set));
  }();
  return rules;
}

}  // namespace presscut
