#include "rules/rule.h"

#include "rules/hide_switch.h"
#include "rules/host_list.h"
#include "rules/modifiers.h"
#include "text/strings.h"

namespace presscut::rules {

namespace {

// Between the hosts and the selector of a cosmetic rule: "##", "#@#", AdGuard's "#$#" for styles …
struct Separator {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool is_exception = false;
  bool is_procedural = false;  // #?#
  bool has_style = false;      // #$#
  bool has_script = false;     // #%#
};

bool find_separator(std::string_view line, Separator& separator) {
  for (std::size_t i = line.find('#'); i != std::string_view::npos; i = line.find('#', i + 1)) {
    Separator found;
    std::size_t end = i + 1;
    for (; end < line.size(); ++end) {
      const char c = line[end];
      if (c != '@' && c != '?' && c != '$' && c != '%') break;
      found.is_exception = found.is_exception || c == '@';
      found.is_procedural = found.is_procedural || c == '?';
      found.has_style = found.has_style || c == '$';
      found.has_script = found.has_script || c == '%';
    }
    if (end < line.size() && line[end] == '#') {
      found.begin = i;
      found.end = end + 1;
      separator = found;
      return true;
    }
  }
  return false;
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
  error = {2, "there is no family " + in_quotes(name) + "; there are " + all_family_names()};
  return LineKind::error;
}

// What a selector of ad blockers' is that is none: empty if it may be one.
LineError error_of_other_kind(std::string_view selector) {
  if (selector.starts_with("+js"))
    return {0, "scripts (\"+js\") cannot apply to a saved page", Unusable::scriptlet};
  if (selector.starts_with('^'))
    return {0, "rules on a page's source (\"##^\") are not supported", Unusable::html};
  return {};
}

// Takes "{ remove: true; }" and the like off a selector. False, with an error, if it does not hide.
bool take_declarations(std::string_view& selector, const Separator& separator, LineError& error) {
  const std::size_t open = selector.ends_with('}') ? selector.rfind('{') : std::string_view::npos;
  if (open == std::string_view::npos) {
    if (!separator.has_style) return true;
    error = {0, "snippets (\"#$#\") cannot apply to a saved page", Unusable::scriptlet};
    return false;
  }
  const std::string_view declarations = selector.substr(open + 1, selector.size() - open - 2);
  selector = text::trim(selector.substr(0, open));
  if (hides(declarations)) return true;
  error = {open, "\"{…}\" changes how an element looks but cuts nothing", Unusable::style};
  return false;
}

// Ad blockers know no actions but these.
bool may_have_action(std::string_view selector) {
  return selector.ends_with("()") && !selector.ends_with(":remove()");
}

bool parse_rule_selector(std::string_view selector, std::uint32_t pool_begin, const Separator& separator,
                         LineContext& context, Rule& rule, LineError& error) {
  const bool is_of_list = context.layer == RuleLayer::foreign_list;
  rule.selector = {pool_begin, static_cast<std::uint32_t>(selector.size())};
  if (is_of_list && context.reading == Reading::as_needed && (!rule.is_generic || separator.is_exception) &&
      !may_have_action(selector)) {
    rule.is_parsed = false;
    return true;
  }
  ParsedSelector parsed;
  SelectorError selector_error;
  if (!parse_selector(selector, pool_begin, context.pattern_check(), context.selectors, parsed,
                      selector_error)) {
    error = {selector_error.position, std::move(selector_error.message), selector_error.why};
    return false;
  }
  if (parsed.searches_page && rule.is_generic && is_of_list && !separator.is_exception) {
    // As ad blockers have it: such rules, on any site, cut what their authors never saw.
    error = {0, "a list's rule with :has-text() or :xpath() must name its sites", Unusable::unsupported};
    return false;
  }
  rule.complexes = parsed.complexes;
  rule.action = parsed.action;
  rule.is_procedural = separator.is_procedural || parsed.is_procedural;
  return true;
}

// `hosts_begin` is where the hosts begin: behind AdGuard's modifiers.
bool parse_cosmetic(std::string_view line, std::size_t hosts_begin, std::uint32_t pool_begin,
                    const Separator& separator, LineContext& context, Rule& rule, LineError& error) {
  if (separator.has_script) {
    error = {separator.begin,
             "scripts (" + std::string(line.substr(separator.begin, separator.end - separator.begin)) +
                 ") cannot apply to a saved page",
             Unusable::scriptlet};
    return false;
  }
  std::string_view selector = text::trim(line.substr(separator.end));
  const std::size_t begin =
      selector.empty() ? line.size() : static_cast<std::size_t>(selector.data() - line.data());
  const auto fail_in_selector = [&] {
    error.position += begin;
    return false;
  };
  if (selector.empty()) {
    error = {begin, "a selector is missing after " + std::string(line.substr(separator.begin))};
    return false;
  }
  error = error_of_other_kind(selector);
  if (!error.message.empty() || !take_declarations(selector, separator, error)) return fail_in_selector();
  if (hosts_begin < separator.begin || rule.hosts.count == 0) {
    const std::string_view hosts = line.substr(hosts_begin, separator.begin - hosts_begin);
    if (!parse_hosts(hosts, ',', pool_begin + static_cast<std::uint32_t>(hosts_begin), context, rule,
                     error)) {
      error.position += hosts_begin;
      return false;
    }
  }
  if (!parse_rule_selector(selector, pool_begin + static_cast<std::uint32_t>(begin), separator, context, rule,
                           error))
    return fail_in_selector();
  rule.text = {pool_begin, static_cast<std::uint32_t>(line.size())};
  rule.is_exception = separator.is_exception;
  return true;
}

LineKind fail_as_no_rule(std::string_view line, const LineContext& context, LineError& error) {
  if (context.layer != RuleLayer::foreign_list) {
    error = {0, "not a rule: rules begin with ## or a site's name and ##, comments with !"};
  } else if (context.reading == Reading::whole) {
    // AdGuard's rules on a page's source.
    const bool is_html =
        line.find("$$") != std::string_view::npos || line.find("$@$") != std::string_view::npos;
    error = {0, "not a rule about elements", is_html ? Unusable::html : kind_of_request_rule(line)};
  }
  return LineKind::error;
}

}  // namespace

std::string in_quotes(std::string_view s) {
  std::string out(1, '"');
  out += s;
  out += '"';
  return out;
}

LineKind parse_line(std::string_view line, std::uint32_t pool_begin, LineContext& context, Rule& rule,
                    Family& family, LineError& error) {
  if (line.empty()) return LineKind::nothing;
  if (line[0] == '!') return parse_comment(line, context.layer, family, error);
  Separator separator;
  const bool cosmetic = find_separator(line, separator);
  if (line[0] == '[' && !cosmetic && line.ends_with(']')) return LineKind::nothing;
  if (!cosmetic) {
    if (context.layer == RuleLayer::foreign_list && parse_hide_switch(line, pool_begin, context, rule))
      return LineKind::rule;
    return fail_as_no_rule(line, context, error);
  }
  const std::size_t hosts_before = context.hosts.size();
  std::size_t hosts_begin = 0;
  const bool has_modifiers = line.starts_with("[$");
  if ((!has_modifiers || parse_modifiers(line, pool_begin, context, rule, hosts_begin, error)) &&
      parse_cosmetic(line, hosts_begin, pool_begin, separator, context, rule, error)) {
    return LineKind::rule;
  }
  context.hosts.resize(hosts_before);
  return LineKind::error;
}

}  // namespace presscut::rules
