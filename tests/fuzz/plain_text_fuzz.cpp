// Any bytes as a page of plain text: what the tree says, the page says in that order.
#include <cstdint>
#include <string>
#include <string_view>

#include "dom/dump.h"
#include "dom/parse.h"
#include "fuzz_check.h"
#include "input/utf8.h"
#include "presscut/presscut.h"

using namespace presscut;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string page = dom::as_utf8({reinterpret_cast<const char*>(data), size});
  const auto document = dom::parse_plain_page(page, {});
  FUZZ_CHECK(document.has_value());
  std::size_t at = 0;
  for (dom::NodeId id = 0; id < document->size(); ++id) {
    if (!document->is_text(id)) continue;
    for (const char c : document->text(id)) {
      if (c == ' ') continue;  // also where lines were joined
      at = page.find(c, at);
      FUZZ_CHECK(at != std::string::npos);
      ++at;
    }
  }
  if (const auto article = extract(page, "page.txt"))
    FUZZ_CHECK(input::utf8_census(render(*article, Format::text)).malformed == 0);
  return 0;
}
