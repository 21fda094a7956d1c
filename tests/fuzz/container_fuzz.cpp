// Containers, one in another as they come. The first byte chooses a name, which tells some of them.
#include <cstdint>
#include <string>

#include "fuzz_check.h"
#include "input/open.h"
#include "input/pages.h"

using namespace presscut;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr const char* kNames[] = {"a.html", "a.warc",   "a.warc.gz", "a.warc.zst", "a.zip",         "a.tar",
                                    "a.tgz",  "a.jsonl",  "a.mhtml",   "a.webarchive", "a.html.br",   "a.html.bz2",
                                    "a.wacz", "a.html.xz", "",         "a.txt"};
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  input::ReadLimits limits;
  limits.max_page_bytes = 1 << 20;
  limits.max_entries = 1000;
  limits.max_growth = 100;
  limits.growth_checked_from = 1 << 20;
  for (const input::RawPage& page : input::raw_pages(bytes, kNames[data[0] % std::size(kNames)], limits)) {
    FUZZ_CHECK(page.bytes.size() <= limits.max_page_bytes);
    if (page.error) {
      FUZZ_CHECK(page.error->message.find('\n') == std::string::npos);
      continue;
    }
    const auto opened = input::open_page(page.bytes, page.file_name, {}, limits.max_page_bytes, page.charset);
    if (!opened) FUZZ_CHECK(!opened.error().message.empty());
  }
  return 0;
}
