// [name=value] and its like, against a value.
#pragma once

#include <string_view>

#include "rules/selector.h"

namespace presscut::rules {

// Precondition: is_attribute_test(test.kind).
bool attribute_matches(const Selectors& selectors, const Test& test, std::string_view value);

}  // namespace presscut::rules
