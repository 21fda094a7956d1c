// Text of pages and names of files where they could pass for something else: in a terminal, in a report.
#pragma once

#include <string>
#include <string_view>

namespace presscut::text {

// Control characters but those of ASCII; what shows nothing, turns the direction of the text after it or ends a line;
// deprecated formatting and tag characters, and code points that are no characters.
bool is_disguising(char32_t c);

// On one line: line ends and other control characters as "\n" and "\x1b", what disguises text as "\u202e". Bytes that are
// not UTF-8 stay as they are, but for those that an old terminal takes for control characters.
std::string printable(std::string_view text);

}  // namespace presscut::text
