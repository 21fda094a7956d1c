#include "rules/rule.h"

#include <algorithm>

#include "text/strings.h"

namespace presscut::rules {

namespace {

// Between the hosts and the selector of a cosmetic rule.
struct Separator {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool is_exception = false;
  bool is_supported = true;  // not those of AdGuard for styles (#$#) and scripts (#%#)
};

bool find_separator(std::string_view line, Separator& separator) {
  for (std::size_t i = line.find('#'); i != std::string_view::npos; i = line.find('#', i + 1)) {
    std::size_t end = i + 1;
    bool is_exception = false;
    bool is_supported = true;
    while (end < line.size() &&
           (line[end] == '@' || line[end] == '?' || line[end] == '$' || line[end] == '%')) {
      is_exception = is_exception || line[end] == '@';
      is_supported = is_supported && line[end] != '$' && line[end] != '%';
      ++end;
    }
    if (end < line.size() && line[end] == '#') {
      separator = {i, end + 1, is_exception, is_supported};
      return true;
    }
  }
  return false;
}

std::string quoted(std::string_view s) {
  std::string out(1, '"');
  out += s;
  out += '"';
  return out;
}

std::string all_family_names() {
  std::string names;
  for (int i = 0; i <= static_cast<int>(Family::other); ++i) {
    if (i > 0) names += ", ";
    names += name_of(static_cast<Family>(i));
  }
  return names;
}

LineKind parse_comment(std::string_view line, RuleLayer layer, Family& family, LineError& error) {
  if (line.starts_with("!#if")) {
    // Of what such a line asks (a browser, an extension) we are nothing.
    const std::string_view condition = text::trim(line.substr(4));
    const bool one_word = condition.find_first_of(" &|(") == std::string_view::npos;
    return one_word && condition.starts_with('!') ? LineKind::if_true : LineKind::if_false;
  }
  if (line.starts_with("!#else")) return LineKind::otherwise;
  if (line.starts_with("!#endif")) return LineKind::end_if;
  if (!line.starts_with("![") || !line.ends_with(']')) return LineKind::nothing;
  const std::string_view name = line.substr(2, line.size() - 3);
  if (family_named(name, family)) return LineKind::family;
  if (layer == RuleLayer::foreign_list) return LineKind::nothing;
  error = {2, "there is no family " + quoted(name) + "; there are " + all_family_names()};
  return LineKind::error;
}

bool is_host_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '*' || c == ':' || c == '[' || c == ']' || (c & 0x80) != 0;
}

bool parse_hosts(std::string_view list, std::uint32_t pool_begin, LineContext& context, Rule& rule,
                 LineError& error) {
  const auto first = static_cast<std::uint32_t>(context.hosts.size());
  rule.is_generic = true;
  if (text::trim(list).empty()) return true;
  for (std::size_t at = 0; at <= list.size();) {
    const std::size_t comma = std::min(list.find(',', at), list.size());
    std::string_view name = text::trim(list.substr(at, comma - at));
    const auto fail = [&](std::string message) {
      context.hosts.resize(first);
      error = {at, std::move(message)};
      return false;
    };
    if (name.empty()) return fail("a site's name is missing");
    if (name == "*") {
      at = comma + 1;
      continue;
    }
    HostName host;
    if (name.starts_with('~')) {
      host.excluded = true;
      name = text::trim(name.substr(1));
    }
    if (name.empty() || !std::all_of(name.begin(), name.end(), is_host_character)) {
      return fail(quoted(name) + " is no site's name");
    }
    const std::size_t begin = static_cast<std::size_t>(name.data() - list.data());
    host.name = {pool_begin + static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(name.size())};
    if (std::any_of(name.begin(), name.end(), [](char c) { return text::to_lower(c) != c; })) {
      host.name = context.selectors.pool.add(text::to_lower(name));
    }
    rule.is_generic = rule.is_generic && host.excluded;
    context.hosts.push_back(host);
    at = comma + 1;
  }
  rule.hosts = {first, static_cast<std::uint32_t>(context.hosts.size()) - first};
  return true;
}

bool parse_cosmetic(std::string_view line, std::uint32_t pool_begin, const Separator& separator,
                    LineContext& context, Rule& rule, LineError& error) {
  std::string_view selector = line.substr(separator.end);
  std::size_t begin = separator.end;
  while (!selector.empty() && text::is_ascii_space(selector[0])) {
    selector.remove_prefix(1);
    ++begin;
  }
  if (!separator.is_supported) {
    error = {separator.begin, "style and script rules (" +
                                  std::string(line.substr(separator.begin, separator.end - separator.begin)) +
                                  ") cannot apply to a saved page"};
    return false;
  }
  if (selector.starts_with("+js")) {
    error = {begin, "scripts (\"+js\") cannot apply to a saved page"};
    return false;
  }
  if (selector.starts_with('^')) {
    error = {begin, "rules on a page's source (\"##^\") are not supported"};
    return false;
  }
  if (selector.empty()) {
    error = {begin, "a selector is missing after " + std::string(line.substr(separator.begin))};
    return false;
  }
  if (!parse_hosts(line.substr(0, separator.begin), pool_begin, context, rule, error)) return false;
  const bool ours_to_check = context.layer == RuleLayer::user || context.layer == RuleLayer::command_line;
  ParsedSelector parsed;
  SelectorError selector_error;
  bool fine = parse_selector(selector, pool_begin + static_cast<std::uint32_t>(begin),
                             ours_to_check ? PatternCheck::now : PatternCheck::at_first_use,
                             context.selectors, parsed, selector_error);
  if (fine && parsed.searches_text && rule.is_generic && context.layer == RuleLayer::foreign_list &&
      !separator.is_exception) {
    // As ad blockers have it: such rules, on any site, cut what their authors never saw.
    selector_error = {0, "a list's rule with :has-text() must name its sites"};
    fine = false;
  }
  if (!fine) {
    context.hosts.resize(rule.hosts.count > 0 ? rule.hosts.first : context.hosts.size());
    error = {begin + selector_error.position, std::move(selector_error.message)};
    return false;
  }
  rule.text = {pool_begin, static_cast<std::uint32_t>(line.size())};
  rule.selector = {pool_begin + static_cast<std::uint32_t>(begin),
                   static_cast<std::uint32_t>(selector.size())};
  rule.complexes = parsed.complexes;
  rule.action = parsed.action;
  rule.is_exception = separator.is_exception;
  return true;
}

}  // namespace

LineKind parse_line(std::string_view line, std::uint32_t pool_begin, LineContext& context, Rule& rule,
                    Family& family, LineError& error) {
  if (line.empty()) return LineKind::nothing;
  if (line[0] == '!') return parse_comment(line, context.layer, family, error);
  Separator separator;
  const bool cosmetic = find_separator(line, separator);
  if (line[0] == '[') {
    if (!cosmetic && line.ends_with(']')) return LineKind::nothing;
    error = {0, "AdGuard's modifiers (\"[$…]\") are not supported"};
    return LineKind::error;
  }
  if (!cosmetic) {
    error = {0, context.layer == RuleLayer::foreign_list
                    ? "not a rule about elements"
                    : "not a rule: rules begin with ## or a site's name and ##, comments with !"};
    return LineKind::error;
  }
  return parse_cosmetic(line, pool_begin, separator, context, rule, error) ? LineKind::rule : LineKind::error;
}

}  // namespace presscut::rules
