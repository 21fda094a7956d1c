// Header fields, which HTTP, mail and web archives have in common: "Name: value; parameter=value".
#pragma once

#include <string>
#include <string_view>

namespace presscut::input {

// The next line, without its end, which "\r\n" or "\n" is; taken from `rest`.
std::string_view take_line(std::string_view& rest);

// The fields up to the first empty line, lines that go on with white space joined. Taken from `rest`, with
// the empty line. Calls visit(name, value) for each.
template <class Visit>
void take_fields(std::string_view& rest, Visit&& visit);

// "text/html" of "Text/HTML; charset=utf-8".
std::string media_type(std::string_view value);

// A parameter's value, without quotes; "" if it is not there. `name` is in small letters.
std::string parameter(std::string_view value, std::string_view name);

bool is_html_type(std::string_view media_type);

}  // namespace presscut::input

#include "text/strings.h"

template <class Visit>
void presscut::input::take_fields(std::string_view& rest, Visit&& visit) {
  std::string joined;
  const auto end_field = [&] {
    const std::size_t colon = joined.find(':');
    if (colon != std::string::npos) {
      visit(text::trim(std::string_view(joined).substr(0, colon)),
            text::trim(std::string_view(joined).substr(colon + 1)));
    }
    joined.clear();
  };
  while (!rest.empty()) {
    const std::string_view line = take_line(rest);
    if (line.empty()) break;
    const bool goes_on = line[0] == ' ' || line[0] == '\t';
    if (!goes_on) end_field();
    if (goes_on) joined += ' ';
    joined += goes_on ? text::trim(line) : line;
  }
  end_field();
}
