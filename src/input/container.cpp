#include "input/container.h"

#include <array>

#include "input/binary.h"
#include "input/decode.h"
#include "input/encoding.h"
#include "text/strings.h"

namespace presscut::input {
namespace {

constexpr std::array kContainers{
    Container{"gzip", looks_like_gzip, open_gzip},
    Container{"html", looks_like_html, open_html},
    Container{"plain_text", looks_like_plain_text, open_plain_text},
};

// A page compressed by its server and again by its keeper is seen; more is not.
constexpr int kMostNested = 2;

}  // namespace

std::span<const Container> containers() {
  return kContainers;
}

Result<OpenedPage> open_contained(const OpenRequest& request) {
  for (const Container& container : kContainers) {
    if (container.looks_like(request.bytes, request.name)) return container.open(request);
  }
  return Error{Reason::unsupported, "not a page but " + std::string(binary_kind(request.bytes))};
}

Result<OpenedPage> decoded_page(const OpenRequest& request, PageKind kind) {
  if (request.bytes.size() > request.max_bytes) return too_large(request.max_bytes);
  const Encoding& encoding = encoding_of(request.bytes, request.hints.encoding, kind);
  Result<std::string> text = decode(request.bytes, encoding);
  if (!text) return text.error();
  if (text->size() > request.max_bytes) return too_large(request.max_bytes);
  return OpenedPage{kind, std::move(*text), std::string(encoding.name), ""};
}

Error too_large(std::size_t max_bytes) {
  return Error{Reason::too_large, "the page is larger than " + std::to_string(max_bytes) + " bytes"};
}

bool has_suffix(std::string_view name, std::string_view suffix) {
  return name.size() >= suffix.size() &&
         text::equals_ignoring_case(name.substr(name.size() - suffix.size()), suffix);
}

Result<OpenedPage> open_page(std::string_view bytes, std::string_view name, const PageHints& hints,
                             std::size_t max_bytes) {
  return open_contained(OpenRequest{bytes, name, hints, max_bytes, kMostNested});
}

}  // namespace presscut::input
