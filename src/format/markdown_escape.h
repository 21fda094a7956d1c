// Text as CommonMark that reads as that text. https://spec.commonmark.org/0.31.2/
#pragma once

#include <string>
#include <string_view>

namespace presscut::format {

// Inside a line: emphasis, code, links, markup and entities.
std::string escape_inline(std::string_view text);

// What would make a line, already escaped inside, a heading, a list item, a quote, a fence or a rule.
std::string escape_line_start(std::string line);

// A heading's content, already escaped inside: a closing run of # would be dropped.
std::string escape_heading(std::string line);

// A cell of a table, already escaped inside.
std::string escape_cell(std::string_view text);

// A link's destination.
std::string escape_address(std::string_view url);

}  // namespace presscut::format
