// The marks that page savers leave at a page's beginning.
#pragma once

#include <string>
#include <string_view>

namespace presscut::input {

// The address that the page was saved from, if its saver noted it; "" if not, or if it was no http or https
// address. `page` is UTF-8.
std::string saved_from(std::string_view page);

}  // namespace presscut::input
