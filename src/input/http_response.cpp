#include "input/http_response.h"

#include <charconv>

#include "input/container.h"
#include "input/decoding_stream.h"
#include "input/header_fields.h"
#include "input/inflate.h"
#include "text/strings.h"

namespace presscut::input {
namespace {

// Of the size in a chunk's head; 15 digits of hexadecimal fit.
constexpr std::size_t kMostSizeDigits = 15;

// https://www.rfc-editor.org/rfc/rfc9112#name-chunked-transfer-coding
// Nothing if it is not chunked. What is cut short is given as far as it goes.
std::optional<std::string> dechunked(std::string_view body) {
  std::string out;
  bool first = true;
  while (!body.empty()) {
    std::string_view rest = body;
    const std::string_view head = take_line(rest);
    const std::string_view digits = text::trim(head.substr(0, head.find(';')));
    std::size_t size = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), size, 16);
    const bool is_size = !digits.empty() && digits.size() <= kMostSizeDigits && error == std::errc() &&
                         end == digits.data() + digits.size();
    if (!is_size) {
      if (first) return std::nullopt;
      break;
    }
    if (size == 0) break;
    first = false;
    out += rest.substr(0, size);
    rest.remove_prefix(std::min(size, rest.size()));
    if (rest.starts_with("\r\n"))
      rest.remove_prefix(2);
    else if (rest.starts_with('\n'))
      rest.remove_prefix(1);
    body = rest;
  }
  return out;
}

// HTTP's "deflate" is zlib's format; some servers send bare deflated data.
class DeflateStream : public DecodingStream {
 public:
  DeflateStream(std::unique_ptr<ByteStream> source, const ReadLimits& limits, Inflater::Wrapping wrapping)
      : DecodingStream(std::move(source), limits, "deflate", ""), inflater_(wrapping) {}

 protected:
  Step step(std::string_view in, std::span<char> room) override {
    const Inflater::Step step = inflater_.run(in, room);
    if (step.status == Z_STREAM_END) return {Status::part_ends, step.taken, step.given, ""};
    if (step.status == Z_OK || step.status == Z_BUF_ERROR) return {Status::more, step.taken, step.given, ""};
    return {Status::damaged, step.taken, step.given, inflater_.message()};
  }
  void restart() override { inflater_.restart(); }

 private:
  Inflater inflater_;
};

bool looks_like_zlib(std::string_view bytes) {
  if (bytes.size() < 2) return false;
  const unsigned head = static_cast<unsigned char>(bytes[0]) * 256u + static_cast<unsigned char>(bytes[1]);
  return (head >> 8 & 0x0F) == 8 && head % 31 == 0;
}

Result<std::string> without_coding(std::string body, std::string_view coding, const ReadLimits& limits) {
  std::unique_ptr<ByteStream> stream = std::make_unique<MemoryStream>(body);
  if (coding == "gzip" || coding == "x-gzip") {
    if (!looks_like_gzip(body, "")) return body;
    stream = decompress_gzip(std::move(stream), limits);
  } else if (coding == "zstd") {
    if (!looks_like_zstd(body, "")) return body;
    stream = decompress_zstd(std::move(stream), limits);
  } else if (coding == "br") {
    if (!looks_like_brotli(body, ".br")) return body;
    stream = decompress_brotli(std::move(stream), limits);
  } else if (coding == "deflate") {
    if (looks_like_html(body, "")) return body;
    const bool zlib = looks_like_zlib(body);
    stream = std::make_unique<DeflateStream>(std::move(stream), limits,
                                             zlib ? Inflater::Wrapping::zlib : Inflater::Wrapping::none);
  } else if (coding == "identity" || coding == "none" || coding.empty() || looks_like_html(body, "")) {
    return body;
  } else {
    return Error{Reason::unsupported, "a body in an unknown content encoding"};
  }
  return read_rest(*stream, limits.max_page_bytes);
}

}  // namespace

std::optional<HttpResponse> parse_http_response(std::string_view bytes) {
  HttpResponse response;
  const std::string_view status_line = take_line(bytes);
  if (!status_line.starts_with("HTTP/")) return std::nullopt;
  std::string_view status = status_line.substr(std::min(status_line.find(' '), status_line.size()));
  status = text::trim(status).substr(0, 3);
  std::from_chars(status.data(), status.data() + status.size(), response.status);
  take_fields(bytes, [&](std::string_view name, std::string_view value) {
    std::string* const field =
        text::equals_ignoring_case(name, "content-type")        ? &response.content_type
        : text::equals_ignoring_case(name, "transfer-encoding") ? &response.transfer_encoding
        : text::equals_ignoring_case(name, "content-encoding")  ? &response.content_encoding
                                                                : nullptr;
    if (field != nullptr) *field = value;
  });
  response.body = bytes;
  return response;
}

Result<std::string> decoded_body(const HttpResponse& response, const ReadLimits& limits) {
  std::string body(response.body);
  if (text::find_ignoring_case(response.transfer_encoding, "chunked") != std::string_view::npos) {
    if (auto whole = dechunked(body)) body = std::move(*whole);
  }
  // In the order in which they were applied; more than two is a bomb or a mistake.
  constexpr std::size_t kMostCodings = 3;
  const auto codings = text::split(response.content_encoding, ',');
  if (codings.size() > kMostCodings) return Error{Reason::unsupported, "too many content encodings"};
  for (auto coding = codings.rbegin(); coding != codings.rend(); ++coding) {
    Result<std::string> decoded = without_coding(std::move(body), text::to_lower(*coding), limits);
    if (!decoded) return decoded.error();
    body = std::move(decoded.value());
  }
  if (body.size() > limits.max_page_bytes) return too_large(limits.max_page_bytes);
  return body;
}

}  // namespace presscut::input
