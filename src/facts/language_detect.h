// The language of a text, from its script and its most frequent function words. Meant for pages that do not say theirs.
#pragma once

#include <string>
#include <string_view>

namespace presscut::facts {

// A BCP 47 language ("en", "sr", "zh"); "" where the text is too short or too mixed to tell.
std::string detect_language(std::string_view text);

// The language of a text on a page that declares one ("" if it does not): the declared one, unless the text is wholly
// in a script that is never used for it.
std::string settled_language(const std::string& declared, std::string_view text);

}  // namespace presscut::facts
