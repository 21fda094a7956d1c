// The one call by which a run extracts a page. It stands alone so that the tests can link another one, which
// crashes or hangs when a page asks for it.
#pragma once

#include "input/page_reader.h"
#include "presscut/extract.h"

namespace presscut::cli {

// Precondition: the page has no error.
Result<Article> extract_page(const input::RawPage& page, const ExtractOptions& options);

}  // namespace presscut::cli
