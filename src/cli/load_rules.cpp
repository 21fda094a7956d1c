#include "cli/load_rules.h"

#include <algorithm>
#include <limits>

#include "batch/file_io.h"
#include "cli/console.h"
#include "text/strings.h"

namespace presscut::cli {
namespace {

std::string_view line_of(std::string_view text, std::size_t number) {
  for (; number > 1 && !text.empty(); --number)
    text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
  std::string_view line = text.substr(0, text.find('\n'));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

Rules own_rules(OwnRules own) {
  switch (own) {
    case OwnRules::all:
      return Rules::defaults();
    case OwnRules::generic:
      return Rules::generic_defaults();
    case OwnRules::none:
      return Rules();
  }
  return Rules();
}

}  // namespace

Result<Rules, std::string> load_rules(const RuleOptions& options) {
  Rules rules = own_rules(options.own);
  for (const auto& file : options.files) {
    const auto text = batch::read_file(file, std::numeric_limits<std::size_t>::max());
    if (!text) return printable(file) + ": " + text.error().message;
    const RuleLayer layer = is_foreign_list(text.value()) ? RuleLayer::foreign_list : RuleLayer::user;
    auto with = rules.with(text.value(), file, layer);
    if (!with) return shown(with.error(), text.value());
    rules = *with;
  }
  for (const auto& line : options.lines) {
    auto with = rules.with(line, "command line", RuleLayer::command_line);
    if (!with) return shown(with.error(), line);
    rules = *with;
  }
  for (const Family family : options.allowed) rules = rules.allowing(family);
  return rules;
}

bool is_foreign_list(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (text::starts_with_ignoring_case(text, "[adblock") || text::starts_with_ignoring_case(text, "[ublock"))
    return true;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text::trim(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.starts_with("||") || line.starts_with("@@")) return true;
  }
  return false;
}

std::string shown(const RuleError& error, std::string_view text) {
  std::string out = error.to_string();
  const std::string_view line = line_of(text, error.line);
  if (line.empty()) return out;
  std::string caret;
  for (std::size_t i = 0; i + 1 < error.column && i < line.size(); ++i) {
    // Below tabs stand tabs; a character of several bytes is one column.
    if ((static_cast<unsigned char>(line[i]) & 0xC0) != 0x80) caret += line[i] == '\t' ? '\t' : ' ';
  }
  return out + "\n  " + std::string(line) + "\n  " + caret + "^";
}

}  // namespace presscut::cli
