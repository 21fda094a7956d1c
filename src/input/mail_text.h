// The encodings by which mail carries text over lines of seven bits.
#pragma once

#include <string>
#include <string_view>

namespace presscut::input {

// Both lenient: what is no code stays as it is (quoted-printable), or is passed over (base64).
std::string from_quoted_printable(
    std::string_view text);                      // https://www.rfc-editor.org/rfc/rfc2045#section-6.7
std::string from_base64(std::string_view text);  // https://www.rfc-editor.org/rfc/rfc2045#section-6.8

// Of a header field, with encoded words such as "=?utf-8?Q?caf=C3=A9?=" decoded, for which alone their
// encoding is taken to be UTF-8. https://www.rfc-editor.org/rfc/rfc2047
std::string decoded_words(std::string_view value);

}  // namespace presscut::input
