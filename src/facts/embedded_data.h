// Article text that a page carries as data instead of showing it: the state of a JavaScript application
// (Next.js, Nuxt, Apollo, Redux, Arc XP …), in scripts of JSON or assigned to a variable, and JSON-LD's articleBody.
#pragma once

#include <string>

#include "dom/document.h"
#include "facts/page_facts.h"

namespace presscut::facts {

// The article text found in the page's scripts, as HTML; "" if there is none. Of several the one that stands with the page's
// headline, then the longest. Text kept as nodes (node_list.h) keeps its paragraphs, headings and lists, and a string of
// HTML its markup. JSON-LD's articleBody, mostly flat, is taken where there is nothing else.
std::string embedded_article(const dom::Document& document, const PageFacts& facts);

}  // namespace presscut::facts
