// "rules test": what one rule cuts or picks on a page, and what stands around it.
#include <fmt/format.h>

#include <algorithm>

#include "batch/file_io.h"
#include "cli/block_lines.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/help.h"
#include "cli/load_rules.h"
#include "pipeline.h"
#include "presscut/rules.h"
#include "rules/rule_set.h"
#include "text/strings.h"

namespace presscut::cli {
namespace {

// A selector alone is a rule that cuts.
std::string rule_line(const std::string& given) {
  const bool is_rule = given.find("##") != std::string::npos || given.find("#@#") != std::string::npos ||
                       given.find("#?#") != std::string::npos || given.find("#$#") != std::string::npos;
  return is_rule ? given : "##" + given;
}

// What the rule matches: elements, and which of the page's blocks stand in them.
struct Matched {
  std::size_t elements = 0;
  std::vector<bool> blocks;
  rules::Action action = rules::Action::cut;
};

Matched match(const ReadPage& page, const rules::RuleSet& rules) {
  Matched matched;
  matched.blocks.resize(page.selection.blocks.size());
  if (rules.size() > 0) matched.action = rules.action(0);
  const dom::TextIndex texts(page.document);
  for (const auto& match : rules.match(page.document, texts, {page.facts.host, page.facts.path})) {
    ++matched.elements;
    const auto inside = page.selection.blocks.inside(page.document, match.node);
    std::fill(matched.blocks.begin() + static_cast<std::ptrdiff_t>(inside.first),
              matched.blocks.begin() + static_cast<std::ptrdiff_t>(std::max(inside.first, inside.last)),
              true);
  }
  // Lines that are no element of their own.
  for (std::size_t i = 0; i < matched.blocks.size(); ++i) {
    if (page.selection.decisions[i].rule != filter::kNoRule) matched.blocks[i] = true;
  }
  return matched;
}

// A block as it is shown: with the rule below it if that matches, else with no reason.
ExplainedBlock shown_block(ExplainedBlock block, bool is_matched, const RuleSummary& rule) {
  block.reason = is_matched ? rule.text : "";
  block.family = is_matched ? name_of(rule.family) : "";
  block.rule = is_matched ? fmt::format("{}:{}", rule.file, rule.line) : "";
  return block;
}

// The blocks the rule matches, each with one before and after it; "--" between what is apart.
std::string in_context(const Explanation& explanation, const Matched& matched, const RuleSummary& rule,
                       const BlockLines& lines) {
  constexpr std::size_t kAround = 1;
  std::string out;
  std::size_t next = 0;  // the first block not shown yet
  const auto& blocks = explanation.blocks;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (!matched.blocks[i]) continue;
    const std::size_t begin = std::max(next, i - std::min(i, kAround));
    if (begin > next && next > 0) out += "--\n";
    const std::size_t end = std::min(blocks.size(), i + kAround + 1);
    for (std::size_t b = begin; b < end; ++b)
      out += lines.of(shown_block(blocks[b], matched.blocks[b], rule));
    next = std::max(next, end);
  }
  return out;
}

std::string_view deed_of(rules::Action action) {
  return action == rules::Action::cut ? "cuts" : action == rules::Action::keep ? "keeps" : "picks";
}

}  // namespace

int run_rules_test(const RulesTestCommand& command) {
  const std::string line = rule_line(command.rule);
  const auto rules = Rules().with(line, "command line", RuleLayer::command_line);
  if (!rules) {
    complain(shown(rules.error(), line));
    return kUsageError;
  }
  ExtractOptions options = command.page.extract;
  options.rules = &rules.value();
  const auto bytes = batch::read_file(command.input, file_limit(options.max_bytes));
  if (!bytes) {
    complain(printable(command.input + ": " + bytes.error().to_string()));
    return kSomeFailed;
  }
  const auto page = read_page(bytes.value(), command.input, options);
  const auto explanation = explain(bytes.value(), command.input, options);
  if (!page || !explanation) {
    complain(printable(command.input + ": " + (page ? explanation.error() : page.error()).to_string()));
    return kSomeFailed;
  }
  const Matched matched = match(page.value(), rules->set());
  const auto blocks =
      static_cast<std::size_t>(std::count(matched.blocks.begin(), matched.blocks.end(), true));
  std::string out;
  if (blocks > 0)
    out = in_context(explanation.value(), matched, rules->set().summary(0), BlockLines(command.page.color)) +
          "\n";
  out += fmt::format("{} {} of {} blocks, in {} {}\n", deed_of(matched.action), blocks, matched.blocks.size(),
                     matched.elements, matched.elements == 1 ? "element" : "elements");
  return print(out, matched.elements + blocks > 0 ? kSuccess : kSomeFailed);
}

}  // namespace presscut::cli
