#include "cli/help.h"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <string_view>

#include "batch/sandbox.h"
#include "presscut/version.h"

namespace presscut::cli {
namespace {

constexpr std::size_t kHelpColumn = 28;  // where an option's help begins
constexpr std::size_t kHelpWidth = 80;  // where it ends

constexpr std::string_view kCommands =
    R"(       presscut explain [OPTIONS] [PAGE]   why each block was kept or cut
       presscut rules list|check|test      the rules in force, checked, tried
       presscut completion bash|zsh|fish   a completion script

PAGE is a saved page, an archive or a folder. None, or "-": standard input.

)";

constexpr std::string_view kExtractEnd = R"(
Examples:
  presscut -f markdown -o page.md page.html
  presscut -O texts --resume pages/        pages/a.html becomes texts/a.txt
Exit status: 0 all gave an article; 1 some did not, each named; 2 wrong usage.
'man presscut' tells more. '--only x' and its like tell what words there are.
)";

constexpr std::string_view kExplainEnd = R"(
Each block stands on a line with where it went, its element and its text; below
it stands why, with the rule's file and line. A block is the headline, of the
summary, of the body, cut, or outside the part of the page chosen as the body.
At the end stand the parts that competed to be the body, with the weight of
each: its characters of running text, less what speaks against it.

Examples:
  presscut explain --only cut page.html | less
  presscut explain --only related,video page.html
  presscut explain --html why.html page.html     to open in a browser

The exit status is that of extracting the page.
)";

constexpr std::string_view kRulesTestEnd = R"(
RULE is a rule such as '##.promo' or 'scmp.com##.intro:summary()', or a selector
alone. No other rule is in force.
The exit status is 1 if it decides no block of the page.
)";

constexpr std::string_view kRulesListEnd = "\nEach rule stands below its family, with its file and line.\n";

constexpr std::string_view kRulesCheckEnd = R"(
Each bad line is shown with its place. In lists for ad blockers, lines that do
not concern a saved page are passed over.
The exit status is 2 if a file cannot be used.
)";

constexpr std::string_view kCompletionEnd = R"(
Examples:
  presscut completion bash > ~/.local/share/bash-completion/completions/presscut
  presscut completion zsh > ~/.zfunc/_presscut        (a folder of $fpath)
  presscut completion fish > ~/.config/fish/completions/presscut.fish
)";

std::string_view end_of(const CommandRow& command) {
  if (command.name.empty()) return kExtractEnd;
  if (command.name == "explain") return kExplainEnd;
  if (command.name == "rules list") return kRulesListEnd;
  if (command.name == "rules check") return kRulesCheckEnd;
  if (command.name == "rules test") return kRulesTestEnd;
  return kCompletionEnd;
}

// "-f,--format" and "FORMAT" to "  -f, --format FORMAT"; without a short name, the long ones still stand in
// line.
std::string left_side(const OptionRow& option) {
  const std::size_t comma = option.names.find(',');
  std::string left = comma == std::string::npos
                         ? "      " + option.names
                         : "  " + option.names.substr(0, comma) + ", " + option.names.substr(comma + 1);
  if (!option.argument.empty()) left += " " + option.argument;
  return left;
}

std::string wrapped(std::string_view help) {
  std::string out;
  std::size_t column = kHelpColumn;
  while (!help.empty()) {
    const std::size_t end = std::min(help.find(' '), help.size());
    if (column > kHelpColumn && column + 1 + end > kHelpWidth) {
      out += "\n" + std::string(kHelpColumn, ' ');
      column = kHelpColumn;
    } else if (column > kHelpColumn) {
      out += ' ';
      ++column;
    }
    out += help.substr(0, end);
    column += end;
    help.remove_prefix(std::min(end + 1, help.size()));
  }
  return out;
}

std::string option_lines(const OptionRow& option) {
  std::string line = left_side(option);
  if (line.size() + 1 > kHelpColumn) {
    line += "\n" + std::string(kHelpColumn, ' ');
  } else {
    line.resize(kHelpColumn, ' ');
  }
  return line + wrapped(option.help) + "\n";
}

std::string group_text(const CommandRow& command, std::string_view group) {
  std::string out = fmt::format("{}:\n", group);
  for (const auto& option : command.options) {
    if (option.group == group) out += option_lines(option);
  }
  return out;
}

}  // namespace

std::string help_text(const CommandRow& command) {
  std::string out = command.help + "\n\nUsage: presscut " + command.name + (command.name.empty() ? "" : " ") +
                    command.usage + "\n";
  out += command.name.empty() ? kCommands : "\n";
  std::vector<std::string_view> groups;
  for (const auto& option : command.options) {
    if (std::find(groups.begin(), groups.end(), option.group) == groups.end()) groups.push_back(option.group);
  }
  std::rotate(groups.begin(), groups.begin() + 1, groups.end());  // that of --help goes last
  for (const auto group : groups) out += group_text(command, group);
  return out + std::string(end_of(command));
}

std::string rules_help_text(const std::vector<CommandRow>& commands) {
  std::string out = "Shows, checks and tries the rules that say what is cut from a page.\n\nUsage:\n";
  for (const auto& command : commands) {
    if (command.name.starts_with("rules"))
      out += fmt::format("  presscut {} {}\n      {}\n", command.name, command.usage, command.help);
  }
  return out + "\n'presscut rules list --help' and so on tell more.\n";
}

std::string version_text() {
  return fmt::format("presscut {}\nwith {}, utf8proc {}\nsandbox: {}\n", kVersion, PRESSCUT_LIBRARIES, utf8proc_version(),
                     batch::offered_sandbox().to_string());
}

}  // namespace presscut::cli
