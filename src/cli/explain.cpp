// Why each block of a page was kept or cut, for a terminal or as a page.
#include "presscut/explain.h"

#include <fmt/format.h>

#include <filesystem>

#include "batch/file_io.h"
#include "batch/output_file.h"
#include "cli/block_lines.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/help.h"
#include "cli/load_rules.h"
#include "cli/site_config.h"
#include "input/page_reader.h"

namespace presscut::cli {
namespace {

int write_html(const Explanation& explanation, const std::string& file, int status) {
  const std::string html = render_html(explanation);
  if (file == "-") return print(html, status);
  batch::OutputFile output(file);
  std::error_code error = output.write(html);
  if (!error) error = output.commit();
  if (!error) return status;
  complain(fmt::format("{}: cannot write: {}", printable(file), error.message()));
  return kSomeFailed;
}

int print_lines(const Explanation& explanation, const ExplainCommand& command, int status) {
  const BlockLines lines(command.page.color);
  std::string out;
  for (const auto& note : explanation.notes) out += "note: " + printable(note) + "\n";
  if (!out.empty()) out += '\n';
  for (const auto& block : explanation.blocks) {
    if (command.only.has(block)) out += lines.of(block);
  }
  out += (out.empty() ? "" : "\n") + lines.counts(explanation.blocks);
  if (const std::string candidates = lines.candidates(explanation.candidates); !candidates.empty()) {
    out += "\n" + candidates;
  }
  return print(out, status);
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
  std::error_code error;
  if (std::filesystem::equivalent(command.input, command.html_file, error) && !error) {
    complain("--html: the output would replace the page: " + printable(command.input));
    return kUsageError;
  }
  const auto rules = load_rules(command.page.rules);
  if (!rules) {
    complain(rules.error());
    return kUsageError;
  }
  if (const std::string trouble = site_config_trouble(command.page.extract.site_config_folder);
      !trouble.empty()) {
    complain(trouble);
    return kUsageError;
  }
  const auto explanation = explain_file(command.input, command.page, rules.value());
  if (!explanation) {
    complain(printable(command.input + ": " + explanation.error().to_string()));
    return kSomeFailed;
  }
  int status = explanation->article ? kSuccess : kSomeFailed;
  status = command.html_file.empty() ? print_lines(explanation.value(), command, status)
                                     : write_html(explanation.value(), command.html_file, status);
  if (!explanation->article)
    complain(printable(command.input + ": " + explanation->article.error().to_string()));
  return status;
}

}  // namespace presscut::cli
