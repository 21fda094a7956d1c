// Web archives: records of what a crawler was answered, plain or each compressed by itself.
// https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/
//
// A record's length is in its head, so that one broken head hides all that follows. After damage the next
// line that begins a record is looked for: in what was read of the broken record, then in the stream, and,
// where the stream itself broke, from the next place where compressed data begin.
#include <algorithm>
#include <charconv>

#include "input/container.h"
#include "input/file_names.h"
#include "input/header_fields.h"
#include "input/http_response.h"
#include "text/strings.h"
#include "text/url.h"

namespace presscut::input {
namespace {

constexpr std::string_view kMark = "WARC/";

// A longer head is none. Addresses of some thousand bytes occur.
constexpr std::size_t kLongestHead = std::size_t{1} << 20;

// Of HTTP's own head, looked at to tell whether the body is wanted.
constexpr std::size_t kHttpHeadBytes = kChunkBytes;

// Records passed over are held for a search up to this size only: they are pictures and films.
constexpr std::uint64_t kHeldForSearch = std::uint64_t{1} << 20;

bool begins_record(std::string_view s) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  return s.size() >= 8 && s.starts_with(kMark) && is_digit(s[5]) && s[6] == '.' && is_digit(s[7]);
}

// A version's line and the beginning of a field's, both as long as they get.
constexpr std::size_t kBeginningBytes = 18;

// The first place where a record begins; npos if there is none. It need not begin a line, since what comes
// before may be cut short anywhere; but a field has to follow, or pages about web archives would be taken
// apart.
std::size_t find_record(std::string_view s) {
  std::size_t at = 0;
  for (; (at = s.find(kMark, at)) != std::string_view::npos; ++at) {
    if (!begins_record(s.substr(at))) continue;
    std::string_view rest = s.substr(at);
    take_line(rest);
    if (s.size() - at - rest.size() > 10) continue;  // more than the version
    if (rest.starts_with("WARC-") || rest.starts_with("Content-")) return at;
  }
  return at;
}

struct Head {
  std::string type;
  std::string content_type;
  std::string address;
  std::optional<std::uint64_t> length;
};

Head parse_head(std::string_view text) {
  Head head;
  take_line(text);  // the version
  take_fields(text, [&](std::string_view name, std::string_view value) {
    if (text::equals_ignoring_case(name, "warc-type")) head.type = text::to_lower(value);
    if (text::equals_ignoring_case(name, "content-type")) head.content_type = value;
    if (text::equals_ignoring_case(name, "warc-target-uri")) {
      // WARC 1.0 says "<" uri ">", and few heed it.
      if (value.starts_with('<') && value.ends_with('>')) value = value.substr(1, value.size() - 2);
      head.address = value;
    }
    if (text::equals_ignoring_case(name, "content-length")) {
      std::uint64_t length = 0;
      const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), length);
      if (error == std::errc() && end == value.data() + value.size()) head.length = length;
    }
  });
  return head;
}

class WarcReader : public PageReader {
 public:
  explicit WarcReader(ReadRequest request) : request_(std::move(request)), stream_(*request_.stream) {}

  std::optional<RawPage> next() override {
    while (!ended_) {
      if (auto page = next_record()) return page;
    }
    return std::nullopt;
  }

 private:
  RawPage page_at(const std::string& address) const {
    RawPage page;
    page.inside = request_.inside;
    if (!address.empty()) page.inside += (page.inside.empty() ? "" : "!") + address;
    page.name = entry_name(request_.name, page.inside);
    page.file_name = "page.html";  // by its type
    page.url = text::is_web_address(address) ? address : "";
    return page;
  }

  RawPage failed(const std::string& address, Error error) const {
    RawPage page = page_at(address);
    page.error = std::move(error);
    return page;
  }

  // Damage costs one message, and what lies between here and the next record.
  RawPage damaged(const std::string& address, const std::string& what) {
    Error error{Reason::unreadable, what};
    if (stream_.error()) error = *stream_.error();
    if (address.empty()) error.message = "a record was passed over: " + error.message;
    damaged_ = true;
    go_to_next_record();
    return failed(address, std::move(error));
  }

  void go_to_next_record() {
    for (;;) {
      const std::string_view view = stream_.peek(kChunkBytes);
      const std::size_t found = find_record(view);
      if (found != std::string_view::npos) return stream_.take(found);
      if (view.size() >= kChunkBytes) {
        stream_.take(view.size() - kBeginningBytes);  // a record may begin across two pieces
      } else if (!stream_.error() || !stream_.skip_damage()) {
        ended_ = true;
        return;
      }
    }
  }

  // Adds them to `passed`.
  void pass_line_ends(std::string& passed) {
    for (;;) {
      const std::string_view view = stream_.peek(1);
      const std::size_t size = std::min(view.find_first_not_of("\r\n"), view.size());
      if (passed.size() < kBeginningBytes) passed += view.substr(0, size);
      stream_.take(size);
      if (size < view.size() || size == 0) return;
    }
  }

