// "rules list": the rules in force, by family.
#include <fmt/format.h>

#include <algorithm>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/help.h"
#include "cli/load_rules.h"
#include "presscut/rules.h"

namespace presscut::cli {

int run_rules_list(const RulesListCommand& command) {
  const auto rules = load_rules(command.rules);
  if (!rules) {
    complain(rules.error());
    return kUsageError;
  }
  auto list = rules->list(command.host);
  const auto& families = command.families;
  std::erase_if(list, [&](const RuleSummary& rule) {
    return !families.empty() && std::find(families.begin(), families.end(), rule.family) == families.end();
  });
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

}  // namespace presscut::cli
