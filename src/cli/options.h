// The command line as values. Reading it does nothing else: no file is opened, nothing is printed.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "batch/shard.h"
#include "batch/worker.h"
#include "cli/block_filter.h"
#include "cli/option_rows.h"
#include "presscut/extract.h"
#include "presscut/format.h"
#include "presscut/rules.h"

namespace presscut::cli {

enum class When { automatic, always, never };     // --color, --progress
enum class Verbosity { quiet, normal, verbose };  // -q, -v
enum class NameSeparator { newline, nul };        // of --files-from; -0
enum class OwnRules { all, generic, none };       // --no-site-rules, --no-default-rules
enum class FrontMatter { none, yaml };             // --front-matter
enum class Repeats { as_they_are, marked };       // --dedupe
enum class Existing { replace, keep_if_newer };   // --resume

struct RuleOptions {
  OwnRules own = OwnRules::all;
  std::vector<std::string> files;
  std::vector<std::string> lines;  // of --cut and --keep, as rules
  std::vector<Family> allowed;
};

// What the commands that read a page share.
struct PageOptions {
  RuleOptions rules;
  ExtractOptions extract;  // its `rules` are left null
  When color = When::automatic;
};

struct ExtractCommand {
  PageOptions page;
  std::vector<std::string> inputs;
  std::string files_from;  // "" if not given
  NameSeparator separator = NameSeparator::newline;
  Format format = Format::text;
  std::vector<Field> only;
  FrontMatter front_matter = FrontMatter::none;
  std::string output_file;  // "" if not given
  std::string output_dir;   // "" if not given
  Existing existing = Existing::replace;
  batch::Limits limits;
  batch::SandboxMode sandbox = batch::SandboxMode::automatic;
  std::size_t jobs = 0;  // 0: as many as there are processors
  batch::Shard shard;
  Repeats repeats = Repeats::as_they_are;
  std::string report;  // "" if not given
  When progress = When::automatic;
  Verbosity verbosity = Verbosity::normal;
};

struct ExplainCommand {
  PageOptions page;
  std::string input;
  BlockFilter only;       // empty: all blocks
  std::string html_file;  // "" if not given, "-" for standard output
};

struct RulesListCommand {
  RuleOptions rules;
  std::string host;
  std::vector<Family> families;  // none: all
};

struct RulesCheckCommand {
  std::vector<std::string> files;
};

struct RulesTestCommand {
  PageOptions page;
  std::string rule;
  std::string input;
};

enum class Shell { bash, zsh, fish };

struct CompletionCommand {
  Shell shell = Shell::bash;
};

// What to print, and to end with: help and the version, or a usage error.
struct Notice {
  std::string text;
  int status = 0;
};

using Command = std::variant<ExtractCommand, ExplainCommand, RulesListCommand, RulesCheckCommand,
                             RulesTestCommand, CompletionCommand, Notice>;

// The arguments after the program's name.
Command read_command(const std::vector<std::string>& arguments);

// Every command with its options: what completion scripts are made from.
std::vector<CommandRow> command_rows();

}  // namespace presscut::cli
