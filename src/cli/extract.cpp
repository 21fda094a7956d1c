// The default command: every page to its article.
#include "presscut/extract.h"

#include <unistd.h>

#include <filesystem>
#include <optional>

#include "batch/inputs.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/extract_run.h"
#include "cli/extraction.h"
#include "cli/help.h"
#include "cli/load_rules.h"
#include "cli/output.h"
#include "cli/site_config.h"
#include "cli/values.h"

namespace presscut::cli {
namespace {

Result<batch::Inputs> open_inputs(const ExtractCommand& command) {
  std::optional<batch::NameList> list;
  if (!command.files_from.empty()) {
    auto opened =
        batch::NameList::open(command.files_from, command.separator == NameSeparator::nul ? '\0' : '\n');
    if (!opened) return opened.error();
    list = std::move(*opened);
  }
  return batch::Inputs(command.inputs, std::move(list), command.output_dir);
}

// Names from standard input can be read only once.
std::optional<PageCounter> open_counter(const ExtractCommand& command) {
  std::error_code error;
  if (!command.files_from.empty() && !std::filesystem::is_regular_file(command.files_from, error))
    return std::nullopt;
  auto inputs = open_inputs(command);
  if (!inputs) return std::nullopt;
  return PageCounter(std::move(*inputs), command.shard);
}

// A command's name that is misspelt is taken for a page's.
void look_for_slip(const std::string& input) {
  std::error_code error;
  if (std::filesystem::exists(input, error)) return;
  const std::string near = nearest(input, {"explain", "rules", "completion"});
  if (!near.empty()) complain(printable(input) + " is no page here; did you mean the command " + near + "?");
}

}  // namespace

int run_extract(const ExtractCommand& command) {
  if (!command.inputs.empty()) look_for_slip(command.inputs.front());
  for (const auto& input : command.inputs) {
    if (is_same_file(input, command.output_dir)) {
      complain("-O: the folder of the pages cannot be that of the outputs: " + printable(input));
      return kUsageError;
    }
    if (is_same_file(input, command.output_file)) {
      complain("-o: the output would replace the page: " + printable(input));
      return kUsageError;
    }
    if (input == "-" && is_terminal(STDIN_FILENO) && command.verbosity != Verbosity::quiet) {
      complain("reading a page from the terminal; Ctrl-D ends it");
    }
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
  auto inputs = open_inputs(command);
  if (!inputs) {
    complain(printable(command.files_from) + ": " + inputs.error().message);
    return kUsageError;
  }
  return ExtractRun(command, std::move(*inputs), open_counter(command))
      .run(Extraction(command, rules.value()));
}

}  // namespace presscut::cli
