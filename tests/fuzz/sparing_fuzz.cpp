// Any page: what the parser is spared changes nothing of the tree.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

#include "dom/dump.h"
#include "dom/parse.h"
#include "fuzz_check.h"
#include "text/strings.h"

using namespace presscut;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t kLongest = 4096;
  if (size > kLongest) return 0;
  const std::string page = dom::as_utf8({reinterpret_cast<const char*>(data), size});
  // <title> is text or not, and gumbo may have left the <svg> or <math>: at the end tag of any name that it does not know.
  const std::string lower = text::to_lower(page);
  if (lower.find("<title", std::min(lower.find("<svg"), lower.find("<math"))) != std::string::npos) return 0;
  const std::string spared = dom::dump(dom::parse_html(page));
  const std::string whole = dom::dump(dom::parse_html_whole(page));
  if (spared != whole) {
    const std::string message = page + "\n--- spared\n" + spared + "--- whole\n" + whole;  // may hold NULs
    std::fwrite(message.data(), 1, message.size(), stderr);
  }
  FUZZ_CHECK(spared == whole);
  return 0;
}
