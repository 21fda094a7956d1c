// What an element looks like among those beside it.
#pragma once

#include <string>

#include "dom/document.h"

namespace presscut::filter {

// Equal for elements of one name and class that stand in the same element.
std::string shape_of(const dom::Document& document, dom::NodeId node);

}  // namespace presscut::filter
