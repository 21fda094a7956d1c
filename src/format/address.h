// Addresses as they may stand in Markdown and HTML.
#pragma once

#include <string>
#include <string_view>

namespace presscut::format {

// Whether following the address can do no more than open a page or a mail: http, https, mailto, or relative.
bool is_safe_address(std::string_view url);

// The address with what may stand in none percent-encoded: blanks, controls, quotes, backslashes, angle brackets.
std::string encoded_address(std::string_view url);

}  // namespace presscut::format
