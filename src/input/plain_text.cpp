// A page's visible text, saved or pasted.
#include "input/binary.h"
#include "input/container.h"

namespace presscut::input {

bool looks_like_plain_text(std::string_view bytes, std::string_view /*name*/) {
  return binary_kind(bytes).empty();
}

Result<OpenedPage> open_plain_text(const OpenRequest& request) {
  return decoded_page(request, PageKind::plain_text);
}

}  // namespace presscut::input
