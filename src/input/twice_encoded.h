// Pages saved by a program that took UTF-8 for windows-1252 or ISO-8859-1 and wrote what it read as UTF-8: "itâ€™s".
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace presscut::input {

// The text as it was before the second encoding; nothing where it was encoded once. That is told by all of it: no text in
// any language has its characters beyond ASCII stand together so that, as bytes, each of them is part of well-formed UTF-8.
// Precondition: valid UTF-8. Reads no further than to the first that is not.
std::optional<std::string> encoded_once(std::string_view text);

}  // namespace presscut::input
