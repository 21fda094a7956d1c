// The article, put together.
#pragma once

#include <string_view>

#include "compose/summary.h"
#include "dom/document.h"
#include "facts/page_facts.h"
#include "filter/decisions.h"
#include "presscut/article.h"
#include "presscut/error.h"
#include "presscut/extract.h"

namespace presscut::compose {

// Error: no_article, where no part of the page is one. On return the selection's decisions tell where every block went.
Result<Article> compose_article(const dom::Document& document, const facts::PageFacts& facts, filter::Selection& selection,
                                const Summary& summary, std::string_view source, const ExtractOptions& options);

}  // namespace presscut::compose
