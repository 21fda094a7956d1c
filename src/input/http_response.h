// An HTTP/1 response as web archives keep it: status, header fields, and a body in transfer and content
// encodings. https://www.rfc-editor.org/rfc/rfc9112
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "input/page_reader.h"
#include "presscut/error.h"

namespace presscut::input {

struct HttpResponse {
  int status = 0;
  std::string content_type;  // with its parameters
  std::string transfer_encoding;
  std::string content_encoding;
  std::string_view body;  // as it was sent
};

// Lenient, as archives are: what is no field is passed over. Nothing: no response at all.
std::optional<HttpResponse> parse_http_response(std::string_view bytes);

// The body without its encodings. A body that does not look encoded is taken as it is: many crawlers decode
// it and keep the fields. Errors: unreadable, unsupported, too_large.
Result<std::string> decoded_body(const HttpResponse& response, const ReadLimits& limits);

}  // namespace presscut::input
