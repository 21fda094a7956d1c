// AdGuard's modifiers before a rule: "[$path=/news,domain=a.com|b.com]##.advert".
// Specification: https://adguard.com/kb/general/ad-filtering/create-own-filters/#non-basic-rules-modifiers
#pragma once

#include <cstdint>
#include <string_view>

#include "rules/rule.h"

namespace presscut::rules {

// Reads them from the head of `line`, which stands in the pool at `pool_begin`, into the rule's hosts and
// path. `end` is where the rule itself begins. An error's position is in the line.
bool parse_modifiers(std::string_view line, std::uint32_t pool_begin, LineContext& context, Rule& rule,
                     std::size_t& end, LineError& error);

// The place among the selectors' patterns of one for paths that `mask` matches: "/expression/", or a mask as
// in page_mask.h.
bool add_path_pattern(std::string_view mask, LineContext& context, std::uint32_t& place,
                      std::string& message);

}  // namespace presscut::rules
