// "rules list", "rules check" and "rules test".
#include "presscut/rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "batch/file_io.h"
#include "cli/block_lines.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/help.h"
#include "cli/load_rules.h"
#include "cli/site_config.h"
#include "rules/rule_set.h"
#include "site_config/config.h"

namespace presscut::cli {
namespace {

constexpr std::size_t kMostErrors = 50;  // of one file: who has more has given a wrong file

// All errors of a file. Reading stops at the first, so each bad line is blanked and the rest read again.
std::vector<RuleError> errors_of(std::string text, const std::string& file) {
  std::vector<RuleError> errors;
  while (errors.size() < kMostErrors) {
    const auto rules = Rules().with(text, file, RuleLayer::user);
    if (rules) break;
    errors.push_back(rules.error());
    std::size_t begin = 0;
    for (std::size_t line = 1; line < errors.back().line; ++line)
      begin = std::min(text.find('\n', begin), text.size() - 1) + 1;
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (begin >= end) break;
    text.replace(begin, end - begin, end - begin, ' ');
  }
  return errors;
}

std::string count_of_rules(const std::string& text, const std::string& file, RuleLayer layer) {
  const auto rules = Rules().with(text, file, layer);
  return fmt::format("{}: {} rules{}\n", printable(file), rules ? rules->set().size() : 0,
                     layer == RuleLayer::foreign_list ? ", of a list for ad blockers" : "");
}

}  // namespace

int run_rules_list(const RulesListCommand& command) {
  const auto rules = load_rules(command.rules);
  if (!rules) {
    complain(rules.error());
    return kUsageError;
  }
  const auto list = rules->list(command.host);
  std::size_t widest = 0;
  for (const auto& rule : list) widest = std::max(widest, fmt::formatted_size("{}:{}", rule.file, rule.line));
  std::string out;
  for (int i = 0; i <= static_cast<int>(Family::other); ++i) {
    const auto family = static_cast<Family>(i);
    bool first = true;
    for (const auto& rule : list) {
      if (rule.family != family) continue;
      if (first) out += (out.empty() ? "" : "\n") + std::string(name_of(family)) + "\n";
      first = false;
      out += fmt::format("  {:<{}}  {}\n", fmt::format("{}:{}", printable(rule.file), rule.line), widest,
                         printable(rule.text));
    }
  }
  return print(out, kSuccess);
}

int run_rules_check(const RulesCheckCommand& command) {
  int status = kSuccess;
  for (const auto& file : command.files) {
    const auto text = batch::read_file(file, std::numeric_limits<std::size_t>::max());
    if (!text) {
      complain(printable(file) + ": " + text.error().message);
      status = kUsageError;
      continue;
    }
    if (site_config::is_config(text.value(), file)) {
      status = std::max(status, check_site_config(text.value(), file));
      continue;
    }
    const bool foreign = is_foreign_list(text.value());
    const auto errors = foreign ? std::vector<RuleError>{} : errors_of(text.value(), file);
    std::string out;
    for (const auto& error : errors) out += shown(error, text.value()) + "\n";
    if (errors.empty())
      out = count_of_rules(text.value(), file, foreign ? RuleLayer::foreign_list : RuleLayer::user);
    if (!errors.empty()) status = kUsageError;
    if (print(out, kSuccess) != kSuccess) return kSomeFailed;
  }
  return status;
}

int run_rules_test(const RulesTestCommand& command) {
  // A selector alone is a rule that cuts.
  const bool whole =
      command.rule.find("##") != std::string::npos || command.rule.find("#@#") != std::string::npos;
  const std::string line = whole ? command.rule : "##" + command.rule;
  const auto rules = Rules().with(line, "command line", RuleLayer::command_line);
  if (!rules) {
    complain(shown(rules.error(), line));
    return kUsageError;
  }
  const auto explanation = explain_file(command.input, command.page, rules.value());
  if (!explanation) {
    complain(printable(command.input) + ": " + explanation.error().to_string());
    return kSomeFailed;
  }
  const BlockLines lines(command.page.color);
  std::string out;
  std::size_t decided = 0;
  for (const auto& block : explanation->blocks) {
    if (block.rule.empty()) continue;
    out += lines.of(block);
    ++decided;
  }
  out += fmt::format("{} of {} blocks\n", decided, explanation->blocks.size());
  return print(out, decided > 0 ? kSuccess : kSomeFailed);
}

}  // namespace presscut::cli
