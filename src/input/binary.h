// Files that hold no page: told by their leading bytes.
#pragma once

#include <string_view>

namespace presscut::input {

// What the bytes are where they are not text, such as "a PNG image" or "binary data"; "" for text in any
// encoding.
std::string_view binary_kind(std::string_view bytes);

}  // namespace presscut::input
