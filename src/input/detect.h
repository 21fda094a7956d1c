// The encoding of a page that does not say it, by its language.
#pragma once

#include <string_view>

#include "input/encoding_labels.h"

namespace presscut::input {

// Never UTF-8 or UTF-16, which are told by other means; null where the text tells nothing.
const Encoding* detected_encoding(std::string_view bytes);

}  // namespace presscut::input
