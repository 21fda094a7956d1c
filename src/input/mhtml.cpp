// A page with all that belongs to it as one mail message: Chrome, Edge, Internet Explorer, and mails
// themselves. https://www.rfc-editor.org/rfc/rfc2557 over https://www.rfc-editor.org/rfc/rfc2045 and 2046
#include <algorithm>
#include <optional>
#include <vector>

#include "input/binary.h"
#include "input/container.h"
#include "input/header_fields.h"
#include "input/mail_text.h"
#include "text/strings.h"
#include "text/url.h"

namespace presscut::input {
namespace {

// Alternatives within a related set within a mixed one are three.
constexpr int kMostNestedParts = 8;

// Pictures and style sheets of a page are some hundred.
constexpr std::size_t kMostParts = 20'000;

struct Part {
  std::string type;  // with its parameters
  std::string transfer_encoding;
  std::string location;
  std::string id;
  std::string_view body;
  int depth = 0;
};

Part parse_part(std::string_view bytes, int depth) {
  Part part;
  std::string snapshot;
  take_fields(bytes, [&](std::string_view name, std::string_view value) {
    if (text::equals_ignoring_case(name, "content-type")) part.type = value;
    if (text::equals_ignoring_case(name, "content-transfer-encoding"))
      part.transfer_encoding = text::to_lower(value);
    if (text::equals_ignoring_case(name, "content-location")) part.location = decoded_words(value);
    if (text::equals_ignoring_case(name, "snapshot-content-location")) snapshot = decoded_words(value);
    if (text::equals_ignoring_case(name, "content-id")) part.id = value;
  });
  if (part.location.empty()) part.location = std::move(snapshot);
  part.body = bytes;
  part.depth = depth;
  return part;
}

// What lies between the lines that are "--" and the boundary. A last part may be cut short.
std::vector<Part> parts_of(const Part& whole) {
  std::vector<Part> parts;
  const std::string boundary = parameter(whole.type, "boundary");
  if (boundary.empty()) return parts;
  const std::string mark = "--" + boundary;
  const std::string_view body = whole.body;
  std::size_t begin = std::string_view::npos;  // of the part at hand
  std::size_t at = 0;
  while (parts.size() < kMostParts && (at = body.find(mark, at)) != std::string_view::npos) {
    const std::size_t line = at;
    at += mark.size();
    const bool begins_line = line == 0 || body[line - 1] == '\n';
    std::string_view rest = body.substr(at);
    const bool last = rest.starts_with("--");
    // White space may follow; anything else is another, longer boundary.
    const bool ends_line = last || text::trim(rest.substr(0, rest.find('\n'))).empty();
    if (!begins_line || !ends_line) continue;
    if (begin != std::string_view::npos) {
      std::string_view part = body.substr(begin, line - begin);
      if (part.ends_with('\n')) part.remove_suffix(1);
      if (part.ends_with('\r')) part.remove_suffix(1);
      parts.push_back(parse_part(part, whole.depth + 1));
    }
    begin = std::string_view::npos;
    if (last) break;
    const std::size_t next = body.find('\n', at);
    if (next == std::string_view::npos) break;
    begin = at = next + 1;
    at = next;  // an empty part's end may follow at once
  }
  if (begin != std::string_view::npos) parts.push_back(parse_part(body.substr(begin), whole.depth + 1));
  return parts;
}

// The page among the parts: what the set names as its start, else the first HTML, within sets also.
std::optional<Part> find_page(Part whole) {
  std::vector<Part> waiting;
  waiting.push_back(std::move(whole));
  std::size_t seen = 0;
  while (!waiting.empty() && seen < kMostParts) {
    const Part part = std::move(waiting.back());
    waiting.pop_back();
    ++seen;
    const std::string type = media_type(part.type);
    if (is_html_type(type)) return part;
    if (!type.starts_with("multipart/") || part.depth >= kMostNestedParts) continue;
    std::vector<Part> parts = parts_of(part);
    const std::string start = parameter(part.type, "start");
    if (!start.empty()) {
      const auto named = std::ranges::find(parts, start, &Part::id);
      if (named != parts.end()) std::rotate(parts.begin(), named, named + 1);
    }
    std::ranges::reverse(parts);
    std::ranges::move(parts, std::back_inserter(waiting));
  }
  return std::nullopt;
}

// The head of a message: fields, one of which tells that it has parts or is HTML.
bool is_message_head(std::string_view bytes, std::string_view name) {
  constexpr std::size_t kHeadBytes = 16 << 10;
  std::string_view head = bytes.substr(0, kHeadBytes);
  head.remove_prefix(std::min(head.find_first_not_of("\r\n"), head.size()));
  const std::size_t colon = head.find_first_of(": \t\r\n<");
  if (colon == std::string_view::npos || colon == 0 || head[colon] != ':') return false;
  const bool named = has_suffix(name, ".mhtml") || has_suffix(name, ".mht") || has_suffix(name, ".eml");
  bool is_mime = named;
  bool has_page = false;
  take_fields(head, [&](std::string_view field, std::string_view value) {
    is_mime = is_mime || text::equals_ignoring_case(field, "mime-version");
    if (text::equals_ignoring_case(field, "content-type")) {
      has_page = text::starts_with_ignoring_case(value, "multipart/") || is_html_type(media_type(value));
      // A boundary is proof enough: some writers leave the version out.
      is_mime = is_mime || !parameter(value, "boundary").empty();
    }
  });
  return is_mime && has_page;
}

}  // namespace

bool looks_like_mhtml(std::string_view bytes, std::string_view name) {
  return binary_kind(bytes).empty() && is_message_head(bytes, name);
}

Result<OpenedPage> open_mhtml(const OpenRequest& request) {
  std::string_view bytes = request.bytes;
  bytes.remove_prefix(std::min(bytes.find_first_not_of("\r\n"), bytes.size()));
  Part whole = parse_part(bytes, 0);
  const std::string saved_from = whole.location;
  std::optional<Part> page = find_page(std::move(whole));
  if (!page) return Error{Reason::unsupported, "a message without a page in HTML"};
  const std::string content = page->transfer_encoding == "quoted-printable"
                                  ? from_quoted_printable(page->body)
                              : page->transfer_encoding == "base64" ? from_base64(page->body)
                                                                    : std::string(page->body);
  const std::string charset = parameter(page->type, "charset");
  OpenRequest inner = request;
  inner.bytes = content;
  inner.charset = charset;
  Result<OpenedPage> opened = open_html(inner);
  if (!opened) return opened;
  // Where the page was is nearer to the truth than what an earlier save noted in it.
  for (const std::string_view address : {std::string_view(page->location), std::string_view(saved_from)}) {
    if (!text::is_web_address(address)) continue;
    opened->url = address;
    break;
  }
  return opened;
}

}  // namespace presscut::input
