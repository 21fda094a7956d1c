// The article, put together.
#pragma once

#include <vector>

#include "compose/summary.h"
#include "facts/page_facts.h"
#include "filter/decisions.h"
#include "filter/page_kind.h"
#include "presscut/article.h"
#include "presscut/error.h"

namespace presscut::compose {

// Puts the parts together. Error: no_article, where the body holds no words, or the page is surely of another kind.
Result<Article> compose_article(const dom::Document& document, const facts::PageFacts& facts,
                                const filter::Selection& selection, const Summary& summary,
                                std::vector<Block> body, const filter::PageVerdict& verdict);

}  // namespace presscut::compose
