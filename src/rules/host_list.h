// The sites that a rule names: "a.com,~b.a.com,google.*,/^news[0-9]+\.example\.com$/".
#pragma once

#include <cstdint>
#include <string_view>

#include "rules/rule.h"

namespace presscut::rules {

// Reads a list of sites, which stands in the pool at `pool_begin`, into the rule's hosts and is_generic. An
// error's position is in the list; hosts that were added meanwhile are taken back.
bool parse_hosts(std::string_view list, char separator, std::uint32_t pool_begin, LineContext& context,
                 Rule& rule, LineError& error);

}  // namespace presscut::rules
