#include "rules/host_list.h"

#include <algorithm>

#include "text/strings.h"

namespace presscut::rules {

namespace {

bool is_host_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '*' || c == ':' || c == '[' || c == ']' || (c & 0x80) != 0;
}

// One site of the list, and where the next begins.
struct Item {
  std::string_view name;  // "~" included
  std::size_t next = 0;
};

// An expression may hold the separator: it ends at a "/" with the separator, or nothing, behind it.
Item item_at(std::string_view list, std::size_t at, char separator) {
  std::size_t begin = at;
  while (begin < list.size() && (text::is_ascii_space(list[begin]) || list[begin] == '~')) ++begin;
  std::size_t end = list.find(separator, at);
  if (begin < list.size() && list[begin] == '/') {
    for (std::size_t slash = list.find('/', begin + 1); slash != std::string_view::npos;
         slash = list.find('/', slash + 1)) {
      if (slash + 1 != list.size() && list[slash + 1] != separator) continue;
      end = slash + 1;
      break;
    }
  }
  end = std::min(end, list.size());
  return {text::trim(list.substr(at, end - at)), end + 1};
}

}  // namespace

bool parse_hosts(std::string_view list, char separator, std::uint32_t pool_begin, LineContext& context,
                 Rule& rule, LineError& error) {
  const auto first = static_cast<std::uint32_t>(context.hosts.size());
  StringPool& pool = context.selectors.pool;
  const bool is_of_list = context.layer == RuleLayer::foreign_list;
  rule.is_generic = true;
  rule.hosts = {first, 0};
  if (text::trim(list).empty()) return true;
  for (std::size_t at = 0; at <= list.size();) {
    const Item item = item_at(list, at, separator);
    const auto fail = [&](std::string message) {
      context.hosts.resize(first);
      error = {at, std::move(message)};
      return false;
    };
    std::string_view name = item.name;
    if (name.empty()) return fail("a site's name is missing");
    if (name == "*") {
      at = item.next;
      continue;
    }
    HostName host;
    if (name.starts_with('~')) {
      host.excluded = true;
      name = text::trim(name.substr(1));
    }
    const auto begin = static_cast<std::uint32_t>(name.data() - list.data());
    host.name = {pool_begin + begin, static_cast<std::uint32_t>(name.size())};
    if (name.size() > 2 && name.starts_with('/') && name.ends_with('/')) {
      const std::string expression(name.substr(1, name.size() - 2));
      auto pattern = std::make_shared<const Pattern>(expression, Case::ignored);
      // Lists have many of them, and a page needs them only if there is one.
      const bool compiles_late = (is_of_list && context.reading == Reading::as_needed) ||
                                 context.pattern_check() != PatternCheck::now;
      if (++context.host_patterns > kMostHostPatterns) return fail("too many expressions for sites' names");
      if (!compiles_late && !pattern->error().empty())
        return fail("the pattern " + std::string(name) + " cannot be used: " + pattern->error());
      host.pattern = static_cast<std::uint32_t>(context.selectors.patterns.size());
      context.selectors.patterns.push_back(std::move(pattern));
    } else {
      if (name.empty() || !std::all_of(name.begin(), name.end(), is_host_character))
        return fail(in_quotes(name) + " is no site's name");
      if (name.starts_with("*.") && name.size() > 2) {  // what is below a site is meant by its name, too
        host.name.begin += 2;
        host.name.size -= 2;
        name.remove_prefix(2);
      }
      if (std::any_of(name.begin(), name.end(), [](char c) { return text::to_lower(c) != c; }))
        host.name = pool.add(text::to_lower(name));
    }
    rule.is_generic = rule.is_generic && host.excluded;
    context.hosts.push_back(host);
    at = item.next;
  }
  rule.hosts.count = static_cast<std::uint32_t>(context.hosts.size()) - first;
  return true;
}

}  // namespace presscut::rules
