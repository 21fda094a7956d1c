// The body read from a page's embedded data, for pages whose visible text is empty until a script fills it.
#pragma once

#include <optional>
#include <vector>

#include "dom/document.h"
#include "facts/page_facts.h"
#include "filter/decisions.h"
#include "presscut/extract.h"

namespace presscut {

// The data's blocks, cut by the same rules, if options.embedded_data wants them for this page: `always` and there are
// some, or `if_page_is_empty` and the page shows no article text of its own.
std::optional<std::vector<Block>> body_from_data(const dom::Document& document, const facts::PageFacts& facts,
                                                 const filter::Selection& selection, const ExtractOptions& options);

}  // namespace presscut
