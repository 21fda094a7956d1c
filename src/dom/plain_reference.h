// Characters that need no tokenizer to be read, as it does not replace them, and references to such that end in ';'.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace presscut::dom {

// Whether the tokenizer takes the character that begins here as it is. Precondition: it is not ASCII.
bool is_plain_character(std::string_view s);

struct PlainReference {
  std::size_t size = 0;  // of its name and the ';'; 0: there is none
  char32_t character = 0;
};

// "amp;", "#8217;", "#x27;" at the begin.
PlainReference reference_at(std::string_view behind_ampersand);

// What is no such reference stays.
void append_decoded(std::string_view s, std::string& out);

}  // namespace presscut::dom
