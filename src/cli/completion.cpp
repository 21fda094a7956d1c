// Completion scripts, made from the same rows as the help.
#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/help.h"
#include "cli/values.h"
#include "text/strings.h"

namespace presscut::cli {
namespace {

std::vector<std::string> names_of(const OptionRow& option) {
  std::vector<std::string> names;
  for (const auto name : text::split(option.names, ',')) names.emplace_back(name);
  return names;
}

std::string replaced(std::string_view text, std::string_view what, std::string_view by) {
  std::string out;
  for (;;) {
    const std::size_t at = text.find(what);
    out += text.substr(0, at);
    if (at == std::string_view::npos) return out;
    out += by;
    text.remove_prefix(at + what.size());
  }
}

// --- bash ---

constexpr std::string_view kBashBegin =
    R"(# Completion of presscut for bash; made by: presscut completion bash

# Words of a list that is separated by commas.
_presscut_list() {
  local before=
  [[ $cur == *,* ]] && before=${cur%,*},
  COMPREPLY=($(compgen -P "$before" -W "$1" -- "${cur##*,}"))
  compopt +o default -o nospace 2>/dev/null
}

# Commands, and files beside them.
_presscut_first() {
  local IFS=$'\n'
  COMPREPLY=($(compgen -W "$1" -- "$cur") $(compgen -f -- "$cur"))
  compopt -o filenames 2>/dev/null
}

_presscut() {
  local cur=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command=
  COMPREPLY=()
  # bash takes the sign of --option=value for a word.
  [[ $cur == = ]] && cur=
  [[ $previous == = ]] && previous=${COMP_WORDS[COMP_CWORD - 2]}
  if ((COMP_CWORD > 1)); then
    case ${COMP_WORDS[1]} in
      explain | completion) command=${COMP_WORDS[1]} ;;
      rules) command=rules ;;
    esac
    [[ $command == rules ]] && ((COMP_CWORD > 2)) && command="rules ${COMP_WORDS[2]}"
  fi
  case "$command $previous" in
)";

constexpr std::string_view kBashEnd = R"(  esac
}

complete -o default -F _presscut presscut
)";

std::string bash_value(const OptionRow& option) {
  const std::string words = join(option.choices, " ");
  switch (option.kind) {
    case Argument::choice:
      return "compopt +o default 2>/dev/null\n      COMPREPLY=($(compgen -W \"" + words + "\" -- \"$cur\"))";
    case Argument::choices:
      return "_presscut_list \"" + words + "\"";
    case Argument::folder:
      return "compopt +o default -o dirnames 2>/dev/null";
    case Argument::text:
      return "compopt +o default 2>/dev/null";
    default:
      return ":";  // files: what bash does by itself
  }
}

std::string bash_script(const std::vector<CommandRow>& commands) {
  std::string out(kBashBegin);
  for (const auto& command : commands) {
    for (const auto& option : command.options) {
      if (option.kind == Argument::none) continue;
      std::string patterns;
      for (const auto& name : names_of(option))
        patterns += fmt::format("{}\"{} {}\"", patterns.empty() ? "" : " | ", command.name, name);
      out += fmt::format("    {})\n      {}\n      return ;;\n", patterns, bash_value(option));
    }
  }
  out += "  esac\n  case $command in\n";
  for (const auto& command : commands) {
    std::vector<std::string> words;
    for (const auto& option : command.options) {
      for (auto& name : names_of(option)) words.push_back(std::move(name));
    }
    out +=
        fmt::format("    \"{}\")\n      [[ $cur == -* ]] && COMPREPLY=($(compgen -W \"{}\" -- \"$cur\"))\n",
                    command.name, join(words, " "));
    if (command.name.empty()) {
      out +=
          "      ((COMP_CWORD == 1)) && [[ -n $cur && $cur != -* ]] && "
          "_presscut_first $'explain\\nrules\\ncompletion'\n";
    }
    if (!command.positional.choices.empty()) {
      out += fmt::format("      [[ $cur != -* ]] && COMPREPLY=($(compgen -W \"{}\" -- \"$cur\"))\n",
                         join(command.positional.choices, " "));
    }
    out += "      ;;\n";
  }
  out += "    rules)\n      COMPREPLY=($(compgen -W \"list check test --help\" -- \"$cur\"))\n      ;;\n";
  return out + std::string(kBashEnd);
}

// --- zsh ---

// In the description of _arguments, between single quotes.
std::string zsh_quoted(std::string_view text) {
  std::string out = replaced(text, "'", "'\\''");
  for (const std::string_view special : {"[", "]", ":"})
    out = replaced(out, special, "\\" + std::string(special));
  return out;
}

std::string zsh_value(const OptionRow& option) {
  const std::string words = join(option.choices, " ");
  switch (option.kind) {
    case Argument::choice:
      return "(" + words + ")";
    case Argument::choices:
      return "_sequence compadd - " + words;
    case Argument::folder:
      return "_files -/";
    case Argument::text:
      return " ";
    default:
      return "_files";
  }
}

