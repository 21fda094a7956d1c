// A block of JSON-LD, and the same as data of the page.
#include <cstdint>
#include <string>

#include "dom/parse.h"
#include "facts/embedded_data.h"
#include "facts/json_ld.h"
#include "facts/page_facts.h"
#include "fuzz_check.h"
#include "input/utf8.h"

using namespace presscut;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string bytes(reinterpret_cast<const char*>(data), size);
  if (input::utf8_census(bytes).malformed > 0) return 0;  // pages are decoded before
  const facts::LinkedData linked = facts::read_linked_data({std::string_view(bytes)}, facts::DateOrder::day_first);
  for (const auto& article : linked.articles) FUZZ_CHECK(input::utf8_census(article.headline).malformed == 0);
  const dom::Document document = dom::parse_html("<script type='application/ld+json'>" + bytes + "</script><script>" + bytes +
                                                 "</script><p>text");
  const facts::PageFacts found = facts::read_facts(document, {});
  FUZZ_CHECK(input::utf8_census(facts::embedded_article(document, found)).malformed == 0);
  return 0;
}
