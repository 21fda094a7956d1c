// The body's blocks, from what the filters left.
#pragma once

#include <vector>

#include "compose/summary.h"
#include "dom/document.h"
#include "filter/decisions.h"
#include "presscut/article.h"
#include "presscut/extract.h"

namespace presscut::compose {

// Turns body decisions into cuts for what stands above the headline and for what the summary has said.
void settle_body(const Summary& summary, filter::Selection& selection);

// `base` resolves addresses of links and images; "" leaves them as they are.
std::vector<Block> compose_body(const dom::Document& document, const filter::Selection& selection, const IncludeSet& include,
                                std::string_view base);

// Words of what a reader reads: captions do not count.
std::size_t count_words(const std::vector<Block>& body);

}  // namespace presscut::compose
