#include "rules/host_rules.h"

#include <algorithm>

namespace presscut::rules {

HostRules::HostRules(const Selectors& selectors, const Table<Rule>& rules, const HostTable& by_host,
                     const Table<RuleNumber>& generic_exceptions, const PageContext& page,
                     SiteExceptions site_exceptions)
    : selectors_(selectors), path_(page.path) {
  std::vector<RuleNumber> exceptions;
  for (const HostVerdict& verdict : by_host.find(selectors.pool, page.host)) {
    if (verdict.excluded) {
      excluded_.push_back(verdict.rule);
    } else if (rules[verdict.rule].is_exception) {
      exceptions.push_back(verdict.rule);
    } else {
      local_.push_back(verdict.rule);
    }
  }
  for (const RuleNumber rule : generic_exceptions.view()) {
    if (!is_excluded(rule)) exceptions.push_back(rule);
  }
  for (const RuleNumber rule : exceptions) {
    const bool left_out =
        site_exceptions == SiteExceptions::are_left_out && rules[rule].layer == RuleLayer::site;
    if (!left_out) add_exception(rules[rule]);
  }
  // Of equal texts, the highest layer comes last.
  std::sort(exceptions_.begin(), exceptions_.end(), [](const Exception& a, const Exception& b) {
    return a.selector != b.selector ? a.selector < b.selector : a.layer < b.layer;
  });
}

void HostRules::add_exception(const Rule& rule) {
  if (!has_path(rule)) return;
  if (rule.takes_off == Hiding::by_selector) exceptions_.push_back({text_of(rule), rule.layer});
  if (rule.takes_off == Hiding::generic || rule.takes_off == Hiding::all) generic_off_.raise(rule.layer);
  if (rule.takes_off == Hiding::specific || rule.takes_off == Hiding::all) specific_off_.raise(rule.layer);
}

bool HostRules::has_path(const Rule& rule) const {
  return rule.path_pattern == kNone || selectors_.patterns[rule.path_pattern]->found_in(path_);
}

bool HostRules::is_excluded(RuleNumber rule) const {
  return std::binary_search(excluded_.begin(), excluded_.end(), rule);
}

bool HostRules::is_off(RuleNumber number, const Rule& rule) const {
  return is_off_at_host(number, rule) || !has_path(rule);
}

bool HostRules::is_off_at_host(RuleNumber number, const Rule& rule) const {
  if (is_excluded(number) || (rule.is_generic ? generic_off_ : specific_off_).covers(rule)) return true;
  if (exceptions_.empty()) return false;
  const auto after = std::upper_bound(exceptions_.begin(), exceptions_.end(), text_of(rule),
                                      [](std::string_view s, const Exception& e) { return s < e.selector; });
  return after != exceptions_.begin() && (after - 1)->selector == text_of(rule) &&
         (after - 1)->layer >= rule.layer;
}

}  // namespace presscut::rules
