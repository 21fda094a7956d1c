#include "rules/modifiers.h"

#include <algorithm>

#include "rules/host_list.h"
#include "rules/page_mask.h"
#include "text/strings.h"

namespace presscut::rules {

namespace {

// Where `c` stands with no backslash before it.
std::size_t find_unescaped(std::string_view s, char c, std::size_t from) {
  for (std::size_t i = from; i < s.size(); ++i) {
    if (s[i] == '\\') {
      ++i;
    } else if (s[i] == c) {
      return i;
    }
  }
  return std::string_view::npos;
}

// In a modifier's value, signs that would end it stand behind a backslash, and so does a backslash.
std::string without_escapes(std::string_view value) {
  constexpr std::string_view kEscaped = "[],\\";
  std::string out;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] == '\\' && i + 1 < value.size() && kEscaped.find(value[i + 1]) != std::string_view::npos)
      ++i;
    out += value[i];
  }
  return out;
}

}  // namespace

bool add_path_pattern(std::string_view mask, LineContext& context, std::uint32_t& place,
                      std::string& message) {
  const bool is_expression = mask.size() > 2 && mask.starts_with('/') && mask.ends_with('/');
  const std::string expression =
      is_expression ? std::string(mask.substr(1, mask.size() - 2)) : expression_of_mask(mask);
  auto pattern = std::make_shared<const Pattern>(expression, Case::ignored);
  if (context.pattern_check() == PatternCheck::now && !pattern->error().empty()) {
    message = "the pattern " + std::string(mask) + " cannot be used: " + pattern->error();
    return false;
  }
  place = static_cast<std::uint32_t>(context.selectors.patterns.size());
  context.selectors.patterns.push_back(std::move(pattern));
  return true;
}

bool parse_modifiers(std::string_view line, std::uint32_t pool_begin, LineContext& context, Rule& rule,
                     std::size_t& end, LineError& error) {
  constexpr std::size_t kBegin = 2;  // behind "[$"
  const std::size_t close = find_unescaped(line, ']', kBegin);
  if (close == std::string_view::npos) {
    error = {0, "this \"[\" is never closed"};
    return false;
  }
  const std::string_view list = line.substr(0, close);
  for (std::size_t at = kBegin; at <= close;) {
    const std::size_t comma = std::min(find_unescaped(list, ',', at), close);
    const std::string_view modifier = list.substr(at, comma - at);
    const std::size_t equals = std::min(modifier.find('='), modifier.size());
    const std::string_view name = text::trim(modifier.substr(0, equals));
    const std::string_view value = modifier.substr(std::min(equals + 1, modifier.size()));
    if (name == "domain") {
      const std::size_t begin = at + (modifier.size() - value.size());
      if (!parse_hosts(value, '|', pool_begin + static_cast<std::uint32_t>(begin), context, rule, error)) {
        error.position += begin;
        return false;
      }
    } else if (name == "path") {
      // Without a value: a site's front page.
      const std::string mask = value.empty() ? "|/|" : without_escapes(value);
      if (!add_path_pattern(mask, context, rule.path_pattern, error.message)) {
        error.position = at;
        return false;
      }
    } else {
      error = {at, "the modifier " + in_quotes(name) + " is not supported", Unusable::unsupported};
      return false;
    }
    at = comma + 1;
  }
  end = close + 1;
  return true;
}

}  // namespace presscut::rules
