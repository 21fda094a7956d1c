// One function a command. Each returns the exit status.
#pragma once

#include <string_view>

#include "cli/options.h"

namespace presscut::cli {

int run_extract(const ExtractCommand& command);
int run_explain(const ExplainCommand& command);
int run_rules_list(const RulesListCommand& command);
int run_rules_check(const RulesCheckCommand& command);
int run_rules_test(const RulesTestCommand& command);
int run_completion(const CompletionCommand& command);
int run_notice(const Notice& notice);

// Writes to standard output and returns `status`; if that fails, tells why and returns kSomeFailed. A reader
// that has gone is no failure.
int print(std::string_view text, int status);

// Bytes of a page file that may be read: in UTF-16 a page takes up to twice its bytes in UTF-8.
constexpr std::size_t file_limit(std::size_t max_bytes) {
  return max_bytes > SIZE_MAX / 2 ? SIZE_MAX : 2 * max_bytes;
}

}  // namespace presscut::cli
