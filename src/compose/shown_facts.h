// What the article's own blocks say of it, for pages whose metadata is silent: who signed it, when, what its picture shows.
#pragma once

#include <string>
#include <vector>

#include "dom/document.h"
#include "facts/page_facts.h"
#include "filter/decisions.h"

namespace presscut::compose {

// The persons in elements that rules call a byline.
std::vector<std::string> shown_authors(const dom::Document& document, const filter::Selection& selection);

// The persons on a line of its own, in bold, right above the text or right below it. A label may look the same ("Keep
// Reading"): ask only where the page hides its author otherwise.
std::vector<std::string> signed_by(const filter::Selection& selection);

// The date in an element that rules call the date of publication; "" where there is none.
std::string shown_date(const dom::Document& document, const filter::Selection& selection, const std::string& language);

// The caption of the picture between the headline and the text; "" where there is none.
std::string lead_caption(const filter::Selection& selection);

}  // namespace presscut::compose
