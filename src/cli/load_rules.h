// The rules that the options ask for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/options.h"
#include "presscut/rules.h"

namespace presscut::cli {

// The files that a name given by --rules stands for: itself, or the files in that folder, by name; those
// whose names begin with a dot, and folders in it, are left out.
std::vector<std::string> rule_files(const std::string& name);

// Whether a file is a list for ad blockers; else it is a user's own.
RuleLayer layer_of(std::string_view text);

// An error's message is for standard error as it is, and may be of several lines.
Result<Rules, std::string> load_rules(const RuleOptions& options);

// Whether a file of rules is a list for ad blockers, which may hold much that does not concern a saved page:
// it says so in its first line, or when it expires, or has rules about requests, or scripts.
bool is_foreign_list(std::string_view text);

// "file:line:column: message", the line, and a caret below its place. Of a long line, what is around the
// place.
std::string shown(const RuleError& error, std::string_view text);
// The same for a line that is at hand.
std::string shown_in_line(const RuleError& error, std::string_view line);

}  // namespace presscut::cli
