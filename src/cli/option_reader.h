// One command's options: defined for CLI11 and as rows for help and completion in the same breath, so that
// these never differ.
#pragma once

#include <CLI/CLI.hpp>
#include <algorithm>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "cli/option_rows.h"
#include "presscut/error.h"
#include "text/strings.h"

namespace presscut::cli {

class OptionReader {
 public:
  explicit OptionReader(CommandRow& row) : row_(row) {
    app_.set_help_flag();
    flag("-h,--help", "show this help", [] { throw CLI::CallForHelp(); });
  }

  void group(std::string name) { group_ = std::move(name); }

  void flag(const std::string& names, const std::string& help, std::function<void()> set) {
    row_.options.push_back({names, "", help, group_, Argument::none, {}});
    later(names, [names, set = std::move(set)](CLI::App& app) {
      app.add_flag_function(names, [set](std::int64_t times) {
        if (times > 0) set();
      });
    });
  }

  // `set` is called with each value given, in order.
  void value(const std::string& names, const std::string& argument, const std::string& help, Argument kind,
             std::function<void(const std::string&)> set) {
    row_.options.push_back({names, argument, help, group_, kind, {}});
    add(names, std::move(set));
  }

  // The same for words of a list: read(word) gives a value or a message.
  template <class Read, class Set>
  void choice(const std::string& names, const std::string& argument, const std::string& help, Argument kind,
              std::vector<std::string> words, Read read, Set set) {
    const std::string long_name = names.substr(names.find("--"));
    value(names, argument, help, kind, [=](const std::string& given) {
      const std::vector<std::string_view> parts =
          kind == Argument::choices ? text::split(given, ',') : std::vector<std::string_view>{given};
      if (parts.empty()) throw CLI::ValidationError(long_name + ": no value");
      for (const std::string_view part : parts) {
        const auto result = read(part);
        if (!result) throw CLI::ValidationError(long_name + ": " + result.error());
        set(result.value());
      }
    });
    row_.options.back().choices = std::move(words);
  }

  void positionals(const std::string& name, Argument kind, std::vector<std::string>& values) {
    row_.positional = {"", name, "", "", kind, {}};
    app_.add_option_function<std::vector<std::string>>(name,
                                                       [&values](const std::vector<std::string>& given) {
                                                         for (const auto& value : given)
                                                           values.push_back(unmarked(value));
                                                       });
  }

  void positional_choices(std::vector<std::string> words) { row_.positional.choices = std::move(words); }

  void hidden_value(const std::string& names, std::function<void(const std::string&)> set) {
    add(names, std::move(set));
  }

  // Throws CLI11's errors.
  void parse(std::vector<std::string> arguments) {
    for (const Later& option : later_) {
      if (may_be_given(option.names, arguments)) option.define(app_);
    }
    for (auto& argument : arguments) {
      if (argument.starts_with('[') && argument.ends_with(']')) argument.insert(0, 1, kMark);
    }
    std::reverse(arguments.begin(), arguments.end());  // CLI11 takes them from the back
    app_.parse(std::move(arguments));
  }
  std::vector<std::string> not_understood() const { return app_.remaining(); }

 private:
  // CLI11 takes a page named "[a,b]" for a list of two values; behind a mark it does not.
  static constexpr char kMark = '\x01';
  static std::string unmarked(const std::string& value) {
    return value.starts_with(kMark) ? value.substr(1) : value;
  }

  void add(const std::string& names, std::function<void(const std::string&)> set) {
    auto each = [set = std::move(set)](const std::vector<std::string>& values) {
      for (const auto& value : values) set(unmarked(value));
    };
    // One value each time the option stands there; CLI11 would else go on to eat the pages.
    later(names, [names, each](CLI::App& app) {
      app.add_option_function<std::vector<std::string>>(names, each)->allow_extra_args(false);
    });
  }

  // CLI11 compares each option with all others, which takes longer than the rest of the command line. It learns only of
  // those that an argument may name.
  struct Later {
    std::string names;
    std::function<void(CLI::App&)> define;
  };
  void later(const std::string& names, std::function<void(CLI::App&)> define) {
    later_.push_back({names, std::move(define)});
  }
  // May say yes in vain.
  static bool may_be_given(std::string_view names, const std::vector<std::string>& arguments) {
    for (const std::string_view name : text::split(names, ',')) {
      const bool is_long = name.starts_with("--");
      for (const std::string_view argument : arguments) {
        if (is_long ? argument.starts_with(name) : argument.starts_with('-') && argument.find(name.back(), 1) != std::string_view::npos)
          return true;
      }
    }
    return false;
  }

  CommandRow& row_;
  CLI::App app_;
  std::vector<Later> later_;
  std::string group_ = "Help";
};

}  // namespace presscut::cli
