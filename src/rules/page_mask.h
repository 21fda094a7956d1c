// Addresses as ad blockers' lists write them, with "*", "^" and "|", as regular expressions.
#pragma once

#include <string>
#include <string_view>

namespace presscut::rules {

// "/news/*.html|" as "/news/.*\.html$". A "*" stands for anything, "^" for a separator or the end, and "|" at
// an end of the mask for that end of the address.
std::string expression_of_mask(std::string_view mask);

}  // namespace presscut::rules
