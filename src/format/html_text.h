// Text of a page as text of an HTML page: escaped, and with nothing unseen in it.
#pragma once

#include <string>
#include <string_view>

namespace presscut::format {

// For an element's content or a quoted attribute value. Markup is escaped; control characters, direction
// overrides and other characters that show nothing but change how the rest is shown stand as "[U+202E]". Line
// ends and tabs stay. Takes any bytes; malformed ones become U+FFFD.
std::string html_text(std::string_view text);

}  // namespace presscut::format
