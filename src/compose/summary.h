// The page's own summary: the standfirst (dek, sub-headline, Vorspann, chapô …) or the key points that stand between the
// headline and the text. Never one we make up, never the meta description alone, never the first paragraph.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "dom/document.h"
#include "facts/page_facts.h"
#include "filter/decisions.h"

namespace presscut::compose {

struct Summary {
  std::vector<std::size_t> blocks;  // in page order; each is one item
  const char* reason = "";          // why these; static storage
};

Summary find_summary(const dom::Document& document, const filter::Selection& selection, const facts::PageFacts& facts);

}  // namespace presscut::compose
