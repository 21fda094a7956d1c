#include "input/container.h"

#include <array>
#include <functional>

#include "input/binary.h"
#include "input/decode.h"
#include "input/encoding.h"
#include "input/file_names.h"
#include "input/twice_encoded.h"
#include "text/strings.h"

namespace presscut::input {
namespace {

constexpr std::array kContainers{
    Container{.name = "gzip", .looks_like = looks_like_gzip, .decompress = decompress_gzip},
    Container{.name = "zstd", .looks_like = looks_like_zstd, .decompress = decompress_zstd},
    Container{.name = "xz", .looks_like = looks_like_xz, .decompress = decompress_xz},
    Container{.name = "bzip2", .looks_like = looks_like_bzip2, .decompress = decompress_bzip2},
    Container{.name = "brotli", .looks_like = looks_like_brotli, .decompress = decompress_brotli},
    Container{.name = "zip", .looks_like = looks_like_zip, .read = read_zip},
    Container{.name = "tar", .looks_like = looks_like_tar, .read = read_tar},
    Container{.name = "warc", .looks_like = looks_like_warc, .read = read_warc},
    Container{.name = "json_lines", .looks_like = looks_like_json_lines, .read = read_json_lines},
    Container{.name = "webarchive", .looks_like = looks_like_webarchive, .open = open_webarchive},
    Container{.name = "mhtml", .looks_like = looks_like_mhtml, .open = open_mhtml},
    Container{.name = "html", .looks_like = looks_like_html, .open = open_html},
    Container{.name = "plain_text", .looks_like = looks_like_plain_text, .open = open_plain_text},
};

// A page compressed by its server and again by its keeper is seen; more is not.
constexpr int kMostNested = 2;

// What tells every container but those of one page, which are told from the whole of it.
constexpr std::size_t kTellingBytes = kChunkBytes;

Error nested_too_deep(std::string_view name) {
  return {Reason::unsupported, std::string(name) + " inside " + std::string(name) + ", too many times"};
}

Result<OpenedPage> open_compressed(const Container& container, const OpenRequest& request) {
  if (request.containers_left == 0) return nested_too_deep(container.name);
  ReadLimits limits;
  limits.max_page_bytes = request.max_bytes;
  const auto stream = container.decompress(std::make_unique<MemoryStream>(request.bytes), limits);
  const Result<std::string> content = read_rest(*stream, request.max_bytes);
  if (!content) return content.error();
  const std::string name = less_compression(request.name);
  return open_contained({request.page, content.value(), name, request.hints, request.max_bytes, request.containers_left - 1,
                         request.charset});
}

bool is_part(std::string_view part, std::string_view whole) {
  const std::less_equal<> before;
  return before(whole.data(), part.data()) && before(part.data() + part.size(), whole.data() + whole.size());
}

// One page, and nothing else: the end of every chain of containers.
class SinglePage : public PageReader {
 public:
  explicit SinglePage(ReadRequest request) : request_(std::move(request)) {}

  std::optional<RawPage> next() override {
    if (!request_.stream) return std::nullopt;
    RawPage page;
    page.name = entry_name(request_.name, request_.inside);
    page.inside = std::move(request_.inside);
    page.file_name = std::move(request_.entry);
    Result<std::string> bytes = read_rest(*request_.stream, request_.limits.max_page_bytes);
    request_.stream.reset();
    if (bytes)
      page.bytes = std::move(bytes.value());
    else
      page.error = bytes.error();
    return page;
  }

 private:
  ReadRequest request_;
};

}  // namespace

std::span<const Container> containers() {
  return kContainers;
}

Result<OpenedPage> open_contained(const OpenRequest& request) {
  for (const Container& container : kContainers) {
    if (!container.looks_like(request.bytes, request.name)) continue;
    if (container.open != nullptr) return container.open(request);
    if (container.decompress != nullptr) return open_compressed(container, request);
    return Error{Reason::unsupported,
                 "not a page but an archive of pages (" + std::string(container.name) + ")"};
  }
  return Error{Reason::unsupported, "not a page but " + std::string(binary_kind(request.bytes))};
}

std::unique_ptr<PageReader> read_contained(ReadRequest request) {
  for (const Container& container : kContainers) {
    if (container.open != nullptr) continue;
    if (!container.looks_like(request.stream->peek(kTellingBytes), request.entry)) continue;
    if (request.containers_left == 0) {
      request.stream =
          std::make_unique<Lookahead>(std::make_unique<BrokenStream>(nested_too_deep(container.name)));
      break;
    }
    --request.containers_left;
    if (container.read != nullptr) return container.read(std::move(request));
    request.stream =
        std::make_unique<Lookahead>(container.decompress(std::move(request.stream), request.limits));
    request.entry = less_compression(request.entry);
    return read_contained(std::move(request));
  }
  return std::make_unique<SinglePage>(std::move(request));
}

Result<OpenedPage> decoded_page(const OpenRequest& request, PageKind kind) {
  if (request.bytes.size() > request.max_bytes) return too_large(request.max_bytes);
  const Encoding& encoding = encoding_of(request.bytes, request.hints.encoding, kind, request.charset);
  OpenedPage page{kind, {}, nullptr, std::string(encoding.name), ""};
  const auto keep = [&](std::string&& text) {
    page.converted = std::make_unique<const std::string>(std::move(text));
    page.text = *page.converted;
  };
  if (const auto same = is_part(request.bytes, request.page) ? decoded_in_place(request.bytes, encoding) : std::nullopt) {
    page.text = *same;
  } else {
    Result<std::string> text = decode(request.bytes, encoding);
    if (!text) return text.error();
    keep(std::move(*text));
  }
  if (page.text.size() > request.max_bytes) return too_large(request.max_bytes);
  // Who names the encoding by hand means it.
  if (request.hints.encoding.empty()) {
    if (std::optional<std::string> once = encoded_once(page.text)) keep(std::move(*once));
  }
  return page;
}

Error too_large(std::size_t max_bytes) {
  return Error{Reason::too_large, "the page is larger than " + std::to_string(max_bytes) + " bytes (--max-size)"};
}

bool has_suffix(std::string_view name, std::string_view suffix) {
  return name.size() >= suffix.size() &&
         text::equals_ignoring_case(name.substr(name.size() - suffix.size()), suffix);
}

Result<OpenedPage> open_page(std::string_view bytes, std::string_view name, const PageHints& hints,
                             std::size_t max_bytes, std::string_view charset) {
  return open_contained(OpenRequest{bytes, bytes, name, hints, max_bytes, kMostNested, charset});
}

}  // namespace presscut::input
