#include "presscut/explain.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "body_candidates.h"
#include "filter/landmarks.h"
#include "pipeline.h"
#include "text/strings.h"
#include "text/unicode.h"

namespace presscut {

namespace {

constexpr std::size_t kMaxElementName = 60;  // then no further class is named
constexpr std::size_t kMaxToken = 80;        // of an id or a class; some are made to be endless
constexpr std::size_t kMaxClasses = 400;     // of a class attribute that is read
constexpr std::size_t kMaxNamedAround = 4;   // elements around a block that are named

// An element as a selector would name it: "p.intro", "div#main".
std::string element_name(const dom::Document& document, dom::NodeId node, std::size_t limit = kMaxElementName) {
  std::string name(text::prefix(document.tag_name(node), kMaxToken));
  const auto append = [&](char mark, std::string_view token) {
    name += mark;
    name += text::prefix(token, kMaxToken);
  };
  if (const std::string_view id = document.attribute(node, "id"); !id.empty()) append('#', id);
  text::for_each_token(text::prefix(document.attribute(node, "class"), kMaxClasses), [&](std::string_view token) {
    if (name.size() < limit) append('.', token);
  });
  return name;
}

// Below <body>, the nearest few.
std::string elements_around(const dom::Document& document, dom::NodeId node) {
  constexpr std::size_t kMaxName = 16;  // long enough for the first class
  std::array<dom::NodeId, kMaxNamedAround> around{};
  std::size_t count = 0;
  for (dom::NodeId at = document.parent(node); at != dom::kNoNode && count < around.size(); at = document.parent(at)) {
    if (document.tag(at) == dom::Tag::body_ || at == dom::kRoot) break;
    around[count++] = at;
  }
  std::string out;
  while (count > 0) {
    if (!out.empty()) out += " > ";
    out += element_name(document, around[--count], kMaxName);
  }
  return out;
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

// For each block, the rule that names the innermost element around it as what it became; kNoRule if none does.
std::vector<std::uint32_t> naming_rules(const ReadPage& page, const std::vector<Verdict>& verdicts) {
  std::vector<std::uint32_t> out(verdicts.size(), filter::kNoRule);
  for (const filter::Pick& pick : page.selection.picks) {
    const auto wanted = [&]() -> std::optional<Verdict> {
      if (pick.action == rules::Action::headline) return Verdict::headline;
      if (pick.action == rules::Action::summary) return Verdict::summary;
      if (pick.action == rules::Action::body) return Verdict::body;
      return std::nullopt;
    }();
    if (!wanted) continue;
    const auto range = page.selection.blocks.inside(page.document, pick.node);
    for (std::size_t i = range.first; i < range.last; ++i) {
      if (verdicts[i] == *wanted) out[i] = pick.rule;
    }
  }
  return out;
}

// Of a line of a site config too.
RuleSummary rule_numbered(const ReadPage& page, const rules::RuleSet& rules, std::uint32_t number) {
  return number >= site_config::kFirstLine ? page.site.line(number) : rules.summary(number);
}

std::string reason_of(const ReadPage& page, std::size_t i, Verdict verdict) {
  switch (verdict) {
    case Verdict::headline:
      return fmt::format("agrees by {:.0f} % with the headlines that the page names",
                         100 * filter::NamedHeadlines(page.facts).agreement_with(page.selection.blocks.text(i)));
    case Verdict::summary:
      return page.summary.reason;
    default:
      return page.selection.decisions[i].reason;
  }
}

void explain_rule(const RuleSummary& rule, ExplainedBlock& explained) {
  explained.family = name_of(rule.family);
  explained.rule = fmt::format("{}:{}", rule.file, rule.line);
  explained.reason = rule.text;
}

ExplainedBlock explain_block(const ReadPage& page, const rules::RuleSet& rules, std::size_t i, Verdict verdict,
                             std::uint32_t naming_rule) {
  const filter::TextBlock& block = page.selection.blocks[i];
  const filter::Decision& decision = page.selection.decisions[i];
  ExplainedBlock explained;
  explained.verdict = verdict;
  explained.kind = block.kind;
  explained.element = element_name(page.document, block.container);
  explained.around = elements_around(page.document, block.container);
  explained.text = page.selection.blocks.text(i);
  explained.characters = block.characters;
  explained.link_share = block.link_density();
  explained.weight = filter::weight_of(block);
  explained.reason = reason_of(page, i, verdict);
  if (verdict == Verdict::cut && decision.rule != filter::kNoRule) {
    explain_rule(rule_numbered(page, rules, decision.rule), explained);
  } else if (naming_rule != filter::kNoRule) {
    explain_rule(rule_numbered(page, rules, naming_rule), explained);
    explained.family.clear();  // a family is of what is cut
  }
  if (verdict == Verdict::cut && block.cut != nullptr && block.cut->node != block.container) {
    explained.cut_element = element_name(page.document, block.cut->node);
  }
  return explained;
}

BodyCandidate explain_candidate(const ReadPage& page, const rules::RuleSet& rules, const CandidateNode& candidate) {
  BodyCandidate explained;
  explained.place = candidate.place;
  explained.element = element_name(page.document, candidate.node);
  explained.around = elements_around(page.document, candidate.node);
  explained.weight = candidate.weight;
  const auto range = page.selection.blocks.inside(page.document, candidate.node);
  explained.first_block = range.first;
  explained.block_count = range.last - range.first;
  if (candidate.place != BodyCandidate::Place::body) return explained;
  explained.reason = "holds most of the running text";
  for (const filter::Pick& pick : page.selection.picks) {
    if (pick.node != candidate.node || pick.action != rules::Action::body) continue;
    const RuleSummary rule = rule_numbered(page, rules, pick.rule);
    explained.reason = fmt::format("{}  ({}:{})", rule.text, rule.file, rule.line);
    break;
  }
  return explained;
}

}  // namespace

Result<Explanation> explain(std::string_view bytes, std::string_view source, const ExtractOptions& options) {
  Result<ReadPage> page = read_page(bytes, source, options);
  if (!page) return page.error();
  const rules::RuleSet& rules = (options.rules != nullptr ? *options.rules : Rules::defaults()).set();
  Explanation explanation{std::string(source), page->site.notes, {}, {}, page->article};
  for (const std::string& note : page->selection.notes) explanation.notes.push_back(note);
  std::vector<Verdict> verdicts;
  for (std::size_t i = 0; i < page->selection.blocks.size(); ++i) verdicts.push_back(verdict_of(*page, i));
  const std::vector<std::uint32_t> naming = naming_rules(*page, verdicts);
  for (std::size_t i = 0; i < verdicts.size(); ++i) {
    explanation.blocks.push_back(explain_block(*page, rules, i, verdicts[i], naming[i]));
  }
  for (const CandidateNode& candidate : body_candidates(page->document, page->selection)) {
    explanation.candidates.push_back(explain_candidate(*page, rules, candidate));
  }
  return explanation;
}

}  // namespace presscut
