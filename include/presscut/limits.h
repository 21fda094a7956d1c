// How far one page may go. Saved pages are untrusted: each of these bounds what a hostile one can cost.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "presscut/export.h"

namespace presscut {

struct PageLimits {
  // A page beyond these fails.
  std::size_t nodes = 1'000'000;                      // elements and texts; large real pages have 50,000
  std::size_t parse_memory = std::size_t{512} << 20;  // bytes, while the page's markup is read
  std::size_t parse_milliseconds = 10'000;            // of processor time, for the same
  std::size_t growth = 1000;                          // times that data may grow when decompressed
  std::size_t output = std::size_t{256} << 20;        // bytes of the article as it is printed
  // Of a page beyond these, what is beyond is passed over.
  std::size_t depth = 512;                        // elements inside one another: flattened, as browsers do
  std::size_t attributes = 256;                   // of one element
  std::size_t json_depth = 200;                   // brackets in one another, of one script with JSON
  std::size_t json_size = std::size_t{16} << 20;  // bytes of one script with JSON
  std::size_t rule_steps = 60;                    // looks at a node, of one rule for each node of the page
};

// A limit as a user sets it.
struct LimitRow {
  std::string_view name;  // "parse-memory"
  std::size_t PageLimits::*value;
  std::size_t most;  // that it may be set to
  std::string_view meaning;
};
PRESSCUT_API std::span<const LimitRow> limit_rows();

// "nodes=1000000": what a message says of the limit that was met, so that it can be raised by --limit.
PRESSCUT_API std::string limit_text(std::size_t PageLimits::*limit, const PageLimits& limits);

}  // namespace presscut
