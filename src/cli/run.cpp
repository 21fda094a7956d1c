#include "cli/run.h"

#include <unistd.h>

#include <cstdio>
#include <variant>

#include "batch/file_io.h"
#include "batch/signals.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/help.h"

namespace presscut::cli {
namespace {

template <class... Functions>
struct Overloaded : Functions... {
  using Functions::operator()...;
};
template <class... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>;

}  // namespace

int print(std::string_view text, int status) {
  const std::error_code error = batch::write_all(STDOUT_FILENO, text);
  if (!error) return status;
  if (error == std::errc::broken_pipe) return kSuccess;
  complain("standard output: cannot write: " + error.message());
  return kSomeFailed;
}

int run_notice(const Notice& notice) {
  if (notice.status == kSuccess) return print(notice.text, kSuccess);
  std::fputs(notice.text.c_str(), stderr);
  return notice.status;
}

int run(const std::vector<std::string>& arguments) {
  batch::handle_signals();
  return std::visit(Overloaded{[](const ExtractCommand& command) { return run_extract(command); },
                               [](const ExplainCommand& command) { return run_explain(command); },
                               [](const RulesListCommand& command) { return run_rules_list(command); },
                               [](const RulesCheckCommand& command) { return run_rules_check(command); },
                               [](const RulesTestCommand& command) { return run_rules_test(command); },
                               [](const CompletionCommand& command) { return run_completion(command); },
                               [](const Notice& notice) { return run_notice(notice); }},
                    read_command(arguments));
}

}  // namespace presscut::cli
