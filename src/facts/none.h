// What a search in a text gives where it finds nothing.
#pragma once

#include <cstddef>
#include <string_view>

namespace presscut::facts {

inline constexpr std::size_t kNone = std::string_view::npos;

}  // namespace presscut::facts
