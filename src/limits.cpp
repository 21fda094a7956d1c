#include "presscut/limits.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

namespace presscut {
namespace {

constexpr std::size_t kAny = SIZE_MAX;

// Tables are indexed by 32 bits, and what walks a page's depth or an element's attributes is quick for some
// thousand.
constexpr LimitRow kLimitRows[] = {
    {"nodes", &PageLimits::nodes, std::size_t{1} << 30, "elements and texts of a page"},
    {"parse-memory", &PageLimits::parse_memory, kAny, "bytes needed to parse its markup"},
    {"parse-milliseconds", &PageLimits::parse_milliseconds, kAny, "processor time needed for the same"},
    {"growth", &PageLimits::growth, kAny, "times that data may grow when decompressed"},
    {"output", &PageLimits::output, kAny, "bytes of the article as printed"},
    {"depth", &PageLimits::depth, 5000, "elements inside one another; deeper ones are flattened"},
    {"attributes", &PageLimits::attributes, 5000, "attributes of one element; more are passed over"},
    {"json-depth", &PageLimits::json_depth, 200,
     "brackets in one another in a script; deeper ones are passed over"},
    {"json-size", &PageLimits::json_size, kAny, "bytes of one script with JSON; larger ones are passed over"},
    {"rule-steps", &PageLimits::rule_steps, std::size_t{1} << 30,
     "looks at a node of one rule for each node; a rule that needs more is off"},
};

}  // namespace

std::span<const LimitRow> limit_rows() {
  return kLimitRows;
}

std::string limit_text(std::size_t PageLimits::*limit, const PageLimits& limits) {
  const auto* row =
      std::find_if(std::begin(kLimitRows), std::end(kLimitRows), [&](const LimitRow& r) { return r.value == limit; });
  return "--limit " + std::string(row->name) + "=" + std::to_string(limits.*limit);
}

}  // namespace presscut
