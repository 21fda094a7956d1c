#include "cli/load_rules.h"

#include <algorithm>
#include <filesystem>
#include <limits>

#include "batch/file_io.h"
#include "cli/console.h"
#include "text/strings.h"

namespace presscut::cli {
namespace {

constexpr std::size_t kLongestShown = 160;  // bytes of a line

// Of UTF-8: a byte that begins no character.
bool is_inside_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

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

// Tabs stay.
std::string printable_line(std::string_view line) {
  std::string out;
  for (std::size_t at = 0;;) {
    const std::size_t tab = line.find('\t', at);
    out += printable(line.substr(at, tab == std::string_view::npos ? tab : tab - at));
    if (tab == std::string_view::npos) return out;
    out += '\t';
    at = tab + 1;
  }
}

}  // namespace

std::vector<std::string> rule_files(const std::string& name) {
  namespace fs = std::filesystem;
  std::error_code error;
  if (!fs::is_directory(name, error)) return {name};
  std::vector<std::string> files;
  for (fs::directory_iterator at(name, error), end; !error && at != end; at.increment(error)) {
    if (at->is_regular_file(error) && !at->path().filename().string().starts_with('.'))
      files.push_back(at->path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

RuleLayer layer_of(std::string_view text) {
  return is_foreign_list(text) ? RuleLayer::foreign_list : RuleLayer::user;
}

Result<Rules, std::string> load_rules(const RuleOptions& options) {
  Rules rules = own_rules(options.own);
  for (const auto& name : options.files) {
    for (const auto& file : rule_files(name)) {
      const auto text = batch::read_file(file, std::numeric_limits<std::size_t>::max());
      if (!text) return printable(file) + ": " + text.error().message;
      auto with = rules.with(text.value(), file, layer_of(text.value()));
      if (!with) return shown(with.error(), text.value());
      rules = *with;
    }
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
    if (line.starts_with("||") || line.starts_with("@@") || line.starts_with("! Expires:")) return true;
    if (line.find("##+js(") != std::string_view::npos || line.find("#%#") != std::string_view::npos)
      return true;
  }
  return false;
}

std::string shown(const RuleError& error, std::string_view text) {
  return shown_in_line(error, line_of(text, error.line));
}

std::string shown_in_line(const RuleError& error, std::string_view line) {
  std::string out = printable(error.to_string());
  if (line.empty()) return out;
  std::size_t place = std::min(error.column - 1, line.size());
  if (line.size() > kLongestShown) {
    // Rules of lists may name hundreds of sites.
    std::size_t begin = place > kLongestShown / 2 ? place - kLongestShown / 2 : 0;
    while (begin > 0 && is_inside_character(line[begin])) --begin;
    std::size_t end = std::min(line.size(), begin + kLongestShown);
    while (end < line.size() && is_inside_character(line[end])) ++end;
    line = line.substr(begin, end - begin);
    place -= begin;
  }
  const std::string before = printable_line(line.substr(0, place));
  std::string caret;
  for (const char c : before) {
    // Below tabs stand tabs; a character of several bytes is one column.
    if (!is_inside_character(c)) caret += c == '\t' ? '\t' : ' ';
  }
  return out + "\n  " + before + printable_line(line.substr(place)) + "\n  " + caret + "^";
}

}  // namespace presscut::cli
