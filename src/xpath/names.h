// The names in an XPath expression that no page can give a meaning to.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace presscut::xpath {

struct UnknownName {
  std::size_t position = 0;  // in the expression, in bytes
  std::string message;
};

// The first function that XPath 1.0 does not have, variable, or name with a prefix. Precondition: the
// expression is well-formed.
std::optional<UnknownName> find_unknown_name(std::string_view expression);

}  // namespace presscut::xpath
