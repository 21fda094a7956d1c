// The page's language as a BCP 47 tag.
#pragma once

#include <string>
#include <string_view>

namespace presscut::facts {

// "de_DE", "DE-de" and "German" give "de-DE", "de-DE" and "de"; what is no language gives "".
std::string language_tag(std::string_view declared);

}  // namespace presscut::facts
