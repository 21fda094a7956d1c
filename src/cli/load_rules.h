// The rules that the options ask for.
#pragma once

#include <string>
#include <string_view>

#include "cli/options.h"
#include "presscut/rules.h"

namespace presscut::cli {

// An error's message is for standard error as it is, and may be of several lines.
Result<Rules, std::string> load_rules(const RuleOptions& options);

// Whether a file of rules is a list for ad blockers, which may hold much that does not concern a saved page:
// it says so in its first line, or has rules about requests.
bool is_foreign_list(std::string_view text);

// "file:line:column: message", the line, and a caret below its place.
std::string shown(const RuleError& error, std::string_view text);

}  // namespace presscut::cli
