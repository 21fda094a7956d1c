// Any bytes through everything: what comes out is well formed in each format.
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>

#include "fuzz_check.h"
#include "input/utf8.h"
#include "presscut/presscut.h"

using namespace presscut;

namespace {

void check_record(const std::string& line) {
  FUZZ_CHECK(!line.empty() && line.find('\n') == line.size() - 1);
  FUZZ_CHECK(nlohmann::json::accept(line));  // which asks for valid UTF-8, too
}

// The page can add no tag but those that the formats write.
void check_markup(const std::string& html) {
  FUZZ_CHECK(html.find("<script>alert") == std::string::npos);
  FUZZ_CHECK(input::utf8_census(html).malformed == 0);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  ExtractOptions options;
  for (const Include part : {Include::captions, Include::links, Include::images, Include::tables}) options.include.add(part);
  if (size % 2 == 1) options.embedded_data = EmbeddedData::always;
  const auto article = extract(bytes, size % 3 == 1 ? "page.txt" : "page.html", options);
  if (article) {
    check_record(render(*article, Format::jsonl));
    check_markup(render(*article, Format::html));
    FUZZ_CHECK(nlohmann::json::accept(render(*article, Format::json)));
    FUZZ_CHECK(input::utf8_census(render(*article, Format::markdown)).malformed == 0);
    FUZZ_CHECK(input::utf8_census(render(*article, Format::text)).malformed == 0);
  } else {
    check_record(render_error("page.html", article.error(), Format::jsonl));
  }
  if (size % 4 == 0) {
    if (const auto explanation = explain(bytes, "page.html", options)) check_markup(render_html(*explanation));
  }
  return 0;
}
