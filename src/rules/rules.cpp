#include "presscut/rules.h"

#include <algorithm>
#include <array>

#include "rules/rule_set.h"

namespace presscut {

namespace {

constexpr std::array<std::string_view, 12> kFamilyNames = {"advert",  "video",    "newsletter", "social",
                                                           "related", "comments", "paywall",    "cookie",
                                                           "byline",  "label",    "navigation", "other"};
static_assert(kFamilyNames.size() == static_cast<std::size_t>(Family::other) + 1);

}  // namespace

std::string_view name_of(Family family) {
  return kFamilyNames[static_cast<std::size_t>(family)];
}

bool family_named(std::string_view name, Family& family) {
  const auto found = std::find(kFamilyNames.begin(), kFamilyNames.end(), name);
  if (found == kFamilyNames.end()) return false;
  family = static_cast<Family>(found - kFamilyNames.begin());
  return true;
}

std::string_view name_of(Unusable why) {
  constexpr std::array<std::string_view, 9> kNames = {"broken", "network", "cookie", "scriptlet",  "html",
                                                      "style",  "layout",  "state",  "unsupported"};
  static_assert(kNames.size() == static_cast<std::size_t>(Unusable::unsupported) + 1);
  return kNames[static_cast<std::size_t>(why)];
}

std::string RuleError::to_string() const {
  return file + ':' + std::to_string(line) + ':' + std::to_string(column) + ": " + message;
}

namespace rules {

std::string_view name_of(Action action) {
  constexpr std::array<std::string_view, 8> kNames = {"cut",  "keep",   "headline",  "summary",
                                                      "body", "byline", "published", "caption"};
  return kNames[static_cast<std::size_t>(action)];
}

}  // namespace rules

Rules::Rules() : set_(std::make_shared<const rules::RuleSet>()) {}

Result<Rules, RuleError> Rules::with(std::string_view text, std::string_view file, RuleLayer layer) const {
  auto set = std::make_shared<rules::RuleSet>(*set_);
  const std::vector<RuleError> errors = set->add(text, file, layer);
  if (!errors.empty() && layer != RuleLayer::foreign_list) return errors.front();
  return Rules(std::move(set));
}

Rules Rules::allowing(Family family) const {
  auto set = std::make_shared<rules::RuleSet>(*set_);
  set->allow(family);
  return Rules(std::move(set));
}

std::vector<RuleSummary> Rules::list(std::string_view host) const {
  std::vector<RuleSummary> summaries;
  for (const rules::RuleNumber rule : set_->in_force(host)) summaries.push_back(set_->summary(rule));
  return summaries;
}

}  // namespace presscut
