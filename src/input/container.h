// The kinds of file that hold a page. To add one: a file that implements its two functions, and a row in the
// table.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "input/open.h"

namespace presscut::input {

// What is to be opened, and how far one may go.
struct OpenRequest {
  std::string_view bytes;
  std::string_view
      name;  // of the file, may be empty; of a container's content, the name less the container's suffix
  const PageHints& hints;
  std::size_t max_bytes;
  int containers_left;  // that may still be found inside this one
};

struct Container {
  std::string_view name;
  // By the content first; the name decides where the content may be either.
  bool (*looks_like)(std::string_view bytes, std::string_view name);
  Result<OpenedPage> (*open)(const OpenRequest& request);
};

// In the order in which they are tried. Together they take all that is not binary.
std::span<const Container> containers();

// Opens with the first container that the request looks like. Containers with content of their own call it
// for that.
Result<OpenedPage> open_contained(const OpenRequest& request);

// The rows' functions, each pair in a file of its own.
bool looks_like_gzip(std::string_view bytes, std::string_view name);
Result<OpenedPage> open_gzip(const OpenRequest& request);

bool looks_like_html(std::string_view bytes, std::string_view name);
Result<OpenedPage> open_html(const OpenRequest& request);

bool looks_like_plain_text(std::string_view bytes, std::string_view name);
Result<OpenedPage> open_plain_text(const OpenRequest& request);

// The text of a page in any encoding. Errors: unsupported (an encoding), too_large.
Result<OpenedPage> decoded_page(const OpenRequest& request, PageKind kind);

Error too_large(std::size_t max_bytes);

bool has_suffix(std::string_view name, std::string_view suffix);  // whatever its case

}  // namespace presscut::input
