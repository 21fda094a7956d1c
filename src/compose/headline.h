// The headline, as the page shows it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "dom/document.h"
#include "facts/page_facts.h"
#include "filter/decisions.h"

namespace presscut::compose {

// The shown headline where there is one, without a kicker, site name or section that stands in the same heading; else the
// one that metadata names. A name that ends in an ellipsis was cut short and is the last choice.
std::optional<std::string> compose_headline(const dom::Document& document, const filter::Selection& selection,
                                            const facts::PageFacts& facts);

// Without the marks that templates leave at the ends of a headline: "## ", "| ", " ?>", " »".
std::string_view without_stray_marks(std::string_view headline);
// Without a label behind a bar: "Bridge closed for a week | Local news".
std::string_view without_label(std::string_view headline);

}  // namespace presscut::compose
