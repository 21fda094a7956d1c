#include "filter/site_choice.h"

#include <algorithm>

namespace presscut::filter {

namespace {

using rules::Action;
using site_config::SiteMark;
using site_config::SiteMarks;

bool is_named_above(const rules::RuleSet& rules, const Picks& picks, Action action) {
  return std::any_of(picks.begin(), picks.end(), [&](const Pick& pick) {
    return pick.action == action && pick.rule < site_config::kFirstLine && rules.layer(pick.rule) > RuleLayer::site_config;
  });
}

}  // namespace

void cut_by_site(const SiteMarks& site, const rules::RuleSet& rules, const std::vector<rules::Match>& matches,
                 const dom::Document& document, Cuts& cuts) {
  // Both are in page order: `kept_end` is the end of what is kept and begins at or before the mark.
  dom::NodeId kept_end = 0;
  std::size_t m = 0;
  for (const SiteMark& mark : site.marks) {
    if (mark.action != Action::cut) continue;
    for (; m < matches.size() && matches[m].node <= mark.node; ++m) {
      const rules::RuleNumber rule = matches[m].rule;
      if (rules.action(rule) == Action::keep && rules.layer(rule) >= RuleLayer::site_config) {
        kept_end = std::max(kept_end, document.end(matches[m].node));
      }
    }
    if (mark.node >= kept_end) cuts.add({mark.node, mark.line, ""});
  }
}

void pick_by_site(const SiteMarks& site, Picks& picks) {
  for (const SiteMark& mark : site.marks) {
    if (mark.action != Action::cut && mark.action != Action::body) picks.push_back({mark.node, mark.action, mark.line});
  }
  std::stable_sort(picks.begin(), picks.end(), [](const Pick& a, const Pick& b) { return a.node < b.node; });
}

void name_headline_by_site(const SiteMarks& site, const rules::RuleSet& rules, const dom::Document& document,
                           Selection& selection) {
  if (site.headline.empty() || is_named_above(rules, selection.picks, Action::headline)) return;
  selection.headline_text = site.headline;
  for (const SiteMark& mark : site.marks) {
    if (mark.action != Action::headline) continue;
    const TextBlocks::Range range = selection.blocks.inside(document, mark.node);
    if (!range.empty()) selection.headline = range.first;
  }
}

bool choose_region_by_site(const SiteMarks& site, const rules::RuleSet& rules, const dom::Document& document,
                           Selection& selection) {
  if (!site.names_body) return false;
  if (is_named_above(rules, selection.picks, Action::body)) {
    selection.notes.emplace_back("a rule of higher rank names the body: the site config's is not used");
    return false;
  }
  Region region;
  bool has_words = false;
  for (const SiteMark& mark : site.marks) {
    if (mark.action != Action::body) continue;
    region.nodes.push_back(mark.node);
    const TextBlocks::Range range = selection.blocks.inside(document, mark.node);
    for (std::size_t i = range.first; i < range.last; ++i) {
      const TextBlock& block = selection.blocks[i];
      region.weight += weight_of(block);
      has_words = has_words || (block.cut == nullptr && block.kind != BlockKind::caption && block.characters > 0);
    }
  }
  if (!has_words) {
    selection.notes.emplace_back(site.falls_back ? "the site config finds no body here: it is chosen as on any other page"
                                                 : "the site config finds no body here, and wants no other");
    return false;
  }
  selection.region = std::move(region);
  return true;
}

void forget_headline_below_text(const SiteMarks& site, const dom::Document& document, Selection& selection) {
  if (site.lines.empty() || !selection.headline) return;
  const std::size_t headline = *selection.headline;
  for (const dom::NodeId node : selection.region.nodes) {
    const TextBlocks::Range range = selection.blocks.inside(document, node);
    for (std::size_t i = range.first; i < std::min(range.last, headline); ++i) {
      if (selection.blocks[i].cut == nullptr && selection.blocks[i].is_running_text()) selection.headline.reset();
    }
  }
}

}  // namespace presscut::filter
