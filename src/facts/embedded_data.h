// Article text that a page carries as data instead of showing it: the state of a JavaScript application
// (Next.js, Apollo, Redux …) and JSON-LD's articleBody.
#pragma once

#include <string>

#include "dom/document.h"
#include "facts/page_facts.h"

namespace presscut::facts {

// The longest article text found in the page's scripts, as HTML; "" if there is none. Text kept as a tree of
// nodes
// ({"type": "p", "children": […]}) keeps its paragraphs, headings and lists; nodes of other types (adverts,
// widgets) are left out. A flat articleBody is taken where there is no such tree.
std::string embedded_article(const dom::Document& document, const PageFacts& facts);

}  // namespace presscut::facts
