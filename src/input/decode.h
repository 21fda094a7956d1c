// Bytes in a known encoding to UTF-8.
#pragma once

#include <string>
#include <string_view>

#include "input/encoding_labels.h"
#include "presscut/error.h"

namespace presscut::input {

// The text in valid UTF-8, without a byte-order mark. What the bytes do not say well, and NUL, is U+FFFD; the
// rest is kept. Error: unsupported, where this system lacks the converter for an encoding.
Result<std::string> decode(std::string_view bytes, const Encoding& encoding);

}  // namespace presscut::input
