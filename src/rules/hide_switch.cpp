#include "rules/hide_switch.h"

#include <algorithm>

#include "rules/host_list.h"
#include "rules/modifiers.h"
#include "text/strings.h"

namespace presscut::rules {

namespace {

struct Options {
  Hiding takes_off = Hiding::by_selector;
  std::string_view sites;  // of domain=
};

bool hiding_named(std::string_view name, Hiding& hiding) {
  if (name == "generichide" || name == "ghide") {
    hiding = Hiding::generic;
  } else if (name == "specifichide" || name == "shide") {
    hiding = Hiding::specific;
  } else if (name == "elemhide" || name == "ehide") {
    hiding = Hiding::all;
  } else {
    return false;
  }
  return true;
}

// False if the rule is no exception from hiding, or undone by its own options.
bool read_options(std::string_view list, Options& options) {
  for (const std::string_view option : text::split(list, ',')) {
    Hiding hiding = Hiding::by_selector;
    if (hiding_named(option, hiding)) {
      const bool both = options.takes_off != Hiding::by_selector && options.takes_off != hiding;
      options.takes_off = both ? Hiding::all : hiding;
    } else if (option.starts_with("domain=") || option.starts_with("from=")) {
      options.sites = option.substr(option.find('=') + 1);
    } else if (option == "badfilter") {
      return false;
    }
  }
  return options.takes_off != Hiding::by_selector;
}

// The address "||host/path" in its parts. False if it does not begin with a whole host.
bool split_address(std::string_view address, std::string_view& host, std::string_view& path) {
  constexpr std::string_view kStarts[] = {"||", "|https://", "|http://", "://"};
  const auto* start = std::find_if(std::begin(kStarts), std::end(kStarts),
                                   [&](std::string_view s) { return address.starts_with(s); });
  if (start == std::end(kStarts)) return false;
  address.remove_prefix(start->size());
  const std::size_t end = address.find_first_of("/^:?|");
  host = address.substr(0, end);
  path = end == std::string_view::npos ? std::string_view() : address.substr(end);
  if (path.starts_with(':') || path.starts_with('?')) return false;
  if (path == "^" || path == "/" || path == "|" || path == "^|" || path == "/*" || path == "^*") path = {};
  // What is asked of a query cannot be told from a path, so it does not count.
  path = path.substr(0, path.find('?'));
  const bool whole = end != std::string_view::npos || host.ends_with('.');
  return whole && !host.empty() && host != "*";
}

}  // namespace

bool parse_hide_switch(std::string_view line, std::uint32_t pool_begin, LineContext& context, Rule& rule) {
  const std::size_t dollar = line.rfind('$');
  if (dollar == std::string_view::npos || line.find("hide", dollar) == std::string_view::npos) return false;
  Options options;
  if (!read_options(line.substr(dollar + 1), options)) return false;
  std::string_view address = line.substr(0, dollar);
  const bool is_exception = address.starts_with("@@");
  if (is_exception) address.remove_prefix(2);
  const bool anywhere = address.empty() || address == "*";
  // uBlock Origin's lists leave the "@@" out where nothing but sites is named.
  if (!is_exception && !anywhere) return false;

  const auto place_of = [&](std::string_view part) {
    return pool_begin + static_cast<std::uint32_t>(part.data() - line.data());
  };
  LineError ignored;
  std::string_view host;
  std::string_view path;
  if (anywhere) {
    if (!parse_hosts(options.sites, '|', place_of(options.sites.empty() ? line : options.sites), context,
                     rule, ignored))
      return false;
    if (rule.is_generic) {  // would switch off every rule everywhere
      context.hosts.resize(rule.hosts.first);
      return false;
    }
  } else {
    if (!options.sites.empty() || !split_address(address, host, path)) return false;
    std::uint32_t begin = place_of(host);
    std::string entity;
    if (host.ends_with('.')) {  // "example." means any suffix
      entity = std::string(host) + '*';
      begin = context.selectors.pool.add(entity).begin;
      host = entity;
    }
    if (!parse_hosts(host, '|', begin, context, rule, ignored)) return false;
    if (!path.empty() &&
        !add_path_pattern('|' + std::string(path), context, rule.path_pattern, ignored.message)) {
      context.hosts.resize(rule.hosts.first);
      return false;
    }
  }
  rule.text = {pool_begin, static_cast<std::uint32_t>(line.size())};
  rule.is_exception = true;
  rule.is_parsed = true;
  rule.takes_off = options.takes_off;
  return true;
}

Unusable kind_of_request_rule(std::string_view line) {
  const std::size_t dollar = line.rfind('$');
  if (dollar == std::string_view::npos) return Unusable::network;
  for (const std::string_view option : text::split(line.substr(dollar + 1), ',')) {
    if (option == "cookie" || option.starts_with("cookie=")) return Unusable::cookie;
  }
  return Unusable::network;
}

}  // namespace presscut::rules
