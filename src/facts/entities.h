// Character references that a value still holds after the page was parsed: in JSON-LD, and where a page
// escapes twice.
#pragma once

#include <string>
#include <string_view>

namespace presscut::facts {

// Decodes "&amp;", "&#8217;", "&#x2019;" and the named references of Latin text, twice at most
// ("&amp;quot;"). What is no reference stays.
std::string decode_entities(std::string_view s);

// A value of JSON-LD or of a meta tag as text: references decoded, tags dropped, text::clean().
std::string clean_value(std::string_view s);

}  // namespace presscut::facts
