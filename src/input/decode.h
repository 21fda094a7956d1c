// Bytes in a known encoding to UTF-8.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "input/encoding_labels.h"
#include "presscut/error.h"

namespace presscut::input {

// The text in valid UTF-8, without a byte-order mark. What the bytes do not say well, and NUL, is U+FFFD; the
// rest is kept. Error: unsupported, where this system lacks the converter for an encoding.
Result<std::string> decode(std::string_view bytes, const Encoding& encoding);

// The same where it is the bytes themselves, or what stands behind their byte-order mark.
std::optional<std::string_view> decoded_in_place(std::string_view bytes, const Encoding& encoding);

}  // namespace presscut::input
