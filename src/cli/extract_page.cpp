#include "cli/extract_page.h"

namespace presscut::cli {

Result<Article> extract_page(std::string_view bytes, std::string_view source, const ExtractOptions& options) {
  return extract(bytes, source, options);
}

}  // namespace presscut::cli
