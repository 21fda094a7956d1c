// The one call by which a run extracts a page. It stands alone so that the tests can link another one, which
// crashes or hangs when a page asks for it.
#pragma once

#include <string_view>

#include "presscut/extract.h"

namespace presscut::cli {

Result<Article> extract_page(std::string_view bytes, std::string_view source, const ExtractOptions& options);

}  // namespace presscut::cli
