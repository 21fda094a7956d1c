// The one call that the pipeline makes.
#pragma once

#include "dom/document.h"
#include "facts/page_facts.h"
#include "input/open.h"
#include "presscut/extract.h"
#include "site_config/site_marks.h"

namespace presscut::site_config {

// Looks in options.site_config_folder for a config for the page's host, and applies it. A config that
// rewrites the page's HTML has `document` and `facts` read again. Without a folder or a config, nothing is
// marked.
SiteMarks read_site(const ExtractOptions& options, const PageHints& hints, const input::OpenedPage& opened,
                    dom::Document& document, facts::PageFacts& facts);

}  // namespace presscut::site_config
