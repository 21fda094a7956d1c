// The first bytes choose what the transport and the user say of the encoding; the rest becomes valid UTF-8.
#include <cstdint>
#include <string>

#include "fuzz_check.h"
#include "input/open.h"
#include "input/utf8.h"

using namespace presscut;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr const char* kLabels[] = {"",          "windows-1252", "shift_jis",   "gb18030", "big5",   "euc-kr", "iso-2022-jp",
                                     "utf-16le",  "utf-16be",     "koi8-u",      "euc-jp",  "utf-8",  "x-user-defined",
                                     "macintosh", "iso-8859-8-i", "replacement", "hz-gb-2312"};
  constexpr std::size_t kCount = std::size(kLabels);
  if (size < 2) return 0;
  PageHints hints;
  hints.encoding = kLabels[data[0] % kCount];
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 2, size - 2);
  constexpr std::size_t kMost = 1 << 20;
  const auto page = input::open_page(bytes, "a.html", hints, kMost, kLabels[data[1] % kCount]);
  if (!page) return 0;
  FUZZ_CHECK(input::utf8_census(page.value().text).malformed == 0);
  FUZZ_CHECK(page.value().text.find('\0') == std::string::npos);
  FUZZ_CHECK(page.value().text.size() <= kMost);
  return 0;
}
