#include "cli/options.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>

#include "cli/block_filter.h"
#include "cli/help.h"
#include "cli/option_reader.h"
#include "cli/values.h"

namespace presscut::cli {
namespace {

// Whoever copies a rule brings its sign along.
std::string generic_rule(const std::string& selector) {
  return selector.starts_with("##") ? selector : "##" + selector;
}

void add_rule_options(OptionReader& reader, RuleOptions& rules) {
  reader.group("Rules");
  reader.value("--rules", "FILE", "more rules: a file, a list for ad blockers, a folder", Argument::file, [&](const std::string& file) { rules.files.push_back(file); });
  reader.flag("--no-default-rules", "none of presscut's own rules", [&] { rules.own = OwnRules::none; });
  reader.flag("--no-site-rules", "of presscut's own, only those for every site", [&] {
    if (rules.own == OwnRules::all) rules.own = OwnRules::generic;
  });
  reader.value("--cut", "SELECTOR", "cut what matches, whatever other rules say", Argument::text,
               [&](const std::string& selector) { rules.lines.push_back(generic_rule(selector)); });
  reader.value("--keep", "SELECTOR", "keep what matches, whatever other rules say", Argument::text,
               [&](const std::string& selector) { rules.lines.push_back(generic_rule(selector) + ":keep()"); });
  reader.choice("--allow", "FAMILY,...", "do not cut these families, such as related,video", Argument::choices,
                family_words(), read_family, [&](Family family) { rules.allowed.push_back(family); });
}

void add_page_options(OptionReader& reader, PageOptions& page) {
  reader.group("Page");
  reader.value("--url", "URL", "the page's address, where it does not say it", Argument::text,
               [&](const std::string& url) { page.extract.hints.url = url; });
  reader.choice("--encoding", "LABEL", "such as windows-1252; default: found out",
                Argument::text, {}, read_encoding,
                [&](std::string_view label) { page.extract.hints.encoding = label; });
  reader.value("--language", "TAG", "such as en-GB, where the page does not say it",
               Argument::text, [&](const std::string& tag) { page.extract.hints.language = tag; });
  reader.choice(
      "--embedded-data", "WHEN",
      "auto (default), never, always: use JSON in the page",
      Argument::choice, embedded_data_words(), read_embedded_data,
      [&](EmbeddedData when) { page.extract.embedded_data = when; });
  reader.choice("--max-size", "SIZE", "refuse a larger page, decompressed; default: 64M",
                Argument::text, {}, read_size, [&](std::size_t bytes) { page.extract.max_bytes = bytes; });
  reader.choice("--limit", "NAME=SIZE,...", "what else a page may cost, such as nodes=2M",
                Argument::choices, limit_beginnings(), read_limit,
                [&](LimitSetting limit) { page.extract.limits.*limit.row->value = limit.size; });
}

void add_site_config_option(OptionReader& reader, PageOptions& page) {
  reader.value("--site-config", "DIR", "FiveFilters site configs: DIR/example.com.txt",
               Argument::folder, [&](const std::string& folder) { page.extract.site_config_folder = folder; });
}

void add_color_option(OptionReader& reader, PageOptions& page) {
  reader.choice("--color", "WHEN", "auto (default), always, never",
                Argument::choice, when_words(), read_when, [&](When when) { page.color = when; });
}

void add_include_option(OptionReader& reader, PageOptions& page) {
  reader.choice("--include", "PART,...", "also captions, links, images (tables: anyway)", Argument::choices,
                include_words(), read_include, [&](Include what) { page.extract.include.add(what); });
}

void add_output_options(OptionReader& reader, ExtractCommand& command) {
  reader.group("Output");
  reader.choice("-f,--format", "FORMAT", "text (default), markdown, json, jsonl, html", Argument::choice,
                format_words(), read_format, [&](Format format) { command.format = format; });
  reader.choice("--only", "FIELD,...", "only these keys of the record: headline,authors",
                Argument::choices, field_words(), read_field,
                [&](Field field) { command.only.push_back(field); });
  reader.flag("--front-matter", "with -f markdown: the record above it, as YAML",
              [&] { command.front_matter = FrontMatter::yaml; });
  add_include_option(reader, command.page);
  reader.value("-o,--output", "FILE", "write to FILE, whole or not at all",
               Argument::file, [&](const std::string& file) { command.output_file = file; });
  reader.value("-O,--output-dir", "DIR", "write a file for each page, in folders like theirs",
               Argument::folder, [&](const std::string& dir) { command.output_dir = dir; });
  reader.flag("--resume", "with -O: leave out pages whose file is newer",
              [&] { command.existing = Existing::keep_if_newer; });
  reader.flag("--dedupe",
              "in JSON, name the first page with the same body",
              [&] { command.repeats = Repeats::marked; });
}

void add_input_options(OptionReader& reader, ExtractCommand& command) {
  reader.group("Input");
  reader.value("--files-from", "FILE",
               "names of pages, one a line, from FILE or stdin (-)", Argument::file,
               [&](const std::string& file) { command.files_from = file; });
  reader.flag("-0,--null", "the names of --files-from end in NUL",
              [&] { command.separator = NameSeparator::nul; });
  reader.choice("--shard", "I/N",
                "only the I-th of N shares of the pages", Argument::text,
                {}, read_shard, [&](batch::Shard shard) { command.shard = shard; });
}

void add_run_options(OptionReader& reader, ExtractCommand& command) {
  reader.group("Work");
  reader.choice("-j,--jobs", "N", "pages worked on at once; default: one a processor",
                Argument::text, {}, read_jobs, [&](std::size_t jobs) { command.jobs = jobs; });
  reader.choice("--timeout", "SECONDS", "give a page up after so long; default: 30; 0: never",
                Argument::text, {}, read_seconds,
                [&](std::chrono::milliseconds time) { command.limits.timeout = time; });
  reader.choice("--max-memory", "SIZE", "give a page up that needs more; default: 1G",
                Argument::text, {}, read_size, [&](std::size_t bytes) { command.limits.max_memory = bytes; });
  reader.choice("--sandbox", "WHEN",
                "auto (default), require, off: shut page readers in",
                Argument::choice, sandbox_words(), read_sandbox, [&](batch::SandboxMode mode) { command.sandbox = mode; });
  reader.group("Messages");
  reader.choice("--progress", "WHEN",
                "count pages on stderr: auto (default), always, never", Argument::choice,
                when_words(), read_when, [&](When when) { command.progress = when; });
  reader.value("--report", "FILE", "a line for each page to FILE, and counts at the end",
               Argument::file, [&](const std::string& file) { command.report = file; });
  reader.flag("-q,--quiet", "no messages; the exit status tells of failed pages",
              [&] { command.verbosity = Verbosity::quiet; });
  reader.flag("-v,--verbose", "a message for each page, and counts at the end",
              [&] { command.verbosity = Verbosity::verbose; });
  add_color_option(reader, command.page);
}

Notice usage_error(std::string message, const std::string& command) {
  return {"presscut: " + std::move(message) + "\nTry 'presscut " + (command.empty() ? "" : command + " ") +
              "--help'.\n",
          kUsageError};
}

Notice unknown_argument(const std::vector<std::string>& rest, const CommandRow& row) {
  std::string given = rest.empty() ? "" : rest.front();
  for (const auto& argument : rest) {
    if (argument.size() > 1 && argument.front() == '-') {
      given = argument;
      break;
    }
  }
  given.resize(std::min(given.size(), given.find('=')));
  if (given.empty() || given.front() != '-') return usage_error("unexpected argument: " + given, row.name);
  std::vector<std::string> names;
  for (const auto& option : row.options) {
    for (const auto name : text::split(option.names, ',')) names.emplace_back(name);
  }
  const std::string near = given.starts_with("--") ? nearest(given, names) : "";
  return usage_error("unknown option: " + given + (near.empty() ? "" : " (did you mean " + near + "?)"),
                     row.name);
}

// A long option behind a single dash, which would else be read as a short one with a value: "-only" as "-o nly".
std::optional<Notice> half_dashed(const std::vector<std::string>& arguments, const CommandRow& row) {
  for (const auto& argument : arguments) {
    if (argument == "--") break;
    if (argument.size() < 3 || argument[0] != '-' || argument[1] == '-') continue;
    const std::string dashed = "-" + argument.substr(0, argument.find('='));
    for (const auto& option : row.options) {
      if (option.names == dashed || option.names.ends_with("," + dashed))
        return usage_error("unknown option: " + dashed.substr(1) + " (did you mean " + dashed + "?)", row.name);
    }
  }
  return std::nullopt;
}

// Checks what concerns more than one option, and gives the command.
using Finish = std::function<Command()>;

Finish define_extract(OptionReader& reader) {
  auto command = std::make_shared<ExtractCommand>();
  reader.flag("--version", "show the version, and the libraries'", [] { throw CLI::CallForVersion(); });
  reader.positionals("PAGE", Argument::page, command->inputs);
  add_output_options(reader, *command);
  add_input_options(reader, *command);
  add_page_options(reader, command->page);
  add_rule_options(reader, command->page.rules);
  add_site_config_option(reader, command->page);
  add_run_options(reader, *command);
  return [command]() -> Command {
    if (!command->output_file.empty() && !command->output_dir.empty())
      return usage_error("-o and -O exclude each other", "");
    if (command->existing == Existing::keep_if_newer && command->output_dir.empty()) {
      return usage_error("--resume needs -O DIR", "");
    }
    if (command->front_matter == FrontMatter::yaml && command->format != Format::markdown) {
      return usage_error("--front-matter needs -f markdown", "");
    }
    if (command->separator == NameSeparator::nul && command->files_from.empty()) {
      return usage_error("-0 needs --files-from", "");
    }
    if (command->existing == Existing::keep_if_newer && command->repeats == Repeats::marked) {
      return usage_error("--dedupe and --resume exclude each other: what is left out cannot be compared", "");
    }
    const auto stdins =
        std::count(command->inputs.begin(), command->inputs.end(), "-") + (command->files_from == "-");
    if (stdins > 1) return usage_error("standard input can be read only once", "");
    if (command->inputs.empty() && command->files_from.empty()) command->inputs.emplace_back("-");
    if (command->output_file == "-") command->output_file.clear();
    return *command;
  };
}

// "explain" and "rules test" read one page; none means standard input.
std::string one_page(std::vector<std::string>& pages) {
  return pages.empty() ? "-" : std::move(pages.front());
}

Finish define_explain(OptionReader& reader) {
  auto command = std::make_shared<ExplainCommand>();
  auto pages = std::make_shared<std::vector<std::string>>();
  reader.positionals("PAGE", Argument::page, *pages);
  reader.group("Output");
  reader.value("--html", "FILE",
               "one HTML page that shows it all; -: print it",
               Argument::file, [command = command.get()](const std::string& file) { command->html_file = file; });
  reader.choice("--only", "WHAT,...", "only what is kept, cut, outside, body, advert ...",
                Argument::choices, block_words(), read_block_word,
                [command = command.get()](const BlockFilter& word) { command->only.add(word); });
  add_include_option(reader, command->page);
  add_color_option(reader, command->page);
  add_page_options(reader, command->page);
  add_rule_options(reader, command->page.rules);
  add_site_config_option(reader, command->page);
  return [command, pages]() -> Command {
    if (pages->size() > 1) return usage_error("explain takes one PAGE", "explain");
    if (!command->html_file.empty() && !command->only.all()) {
      return usage_error("--html shows all blocks: --only is for the terminal", "explain");
    }
    command->input = one_page(*pages);
    return *command;
  };
}

Finish define_rules_list(OptionReader& reader) {
  auto command = std::make_shared<RulesListCommand>();
  reader.group("Output");
  reader.value("--host", "HOST",
               "also the rules for this site, such as scmp.com",
               Argument::text, [command = command.get()](const std::string& host) { command->host = host; });
  reader.choice("--family", "FAMILY,...", "only these families, such as related,video", Argument::choices,
                family_words(), read_family,
                [command = command.get()](Family family) { command->families.push_back(family); });
  add_rule_options(reader, command->rules);
  return [command]() -> Command { return *command; };
}

Finish define_rules_check(OptionReader& reader) {
  auto command = std::make_shared<RulesCheckCommand>();
  reader.positionals("FILE", Argument::file, command->files);
  return [command]() -> Command {
    if (command->files.empty()) return usage_error("rules check needs a FILE", "rules check");
    return *command;
  };
}

Finish define_rules_test(OptionReader& reader) {
  auto command = std::make_shared<RulesTestCommand>();
  auto arguments = std::make_shared<std::vector<std::string>>();
  reader.positionals("RULE PAGE", Argument::page, *arguments);
  reader.group("Output");
  add_color_option(reader, command->page);
  add_page_options(reader, command->page);
  return [command, arguments]() -> Command {
    if (arguments->empty() || arguments->size() > 2)
      return usage_error("rules test needs a RULE and a PAGE", "rules test");
    command->rule = arguments->front();
    command->input = arguments->size() == 2 ? arguments->back() : "-";
    return *command;
  };
}

Finish define_completion(OptionReader& reader) {
  auto shells = std::make_shared<std::vector<std::string>>();
  reader.positionals("SHELL", Argument::choice, *shells);
  reader.positional_choices(shell_words());
  return [shells]() -> Command {
    if (shells->size() != 1) return usage_error("completion needs a shell: bash, zsh or fish", "completion");
    auto shell = read_shell(shells->front());
    if (!shell) return usage_error("completion: " + shell.error(), "completion");
    return CompletionCommand{*shell};
  };
}

struct Definition {
  const char* name;
  const char* usage;
  const char* help;
  Finish (*define)(OptionReader&);
};

constexpr Definition kDefinitions[] = {
    {"", "[OPTIONS] [PAGE...]", "Cuts the article out of saved news pages: its headline, summary and body.",
     define_extract},
    {"explain", "[OPTIONS] [PAGE]", "Tells of each block of a page why it was kept or cut.", define_explain},
    {"rules list", "[OPTIONS]", "Lists the rules in force.", define_rules_list},
    {"rules check", "FILE...", "Reads files of rules and shows what is wrong with them.", define_rules_check},
    {"rules test", "[OPTIONS] RULE [PAGE]", "Shows what one rule cuts or picks on a page.",
     define_rules_test},
    {"completion", "bash|zsh|fish", "Prints a shell's completion script.", define_completion},
};

CommandRow row_of(const Definition& definition) {
  CommandRow row;
  row.name = definition.name;
  row.usage = definition.usage;
  row.help = definition.help;
  return row;
}

Command read(const Definition& definition, const std::vector<std::string>& arguments) {
  CommandRow row = row_of(definition);
  OptionReader reader(row);
  const Finish finish = definition.define(reader);
  if (auto notice = half_dashed(arguments, row)) return *notice;
  try {
    reader.parse(arguments);
    return finish();
  } catch (const CLI::CallForHelp&) {
    return Notice{help_text(row), 0};
  } catch (const CLI::CallForVersion&) {
    return Notice{version_text(), 0};
  } catch (const CLI::ExtrasError&) {
    return unknown_argument(reader.not_understood(), row);
  } catch (const CLI::ArgumentMismatch& error) {
    const std::string message = error.what();
    return usage_error(message.substr(0, message.find_first_of(": ")) + ": no value given", row.name);
  } catch (const CLI::ParseError& error) {
    return usage_error(error.what(), row.name);
  }
}

const Definition& definition_named(std::string_view name) {
  return *std::find_if(std::begin(kDefinitions), std::end(kDefinitions),
                       [&](const Definition& definition) { return definition.name == name; });
}

Command read_rules_command(const std::vector<std::string>& arguments) {
  const std::string word = arguments.empty() ? "" : arguments.front();
  if (word == "list" || word == "check" || word == "test") {
    return read(definition_named("rules " + word), {arguments.begin() + 1, arguments.end()});
  }
  if (word == "-h" || word == "--help") return Notice{rules_help_text(command_rows()), 0};
  if (word.empty()) return usage_error("rules needs list, check or test", "rules");
  const std::string near = nearest(word, {"list", "check", "test"});
  return usage_error("rules: no such command: " + word + (near.empty() ? "" : " (did you mean " + near + "?)"), "rules");
}

}  // namespace

// A command's name is one only as the first argument: after an option, or as "./explain", it is a page.
Command read_command(const std::vector<std::string>& arguments) {
  const std::string word = arguments.empty() ? "" : arguments.front();
  if (word == "--version" && arguments.size() == 1) return Notice{version_text(), 0};  // no option need be known for it
  const std::vector<std::string> rest(arguments.empty() ? arguments.begin() : arguments.begin() + 1,
                                      arguments.end());
  if (word == "explain" || word == "completion") return read(definition_named(word), rest);
  if (word == "rules") return read_rules_command(rest);
  return read(definition_named(""), arguments);
}

std::vector<CommandRow> command_rows() {
  std::vector<CommandRow> rows;
  for (const auto& definition : kDefinitions) {
    CommandRow row = row_of(definition);
    OptionReader reader(row);
    const Finish unused = definition.define(reader);
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace presscut::cli
