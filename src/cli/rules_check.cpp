// "rules check": what is wrong with files of rules, and what of a list for ad blockers can be used.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>

#include "batch/file_io.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/help.h"
#include "cli/load_rules.h"
#include "cli/site_config.h"
#include "presscut/rules.h"
#include "rules/rule_review.h"
#include "rules/rule_set.h"
#include "site_config/config.h"

namespace presscut::cli {
namespace {

constexpr std::size_t kMostErrors = 50;  // shown of one file: who has more has given a wrong file

struct CheckedFile {
  std::string name;
  std::string text;
  RuleLayer layer = RuleLayer::user;
  std::vector<RuleError> errors;
  rules::RuleNumber first = 0;  // its rules in the set
  rules::RuleNumber last = 0;
};

// The lines of a text, found by number.
class Lines {
 public:
  explicit Lines(std::string_view text) {
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      std::string_view line = text.substr(0, end);
      if (line.ends_with('\r')) line.remove_suffix(1);
      lines_.push_back(line);
      text.remove_prefix(std::min(end + 1, text.size()));
    }
  }
  std::string_view operator[](std::size_t number) const {
    return number <= lines_.size() ? lines_[number - 1] : "";
  }

 private:
  std::vector<std::string_view> lines_;
};

// Of a list's lines, many are meant for a browser only, and just counted.
bool is_only_counted(Unusable why) {
  return why == Unusable::network || why == Unusable::cookie || why == Unusable::scriptlet ||
         why == Unusable::html || why == Unusable::style;
}

std::string_view explanation_of(Unusable why) {
  switch (why) {
    case Unusable::broken:
      return "cannot be read";
    case Unusable::network:
      return "about requests";
    case Unusable::cookie:
      return "about cookies";
    case Unusable::scriptlet:
      return "run scripts";
    case Unusable::html:
      return "change a page's source";
    case Unusable::style:
      return "change looks or attributes, cut nothing";
    case Unusable::layout:
      return "depend on layout";
    case Unusable::state:
      return "depend on what a reader does";
    case Unusable::unsupported:
      return "not supported";
  }
  return "";
}

std::string counts_of_list(const CheckedFile& file, const rules::RuleSet& set) {
  std::size_t generic = 0;
  std::size_t for_sites = 0;
  std::size_t exceptions = 0;
  std::size_t switches = 0;
  std::size_t procedural = 0;
  for (rules::RuleNumber number = file.first; number < file.last; ++number) {
    const rules::RuleParts parts = set.parts(number);
    if (parts.is_procedural) ++procedural;
    if (parts.is_switch) {
      ++switches;
    } else if (parts.is_exception) {
      ++exceptions;
    } else {
      ++(parts.hosts.empty() ? generic : for_sites);
    }
  }
  std::array<std::size_t, static_cast<std::size_t>(Unusable::unsupported) + 1> unused{};
  for (const auto& error : file.errors) ++unused[static_cast<std::size_t>(error.why)];

  std::string out =
      fmt::format("{}: {} rules, of a list for ad blockers\n", printable(file.name), file.last - file.first);
  const auto add = [&](std::size_t count, std::string_view what, std::string_view more) {
    if (count > 0) out += fmt::format("  {:>7}  {}{}{}\n", count, what, more.empty() ? "" : ": ", more);
  };
  add(generic, "for every site", "");
  add(for_sites, "for named sites", "");
  add(exceptions, "exceptions", "");
  add(switches, "exceptions of whole sites", "");
  add(procedural, "of these procedural", "");
  std::size_t all_unused = 0;
  for (const std::size_t count : unused) all_unused += count;
  if (all_unused > 0) out += fmt::format("{}: {} lines not used\n", printable(file.name), all_unused);
  for (std::size_t i = 0; i < unused.size(); ++i) {
    const auto why = static_cast<Unusable>(i);
    add(unused[i], name_of(why), explanation_of(why));
  }
  return out;
}

std::string report_on_list(const CheckedFile& file, const rules::RuleSet& set) {
  const Lines lines(file.text);
  std::string out;
  for (const auto& error : file.errors) {
    if (!is_only_counted(error.why)) out += shown_in_line(error, lines[error.line]) + "\n";
  }
  return out + counts_of_list(file, set);
}

std::string report_on_own(const CheckedFile& file, const rules::RuleSet& set) {
  const Lines lines(file.text);
  std::string out;
  for (std::size_t i = 0; i < file.errors.size() && i < kMostErrors; ++i) {
    out += shown_in_line(file.errors[i], lines[file.errors[i].line]) + "\n";
  }
  if (file.errors.size() > kMostErrors)
    out += fmt::format("{}: {} more errors\n", printable(file.name), file.errors.size() - kMostErrors);
  const auto remarks = rules::review(set, file.first, file.last);
  for (const auto& remark : remarks) {
    const RuleSummary rule = set.summary(remark.rule);
    out +=
        shown_in_line({file.name, rule.line, 1, "warning: " + remark.message, Unusable::broken}, rule.text) +
        "\n";
  }
  if (file.errors.empty()) {
    const std::size_t count = file.last - file.first;
    out += fmt::format("{}: {} {}", printable(file.name), count, count == 1 ? "rule" : "rules");
    out += remarks.empty()
               ? "\n"
               : fmt::format(", {} {}\n", remarks.size(), remarks.size() == 1 ? "warning" : "warnings");
  }
  return out;
}

}  // namespace

int run_rules_check(const RulesCheckCommand& command) {
  int status = kSuccess;
  std::vector<CheckedFile> files;
  for (const auto& given : command.files) {
    for (const auto& name : rule_files(given)) {
      auto text = batch::read_file(name, std::numeric_limits<std::size_t>::max());
      if (!text) {
        complain(printable(name) + ": " + text.error().message);
        status = kUsageError;
        continue;
      }
      if (site_config::is_config(text.value(), name)) {
        status = std::max(status, check_site_config(text.value(), name));
        continue;
      }
      CheckedFile file{name, std::move(text.value()), RuleLayer::user, {}, 0, 0};
      file.layer = layer_of(file.text);
      files.push_back(std::move(file));
    }
  }
  // All together, so that an exception finds what it excepts in another file, or among presscut's own rules.
  rules::RuleSet set = Rules::defaults().set();
  for (auto& file : files) {
    file.first = static_cast<rules::RuleNumber>(set.size());
    file.errors = set.add(file.text, file.name, file.layer, rules::Reading::whole);
    file.last = static_cast<rules::RuleNumber>(set.size());
  }
  for (const auto& file : files) {
    const bool is_list = file.layer == RuleLayer::foreign_list;
    if (!is_list && !file.errors.empty()) status = kUsageError;
    if (print(is_list ? report_on_list(file, set) : report_on_own(file, set), kSuccess) != kSuccess)
      return kSomeFailed;
  }
  return status;
}

}  // namespace presscut::cli
