// Characters by the names that HTML gives them: "nbsp" of "&nbsp;".
#pragma once

#include <cstddef>
#include <string_view>

namespace presscut::text {

inline constexpr std::size_t kLongestCharacterName = 9;

// 0 where the name, without '&' and ';', is none of a subset of https://html.spec.whatwg.org/multipage/named-characters.html:
// those of Latin text.
char32_t named_character(std::string_view name);

}  // namespace presscut::text
