#include "presscut/explain.h"

#include <fmt/format.h>

#include <algorithm>

#include "pipeline.h"
#include "text/strings.h"

namespace presscut {

namespace {

// An element as a selector would name it: "p.intro", "div#main".
std::string element_name(const dom::Document& document, dom::NodeId node) {
  std::string name(document.tag_name(node));
  if (const std::string_view id = document.attribute(node, "id"); !id.empty()) name += fmt::format("#{}", id);
  text::for_each_token(document.attribute(node, "class"), [&](std::string_view token) {
    if (name.size() < 60) name += fmt::format(".{}", token);
  });
  return name;
}

Verdict verdict_of(const ReadPage& page, std::size_t block) {
  if (page.selection.headline == block) return Verdict::headline;
  const auto& summary = page.summary.blocks;
  if (std::find(summary.begin(), summary.end(), block) != summary.end()) return Verdict::summary;
  switch (page.selection.decisions[block].state) {
    case filter::State::body:
      return Verdict::body;
    case filter::State::cut:
      return Verdict::cut;
    case filter::State::outside:
      break;
  }
  return Verdict::outside;
}

ExplainedBlock explain_block(const ReadPage& page, const rules::RuleSet& rules, std::size_t i) {
  const filter::TextBlock& block = page.selection.blocks[i];
  const filter::Decision& decision = page.selection.decisions[i];
  ExplainedBlock explained;
  explained.verdict = verdict_of(page, i);
  explained.kind = block.kind;
  explained.element = element_name(page.document, block.container);
  explained.text = page.selection.blocks.text(i);
  explained.reason = explained.verdict == Verdict::summary ? page.summary.reason : decision.reason;
  if (decision.rule != filter::kNoRule) {
    const bool is_of_site = decision.rule >= site_config::kFirstLine;
    const RuleSummary rule = is_of_site ? page.site.line(decision.rule) : rules.summary(decision.rule);
    explained.family = name_of(rule.family);
    explained.rule = fmt::format("{}:{}", rule.file, rule.line);
    explained.reason = rule.text;
  }
  return explained;
}

}  // namespace

Result<Explanation> explain(std::string_view bytes, std::string_view source, const ExtractOptions& options) {
  Result<ReadPage> page = read_page(bytes, source, options);
  if (!page) return page.error();
  const Rules& rules = options.rules != nullptr ? *options.rules : Rules::defaults();
  Explanation explanation{page->site.notes, {}, {}, page->article};
  for (const std::string& note : page->selection.notes) explanation.notes.push_back(note);
  for (std::size_t i = 0; i < page->selection.blocks.size(); ++i) explanation.blocks.push_back(explain_block(*page, rules.set(), i));
  for (const filter::Candidate& candidate : page->selection.region.candidates) {
    explanation.candidates.push_back({element_name(page->document, candidate.node), candidate.weight});
  }
  return explanation;
}

}  // namespace presscut
