// The headline, as the page shows it.
#pragma once

#include <optional>
#include <string>

#include "facts/page_facts.h"
#include "filter/decisions.h"

namespace presscut::compose {

// The shown headline where there is one, without a kicker or site name that stands in the same heading; else the one
// that metadata names. A name that ends in an ellipsis was cut short and is the last choice.
std::optional<std::string> compose_headline(const filter::Selection& selection, const facts::PageFacts& facts);

}  // namespace presscut::compose
