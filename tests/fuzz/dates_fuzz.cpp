// A date is one of RFC 3339, or less of it, or none.
#include <cstdint>
#include <string>

#include "facts/dates.h"
#include "fuzz_check.h"

using namespace presscut;

namespace {

// "2024-06-13", "2024-06-13T16:05:00" with or without a zone.
void check_date(std::string_view date) {
  constexpr std::string_view kShape = "dddd-dd-ddTdd:dd:dd";
  if (date.empty()) return;
  FUZZ_CHECK(date.size() >= 10);
  for (std::size_t i = 0; i < date.size() && i < kShape.size(); ++i) {
    FUZZ_CHECK(kShape[i] == 'd' ? date[i] >= '0' && date[i] <= '9' : date[i] == kShape[i]);
  }
  FUZZ_CHECK(date.size() == 10 || date.size() >= kShape.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const auto order : {facts::DateOrder::day_first, facts::DateOrder::month_first}) {
    check_date(facts::read_date(text, order));
    check_date(facts::read_dateline(text, order));
  }
  const std::string in_path = facts::date_in_path(text);
  check_date(in_path);
  facts::is_same_day(in_path, facts::read_date(text));
  return 0;
}
