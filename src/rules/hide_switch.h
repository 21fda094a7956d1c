// Rules about requests that switch element hiding off: "@@||example.com^$generichide".
// https://help.adblockplus.org/hc/en-us/articles/360062733293 ("Exception rules": elemhide, generichide)
#pragma once

#include <cstdint>
#include <string_view>

#include "rules/rule.h"

namespace presscut::rules {

// Whether `line`, which stands in the pool at `pool_begin`, is such a rule, and for sites that can be told
// from it; it is then read into `rule`.
bool parse_hide_switch(std::string_view line, std::uint32_t pool_begin, LineContext& context, Rule& rule);

// What else a line that is not about elements is: Unusable::network or cookie.
Unusable kind_of_request_rule(std::string_view line);

}  // namespace presscut::rules