std::string zsh_arguments(const CommandRow& command) {
  std::string out = "_arguments -s";
  for (const auto& option : command.options) {
    for (const auto& name : names_of(option)) {
      const bool takes_value = option.kind != Argument::none;
      out += fmt::format(" \\\n        '*{}{}[{}]", name,
                         !takes_value             ? ""
                         : name.starts_with("--") ? "="
                                                  : "+",
                         zsh_quoted(option.help));
      if (takes_value) out += fmt::format(":{}:{}", zsh_quoted(option.argument), zsh_value(option));
      out += "'";
    }
  }
  if (!command.positional.argument.empty()) {
    out += fmt::format(" \\\n        '*:{}:{}'", command.positional.argument, zsh_value(command.positional));
  }
  return out;
}

std::string zsh_script(const std::vector<CommandRow>& commands) {
  std::string out =
      "#compdef presscut\n# Completion of presscut for zsh; made by: presscut completion zsh\n\n_presscut() "
      "{\n";
  out += "  local command=\n  if ((CURRENT > 2)); then\n    case ${words[2]} in\n";
  out += "      explain | completion | rules) command=${words[2]} ;;\n    esac\n  fi\n";
  out +=
      "  if [[ $command == rules ]]; then\n    if ((CURRENT == 3)); then\n      compadd list check test\n    "
      "  return\n    fi\n";
  out += "    command=\"rules ${words[3]}\"\n    shift words\n    ((CURRENT--))\n  fi\n";
  out += "  if [[ -n $command ]]; then\n    shift words\n    ((CURRENT--))\n";
  out +=
      "  elif ((CURRENT == 2)) && [[ ${words[2]} != -* ]]; then\n    compadd explain rules completion\n  "
      "fi\n  case $command in\n";
  for (const auto& command : commands)
    out += fmt::format("    '{}')\n      {}\n      ;;\n", command.name, zsh_arguments(command));
  out += "  esac\n}\n\n";
  // Sourced, or loaded by name from a folder of $fpath.
  return out +
         "if [[ $zsh_eval_context[-1] == loadautofunc ]]; then\n  _presscut \"$@\"\nelse\n  compdef "
         "_presscut presscut\nfi\n";
}

// --- fish ---

constexpr std::pair<std::string_view, std::string_view> kFirstWords[] = {
    {"explain", "why each block was kept or cut"},
    {"rules", "the rules: list, check, test"},
    {"completion", "a completion script"}};

std::string fish_quoted(std::string_view text) {
  return "'" + replaced(replaced(text, "\\", "\\\\"), "'", "\\'") + "'";
}

std::string fish_value(const OptionRow& option) {
  const std::string words = join(option.choices, " ");
  switch (option.kind) {
    case Argument::none:
      return "";
    case Argument::choice:
      return " -x -a " + fish_quoted(words);
    case Argument::choices:
      return " -x -a " + fish_quoted("(__fish_append , " + words + ")");
    case Argument::folder:
      return " -x -a '(__fish_complete_directories)'";
    case Argument::text:
      return " -x";
    default:
      return " -r -F";
  }
}

std::string fish_condition(const CommandRow& command) {
  if (command.name.empty()) return "not __fish_seen_subcommand_from explain rules completion";
  if (!command.name.starts_with("rules ")) return "__fish_seen_subcommand_from " + command.name;
  return "__fish_seen_subcommand_from rules; and __fish_seen_subcommand_from " + command.name.substr(6);
}

std::string fish_script(const std::vector<CommandRow>& commands) {
  std::string out = "# Completion of presscut for fish; made by: presscut completion fish\n";
  for (const auto& [name, help] : kFirstWords) {
    out += fmt::format("complete -c presscut -n __fish_is_first_token -a {} -d {}\n", name, fish_quoted(help));
  }
  out +=
      "complete -c presscut -n '__fish_seen_subcommand_from rules; and not __fish_seen_subcommand_from list "
      "check test' -x "
      "-a 'list check test'\n";
  for (const auto& command : commands) {
    const std::string begin = "complete -c presscut -n " + fish_quoted(fish_condition(command));
    for (const auto& option : command.options) {
      out += begin;
      for (const auto& name : names_of(option))
        out += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
      out += fish_value(option) + " -d " + fish_quoted(option.help) + "\n";
    }
    if (!command.positional.choices.empty()) out += begin + fish_value(command.positional) + "\n";
  }
  return out;
}

}  // namespace

int run_completion(const CompletionCommand& command) {
  const auto commands = command_rows();
  switch (command.shell) {
    case Shell::bash:
      return print(bash_script(commands), kSuccess);
    case Shell::zsh:
      return print(zsh_script(commands), kSuccess);
    case Shell::fish:
      return print(fish_script(commands), kSuccess);
  }
  return kUsageError;
}

}  // namespace presscut::cli
