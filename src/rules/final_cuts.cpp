#include "rules/final_cuts.h"

#include <algorithm>

namespace presscut::rules {

void FinalCuts::add(dom::NodeId id, std::span<const Match> matches) {
  if (!most_text_ || hold(id)) return;
  for (const Match& match : matches) {
    if (rules_[match.rule].action == Action::keep) kept_end_ = std::max(kept_end_, document_.end(match.node));
  }
  if (id < kept_end_ || texts_[id].outside_links() > *most_text_) return;
  for (const Match& match : matches) {
    const Rule& rule = rules_[match.rule];
    const bool is_ours = rule.action == Action::cut && rule.layer == RuleLayer::generic;
    if (match.node != id || !is_ours || here_.is_off(match.rule, rule)) continue;
    end_ = document_.end(id);
    cuts_.push_back(match);
    return;
  }
}

bool FinalCuts::are_final(const PageState& state, std::span<const Match> matches) const {
  if (std::any_of(cuts_.begin(), cuts_.end(), [&](const Match& cut) { return state.is_off(cut.rule); })) return false;
  return std::none_of(matches.begin(), matches.end(), [&](const Match& match) {
    if (rules_[match.rule].action != Action::keep) return false;
    const auto cut = std::lower_bound(cuts_.begin(), cuts_.end(), match.node,
                                      [](const Match& a, dom::NodeId node) { return a.node < node; });
    return cut != cuts_.end() && document_.contains(match.node, cut->node);
  });
}

}  // namespace presscut::rules
