// Which encoding a page is in.
#pragma once

#include <string_view>

#include "input/encoding_labels.h"
#include "input/open.h"

namespace presscut::input {

// Never fails: what nothing tells is windows-1252, as in browsers. `hint` is a label that the user gave, or
// "". In plain text nothing is declared. `charset` is what the transport declared (HTTP, mail), or "".
const Encoding& encoding_of(std::string_view bytes, std::string_view hint, PageKind kind,
                            std::string_view charset = "");

// UTF-16 by its byte-order mark, or by the zero bytes that every other byte of Western text or of markup then
// is; null if it is not UTF-16.
const Encoding* utf_16_encoding(std::string_view bytes);

}  // namespace presscut::input
