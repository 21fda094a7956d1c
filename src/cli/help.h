// What --help and --version print.
#pragma once

#include <string>
#include <vector>

#include "cli/option_rows.h"

namespace presscut::cli {

// Of the process. Pages that failed give kSomeFailed; a signal's is 128 and its number.
inline constexpr int kSuccess = 0;
inline constexpr int kSomeFailed = 1;
inline constexpr int kUsageError = 2;

std::string help_text(const CommandRow& command);
std::string rules_help_text(const std::vector<CommandRow>& commands);
std::string version_text();

}  // namespace presscut::cli
