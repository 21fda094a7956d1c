#include "format/formats.h"
#include "format/record.h"

namespace presscut::format {

std::string render_json(const Article& article, const Selection& selection) {
  return record(article, selection, Layout::indented);
}

std::string render_jsonl(const Article& article, const Selection& selection) {
  return record(article, selection, Layout::one_line);
}

}  // namespace presscut::format