  std::optional<RawPage> next_record() {
    std::string passed;
    pass_line_ends(passed);
    if (stream_.peek(1).empty()) {
      if (stream_.error()) return damaged("", "");
      ended_ = true;
      if (records_ == 0 && !damaged_) return failed("", {Reason::unreadable, "a web archive without a record"});
      return std::nullopt;
    }
    if (++records_ > request_.limits.max_entries) {
      ended_ = true;
      return failed(
          "", {Reason::too_large, "more than " + std::to_string(request_.limits.max_entries) + " records"});
    }
    if (!begins_record(stream_.peek(8))) return damaged("", "it does not begin as records do");
    std::size_t size = head_size();
    if (size == 0) {
      stream_.take(kMark.size());
      return damaged("", "its head does not end");
    }
    if (const std::size_t next = find_record(stream_.peek(size).substr(1, size - 1));
        next != std::string_view::npos) {
      stream_.take(1 + next);
      return damaged("", "its head does not end");
    }
    const Head head = parse_head(stream_.peek(size).substr(0, size));
    stream_.take(size);
    if (!head.length) return damaged(head.address, "its head does not tell its length");
    return read_record(head);
  }

  // With the empty line that ends it; 0 if none does.
  std::size_t head_size() {
    for (std::size_t size = 4096; size <= kLongestHead; size *= 4) {
      const std::string_view view = stream_.peek(size);
      for (const std::string_view end : {"\r\n\r\n", "\n\n"}) {
        const std::size_t found = view.find(end);
        if (found != std::string_view::npos) return found + end.size();
      }
      if (view.size() < size) break;
    }
    return 0;
  }

  enum class Content { none, html, http };

  Content content_of(const Head& head) {
    if (head.type != "response" && head.type != "resource") return Content::none;
    const std::uint64_t wanted = std::min<std::uint64_t>(*head.length, kHttpHeadBytes);
    const auto size = static_cast<std::size_t>(wanted);
    const auto response = parse_http_response(stream_.peek(size).substr(0, size));
    if (!response) return is_html_type(media_type(head.content_type)) ? Content::html : Content::none;
    const bool found = response->status >= 200 && response->status < 300;
    if (!found) return Content::none;
    const std::string type = media_type(response->content_type);
    return type.empty() || is_html_type(type) ? Content::http : Content::none;
  }

  std::optional<RawPage> read_record(const Head& head) {
    const Content content = content_of(head);
    // HTTP's head, and what its chunks add.
    const std::uint64_t most = std::uint64_t{request_.limits.max_page_bytes} + kChunkBytes;
    const bool fits = *head.length <= most;
    std::string block;
    const bool held = *head.length <= kHeldForSearch || (content != Content::none && fits);
    const bool whole = pass(*head.length, held ? &block : nullptr);
    std::string line_ends;
    if (whole) pass_line_ends(line_ends);
    if (!whole || !ends_record(block, line_ends)) {
      block += line_ends;
      const std::size_t tail = block.size() - std::min(block.size(), kBeginningBytes);
      stream_.put_back(std::string_view(block).substr(std::min(find_record(block), tail)));
      return damaged(head.address,
                     whole ? "the record does not end where it says" : "the record is cut short");
    }
    if (content == Content::none) return std::nullopt;
    if (!fits) return failed(head.address, too_large(request_.limits.max_page_bytes));
    RawPage page = page_at(head.address);
    if (content == Content::html) {
      page.charset = parameter(head.content_type, "charset");
      page.bytes = std::move(block);
      return page;
    }
    const HttpResponse response = parse_http_response(block).value_or(HttpResponse{});
    page.charset = parameter(response.content_type, "charset");
    Result<std::string> body = decoded_body(response, request_.limits);
    if (!body) return failed(head.address, body.error());
    if (response.content_type.empty() && !looks_like_html(body.value(), "")) return std::nullopt;
    page.bytes = std::move(body.value());
    return page;
  }

  // Takes so many bytes, and keeps them in `block` if it is not null. False: there are fewer.
  bool pass(std::uint64_t length, std::string* block) {
    while (length > 0) {
      const std::string_view view = stream_.peek(1);
      const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(view.size(), length));
      if (size == 0) return false;
      if (block != nullptr) block->append(view.substr(0, size));
      stream_.take(size);
      length -= size;
    }
    return true;
  }

  // Two line ends should follow, and then a record or nothing. More or fewer of them hurt nobody; what
  // follows them, be it a break in the stream, is the next record's damage, unless that record has begun
  // within this one.
  bool ends_record(std::string_view block, std::string_view line_ends) {
    const std::string_view view = stream_.peek(8);
    if (begins_record(view) || (view.empty() && !stream_.error())) return true;
    return !line_ends.empty() && find_record(block) == std::string_view::npos;
  }

  ReadRequest request_;
  Lookahead& stream_;
  std::uint64_t records_ = 0;
  bool damaged_ = false;  // somewhere
  bool ended_ = false;
};

}  // namespace

bool looks_like_warc(std::string_view bytes, std::string_view name) {
  if (begins_record(bytes)) return true;
  // Where nothing can be read, the first record is damaged: the next ones may be whole.
  return has_suffix(name, ".warc") && (bytes.empty() || find_record(bytes) != std::string_view::npos);
}

std::unique_ptr<PageReader> read_warc(ReadRequest request) {
  return std::make_unique<WarcReader>(std::move(request));
}

}  // namespace presscut::input
