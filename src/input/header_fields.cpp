#include "input/header_fields.h"

#include <algorithm>

namespace presscut::input {

std::string_view take_line(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  std::string_view line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

std::string media_type(std::string_view value) {
  return text::to_lower(text::trim(value.substr(0, value.find(';'))));
}

std::string parameter(std::string_view value, std::string_view name) {
  std::size_t at = value.find(';');
  while (at < value.size()) {
    ++at;
    const std::size_t equals = value.find_first_of("=;", at);
    if (equals == std::string_view::npos) break;
    if (value[equals] == ';') {
      at = equals;
      continue;
    }
    const std::string_view found = text::trim(value.substr(at, equals - at));
    std::string_view rest = value.substr(equals + 1);
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size()));
    std::string content;
    std::size_t length = 0;
    if (rest.starts_with('"')) {
      for (length = 1; length < rest.size() && rest[length] != '"'; ++length) {
        if (rest[length] == '\\' && length + 1 < rest.size()) ++length;
        content += rest[length];
      }
    } else {
      length = std::min(rest.find(';'), rest.size());
      content = text::trim(rest.substr(0, length));
    }
    if (text::equals_ignoring_case(found, name)) return content;
    at = value.find(';', static_cast<std::size_t>(rest.data() - value.data()) + length);
  }
  return "";
}

bool is_html_type(std::string_view media_type) {
  return media_type == "text/html" || media_type == "application/xhtml+xml";
}

}  // namespace presscut::input
