#include "cli/extract_page.h"

#include "pipeline.h"

namespace presscut::cli {

Result<Article> extract_page(const input::RawPage& page, const ExtractOptions& options) {
  auto read = read_page(page.bytes, page.name, options, {page.file_name, page.url, page.charset});
  if (!read) return read.error();
  return std::move(read->article);
}

}  // namespace presscut::cli
