// Commands and options as rows: help and completion scripts are made from them.
#pragma once

#include <string>
#include <vector>

namespace presscut::cli {

// What an option's or command's argument names.
enum class Argument { none, text, choice, choices, file, folder, page };

struct OptionRow {
  std::string names;     // "-f,--format"
  std::string argument;  // "FORMAT"; "" if it takes none
  std::string help;
  std::string group;
  Argument kind = Argument::none;
  std::vector<std::string> choices;
};

struct CommandRow {
  std::string name;  // "" for the default command; "rules list" for a command of a command
  std::string usage;
  std::string help;
  std::vector<OptionRow> options;
  OptionRow positional;
};

}  // namespace presscut::cli
