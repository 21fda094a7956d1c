#include <algorithm>

#include "filter/block_filters.h"
#include "filter/decisions.h"
#include "filter/hidden.h"
#include "filter/landmarks.h"
#include "filter/site_choice.h"
#include "filter/thresholds.h"

namespace presscut::filter {

namespace {

// In the body is what stands in the region and is not cut.
void decide_by_region(const dom::Document& document, Selection& selection) {
  const TextBlocks& blocks = selection.blocks;
  selection.decisions.assign(blocks.size(), {});
  for (const dom::NodeId node : selection.region.nodes) {
    const TextBlocks::Range range = blocks.inside(document, node);
    for (std::size_t i = range.first; i < range.last; ++i) selection.decisions[i].state = State::body;
  }
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (const Cut* cut = blocks[i].cut; cut != nullptr) selection.decisions[i] = {State::cut, cut->heuristic, cut->rule};
  }
}

bool is_kept(const dom::Document& document, const Cuts& cuts, dom::NodeId node) {
  while (node != dom::kNoNode && !cuts.kept(node)) node = document.parent(node);
  return node != dom::kNoNode;
}

// Labels that stand on a line of their own without being an element.
void cut_label_lines(const dom::Document& document, const dom::TextIndex& texts, const rules::RuleSet& rules, const rules::PageContext& page,
                     Selection& selection) {
  for (std::size_t i = 0; i < selection.blocks.size(); ++i) {
    const TextBlock& block = selection.blocks[i];
    Decision& decision = selection.decisions[i];
    if (decision.state != State::body || block.characters > kMaxLabel) continue;
    if (texts[block.container].characters == block.characters) continue;  // all of an element: the rules were asked of it
    rules::RuleNumber rule = 0;
    if (!rules.matches_text(selection.blocks.text(i), page, rule)) continue;
    if (!is_kept(document, selection.cuts, block.container)) decision = {State::cut, "", rule};
  }
}

enum class Heuristics : bool { off, on };

// What becomes of each block, once the region is chosen. Whether any is in the body.
bool decide(const dom::Document& document, const dom::TextIndex& texts, const facts::PageFacts& facts, const rules::RuleSet& rules,
            Heuristics heuristics, Selection& selection) {
  decide_by_region(document, selection);
  cut_label_lines(document, texts, rules, {facts.host, facts.path}, selection);
  if (heuristics == Heuristics::on) {
    for (const BlockFilter& filter : kBlockFilters) filter.apply(filter.name, document, facts, selection);
  }
  return std::any_of(selection.decisions.begin(), selection.decisions.end(), [](const Decision& d) { return d.state == State::body; });
}

// What becomes of each block, once it is known which elements are cut.
Selection decide_on_blocks(const dom::Document& document, const facts::PageFacts& facts, const rules::RuleSet& rules,
                           const site_config::SiteMarks& site, const dom::TextIndex& texts, Cuts cuts, Picks picks) {
  TextBlocks blocks(document, texts, cuts);
  Selection selection{std::move(cuts), std::move(blocks), std::move(picks), {}, {}, {}};
  selection.headline = find_headline(document, selection.blocks, facts, selection.picks);
  name_headline_by_site(site, rules, document, selection);
  const std::optional<std::size_t> headline = selection.headline;
  if (choose_region_by_site(site, rules, document, selection)) {
    forget_headline_below_text(site, document, selection);
    if (decide(document, texts, facts, rules, site.prunes ? Heuristics::on : Heuristics::off, selection)) return selection;
    selection.notes.emplace_back("nothing in the site config's body looks like an article");
    selection.headline = headline;
    selection.region = {};
  }
  if (!site.names_body || site.falls_back) {
    selection.region = choose_region(document, selection.blocks, selection.picks, selection.headline);
    forget_headline_below_text(site, document, selection);
    if (selection.headline && is_heading_of_part(document, selection.blocks, facts, selection.region, *selection.headline)) selection.headline.reset();
  }
  decide(document, texts, facts, rules, Heuristics::on, selection);
  return selection;
}

bool has_running_text(const Selection& selection) {
  for (std::size_t i = 0; i < selection.blocks.size(); ++i) {
    if (selection.decisions[i].state == State::body && selection.blocks[i].is_running_text()) return true;
  }
  return false;
}

// Of the page's running text: no smaller cut of ours is taken back.
double most_lost(const dom::TextIndex& texts) { return kMaxShareLost * texts[dom::kRoot].outside_links(); }

// Takes back what rules for every site cut as navigation or as other stories, where one such cut holds much of the page's
// running text: a theme may well call the column of its articles a sidebar. Whether there was any.
bool take_back_large_cuts(const rules::RuleSet& rules, const dom::TextIndex& texts, Cuts& cuts) {
  return cuts.take_back([&](const Cut& cut) {
    if (cut.rule >= rules.size() || rules.layer(cut.rule) != RuleLayer::generic) return false;
    const Family family = rules.family(cut.rule);
    return (family == Family::navigation || family == Family::related) && texts[cut.node].outside_links() > most_lost(texts);
  });
}

}  // namespace

Selection select(const dom::Document& document, const facts::PageFacts& facts, const rules::RuleSet& rules,
                 const site_config::SiteMarks& site) {
  const dom::TextIndex texts(document);
  Cuts cuts(document);
  const double most_text = document.empty() ? 0 : most_lost(texts);
  const std::vector<rules::Match> matches = rules.match(document, texts, {facts.host, facts.path}, most_text);
  Picks picks = apply_rules(rules, matches, document, texts, cuts);
  cut_by_site(site, rules, matches, document, cuts);
  pick_by_site(site, picks);
  cut_hidden(document, texts, cuts);
  Selection selection = decide_on_blocks(document, facts, rules, site, texts, std::move(cuts), std::move(picks));
  if (has_running_text(selection)) return selection;
  Cuts fewer = selection.cuts;
  if (!take_back_large_cuts(rules, texts, fewer)) return selection;
  return decide_on_blocks(document, facts, rules, site, texts, std::move(fewer), std::move(selection.picks));
}

}  // namespace presscut::filter
