// The kinds of file that hold pages. To add one: a file that implements its two functions, and a row in the
// table.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "input/byte_stream.h"
#include "input/open.h"
#include "input/page_reader.h"

namespace presscut::input {

// What is to be opened, and how far one may go.
struct OpenRequest {
  std::string_view page;  // all of its bytes, which outlive what is opened
  std::string_view bytes;
  std::string_view
      name;  // of the file, may be empty; of a container's content, the name less the container's suffix
  const PageHints& hints;
  std::size_t max_bytes;
  int containers_left;       // that may still be found inside this one
  std::string_view charset;  // as the transport declared it, "" if it did not
};

// What is to be read page by page.
struct ReadRequest {
  std::unique_ptr<Lookahead> stream;
  std::string name;    // of the file
  std::string inside;  // where in it, "" if it is the file itself
  std::string entry;   // the name that may tell the kind: of the innermost file, less what was peeled off
  ReadLimits limits;
  int containers_left;
};

// Of the last three functions a row has one.
struct Container {
  std::string_view name;
  // By the content first, of which the beginning is enough; the name decides where the content may be either.
  bool (*looks_like)(std::string_view bytes, std::string_view name);
  // It holds one page.
  Result<OpenedPage> (*open)(const OpenRequest& request) = nullptr;
  // It is one file compressed.
  std::unique_ptr<ByteStream> (*decompress)(std::unique_ptr<ByteStream> stream,
                                            const ReadLimits& limits) = nullptr;
  // It holds many pages.
  std::unique_ptr<PageReader> (*read)(ReadRequest request) = nullptr;
};

// In the order in which they are tried. Together they take all that is not binary.
std::span<const Container> containers();

// The pages of whatever the stream holds.
std::unique_ptr<PageReader> read_contained(ReadRequest request);

// Opens with the first container that the request looks like. Containers with content of their own call it
// for that.
Result<OpenedPage> open_contained(const OpenRequest& request);

// The rows' functions, each pair in a file of its own.
bool looks_like_gzip(std::string_view bytes, std::string_view name);
std::unique_ptr<ByteStream> decompress_gzip(std::unique_ptr<ByteStream> stream, const ReadLimits& limits);

bool looks_like_zstd(std::string_view bytes, std::string_view name);
std::unique_ptr<ByteStream> decompress_zstd(std::unique_ptr<ByteStream> stream, const ReadLimits& limits);

bool looks_like_xz(std::string_view bytes, std::string_view name);
std::unique_ptr<ByteStream> decompress_xz(std::unique_ptr<ByteStream> stream, const ReadLimits& limits);

bool looks_like_bzip2(std::string_view bytes, std::string_view name);
std::unique_ptr<ByteStream> decompress_bzip2(std::unique_ptr<ByteStream> stream, const ReadLimits& limits);

bool looks_like_brotli(std::string_view bytes, std::string_view name);
std::unique_ptr<ByteStream> decompress_brotli(std::unique_ptr<ByteStream> stream, const ReadLimits& limits);

bool looks_like_zip(std::string_view bytes, std::string_view name);
std::unique_ptr<PageReader> read_zip(ReadRequest request);

bool looks_like_tar(std::string_view bytes, std::string_view name);
std::unique_ptr<PageReader> read_tar(ReadRequest request);

bool looks_like_warc(std::string_view bytes, std::string_view name);
std::unique_ptr<PageReader> read_warc(ReadRequest request);

bool looks_like_json_lines(std::string_view bytes, std::string_view name);
std::unique_ptr<PageReader> read_json_lines(ReadRequest request);

bool looks_like_mhtml(std::string_view bytes, std::string_view name);
Result<OpenedPage> open_mhtml(const OpenRequest& request);

bool looks_like_webarchive(std::string_view bytes, std::string_view name);
Result<OpenedPage> open_webarchive(const OpenRequest& request);

bool looks_like_html(std::string_view bytes, std::string_view name);
Result<OpenedPage> open_html(const OpenRequest& request);

bool looks_like_plain_text(std::string_view bytes, std::string_view name);
Result<OpenedPage> open_plain_text(const OpenRequest& request);

// The text of a page in any encoding. Errors: unsupported (an encoding), too_large.
Result<OpenedPage> decoded_page(const OpenRequest& request, PageKind kind);

Error too_large(std::size_t max_bytes);

bool has_suffix(std::string_view name, std::string_view suffix);  // whatever its case

}  // namespace presscut::input
