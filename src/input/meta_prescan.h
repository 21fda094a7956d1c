// What a page's own markup says its encoding is.
#pragma once

#include <string_view>

#include "input/encoding_labels.h"

namespace presscut::input {

// The encoding declared by a <meta> or an XML declaration; null if none is declared. Never UTF-16: bytes in
// which a <meta> can be read are not UTF-16, so such a declaration means UTF-8.
const Encoding* declared_encoding(std::string_view bytes);

// The label in a <meta>'s content attribute, such as "text/html; charset=utf-8"; "" if there is none.
std::string_view charset_in_content(std::string_view content);

}  // namespace presscut::input
