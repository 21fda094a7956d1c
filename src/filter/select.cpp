#include "filter/block_filters.h"
#include "filter/decisions.h"
#include "filter/hidden.h"
#include "filter/landmarks.h"
#include "filter/thresholds.h"

namespace presscut::filter {

namespace {

// In the body is what stands in the region and is not cut.
void decide_by_region(const dom::Document& document, Selection& selection) {
  const TextBlocks& blocks = selection.blocks;
  for (const dom::NodeId node : selection.region.nodes) {
    const TextBlocks::Range range = blocks.inside(document, node);
    for (std::size_t i = range.first; i < range.last; ++i) selection.decisions[i].state = State::body;
  }
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (const Cut* cut = blocks[i].cut; cut != nullptr) selection.decisions[i] = {State::cut, cut->heuristic, cut->rule};
  }
}

// Labels that stand on a line of their own without being an element.
void cut_label_lines(const rules::RuleSet& rules, const rules::PageContext& page, Selection& selection) {
  for (std::size_t i = 0; i < selection.blocks.size(); ++i) {
    Decision& decision = selection.decisions[i];
    if (decision.state != State::body || selection.blocks[i].characters > kMaxLabel) continue;
    rules::RuleNumber rule = 0;
    if (rules.matches_text(selection.blocks.text(i), page, rule)) decision = {State::cut, "", rule};
  }
}

}  // namespace

Selection select(const dom::Document& document, const facts::PageFacts& facts, const rules::RuleSet& rules) {
  const dom::TextIndex texts(document);
  const rules::PageContext page{facts.host, facts.path};
  Cuts cuts(document);
  Picks picks = apply_rules(rules, rules.match(document, texts, page), document, texts, cuts);
  cut_hidden(document, texts, cuts);
  TextBlocks blocks(document, texts, cuts);
  Selection selection{std::move(cuts), std::move(blocks), std::move(picks), {}, {}, {}};
  selection.decisions.resize(selection.blocks.size());
  selection.headline = find_headline(document, selection.blocks, facts, selection.picks);
  selection.region = choose_region(document, selection.blocks, selection.picks, selection.headline);
  decide_by_region(document, selection);
  cut_label_lines(rules, page, selection);
  for (const BlockFilter& filter : kBlockFilters) filter.apply(filter.name, document, facts, selection);
  return selection;
}

}  // namespace presscut::filter
