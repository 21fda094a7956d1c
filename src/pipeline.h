// What the stages make of one page, kept for whoever wants more than the article.
#pragma once

#include <string_view>

#include "compose/summary.h"
#include "dom/document.h"
#include "facts/page_facts.h"
#include "filter/decisions.h"
#include "presscut/article.h"
#include "presscut/error.h"
#include "presscut/extract.h"
#include "site_config/site_marks.h"

namespace presscut {

struct ReadPage {
  dom::Document document;
  facts::PageFacts facts;
  site_config::SiteMarks site;
  filter::Selection selection;
  compose::Summary summary;
  Result<Article> article;
};

// What a container of many pages told about one of them.
struct PageOrigin {
  std::string_view file_name;  // helps to tell the kind; "": the source's
  std::string_view url;        // ranks above what a page saver noted in the page
  std::string_view charset;    // as the transport declared it
};

// Errors are the container's; a page without an article is a ReadPage whose article says so.
Result<ReadPage> read_page(std::string_view bytes, std::string_view source, const ExtractOptions& options,
                           const PageOrigin& origin = {});

}  // namespace presscut
