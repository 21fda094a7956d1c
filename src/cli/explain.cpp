// Why each block of a page was kept or cut, for a terminal.
#include "presscut/explain.h"

#include <fmt/format.h>

#include <algorithm>

#include "input/page_reader.h"
#include "cli/block_lines.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/help.h"
#include "cli/load_rules.h"
#include "cli/site_config.h"

namespace presscut::cli {
namespace {

std::string candidate_lines(const std::vector<BodyCandidate>& candidates) {
  if (candidates.empty()) return "";
  std::string out = "\nParts of the page that could be the body, best first:\n";
  for (const auto& candidate : candidates) {
    out += fmt::format("{:>8.0f}  {}\n", candidate.weight, printable(candidate.element));
  }
  return out;
}

}  // namespace

Result<Explanation> explain_file(const std::string& path, const PageOptions& page, const Rules& rules) {
  ExtractOptions options = page.extract;
  options.rules = &rules;
  input::ReadLimits limits;
  limits.max_page_bytes = file_limit(options.max_bytes);
  auto reader = input::open_reader(path, limits);
  if (!reader) return reader.error();
  // Of an archive, the first page.
  const auto first = reader.value()->next();
  if (!first) return Error{Reason::no_article, "no pages in this archive"};
  if (first->error) return *first->error;
  if (options.hints.url.empty()) options.hints.url = first->url;
  return explain(first->bytes, first->inside.empty() ? path : first->file_name, options);
}

int run_explain(const ExplainCommand& command) {
  const auto rules = load_rules(command.page.rules);
  if (!rules) {
    complain(rules.error());
    return kUsageError;
  }
  if (const std::string trouble = site_config_trouble(command.page.extract.site_config_folder); !trouble.empty()) {
    complain(trouble);
    return kUsageError;
  }
  const auto explanation = explain_file(command.input, command.page, rules.value());
  if (!explanation) {
    complain(printable(command.input) + ": " + explanation.error().to_string());
    return kSomeFailed;
  }
  const BlockLines lines(command.page.color);
  std::string out;
  for (const auto& note : explanation->notes) out += "note: " + printable(note) + "\n";
  if (!out.empty()) out += '\n';
  for (const auto& block : explanation->blocks) out += lines.of(block);
  out += candidate_lines(explanation->candidates);
  if (explanation->article) return print(out, kSuccess);
  const int status = print(out, kSomeFailed);
  complain(printable(command.input) + ": " + explanation->article.error().to_string());
  return status;
}

}  // namespace presscut::cli
