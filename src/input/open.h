// The bytes of one saved page to its text in UTF-8: compression peeled, kind told, encoding found and
// converted.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "presscut/error.h"
#include "presscut/extract.h"

namespace presscut::input {

enum class PageKind { html, plain_text };

struct OpenedPage {
  PageKind kind = PageKind::html;
  std::string_view text;  // valid UTF-8, no byte-order mark, line ends as in the page; views its bytes, or `converted`
  std::unique_ptr<const std::string> converted;
  std::string encoding;  // that it was read in: the WHATWG name, such as "windows-1252"
  std::string url;  // from the mark that a page saver left (SingleFile, monolith, "saved from url"), or ""
};

// `name` helps to tell the kind where the bytes do not (".txt"); it may be empty. max_bytes bounds the page
// decompressed and in UTF-8. Errors: unsupported (not a page: binary data), too_large, unreadable (damaged
// container). The bytes outlive what is opened. `charset` is what the transport declared, such as an HTTP header; "" if nothing did.
Result<OpenedPage> open_page(std::string_view bytes, std::string_view name, const PageHints& hints,
                             std::size_t max_bytes, std::string_view charset = "");

}  // namespace presscut::input
