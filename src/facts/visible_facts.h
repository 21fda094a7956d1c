// Dates and authors as the page shows them around its headline, for pages whose metadata is silent:
// microdata, <time>, rel="author", elements that are called a byline or a date. Looked for near the <h1>
// only, outside of navigation, comments and teasers.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dom/document.h"
#include "facts/dates.h"

namespace presscut::facts {

struct VisibleFacts {
  std::string headline;             // the text of the <h1> taken for the article's; "" if there is none
  std::string published, modified;  // of <time> and elements near the headline
  std::string microdata_published, microdata_modified;
  std::vector<std::string> authors, microdata_authors;  // cleaned
};

// `headlines`: what the page's metadata call it, to tell its <h1> from a site's name.
VisibleFacts read_visible_facts(const dom::Document& document, const std::vector<std::string>& headlines,
                                DateOrder order);

}  // namespace presscut::facts
