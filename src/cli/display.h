// Text fitted to the columns of a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace presscut::cli {

// What fits into so many columns, with "…" where something is left out; control characters as printable()
// shows them.
std::string fit(std::string_view text, std::size_t columns);

// The same, filled up with blanks.
std::string fill(std::string_view text, std::size_t columns);

}  // namespace presscut::cli
