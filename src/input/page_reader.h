// The pages of a file, one after the other, whatever it is: a page, a compressed page, or an archive of
// pages.
//
//   auto reader = input::open_reader(path, limits);      // error: the file cannot be opened
//   while (auto page = (*reader)->next()) {
//     if (page->error) …                                 // this page only; the rest still comes
//     else … page->bytes …                               // to read_page() of pipeline.h
//   }
//
// Archives are read as they stream: no more is held than one page and a few buffers, however long the archive
// is. What is damaged costs the page it is in; where an archive cannot be read on, a last page without bytes
// says so under the archive's own name.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "presscut/error.h"

namespace presscut::input {

struct RawPage {
  std::string
      name;  // for messages and records: the file's, "archive.zip!a/b.html", "crawl.warc.gz!https://…"
  std::string inside;     // what follows the file's name and "!"; "" if the file is itself the page
  std::string file_name;  // helps to tell the kind where the bytes do not ("b.html"); may be empty
  std::string url;        // where it was fetched from; "" where the container does not say
  std::string
      charset;  // as the transport declared it (an HTTP header); ranks below a byte-order mark, above <meta>
  std::string bytes;
  std::optional<Error> error;  // why there are no bytes
};

struct ReadLimits {
  std::size_t max_page_bytes = std::size_t{128}
                               << 20;      // as read; in UTF-16 a page takes twice its bytes in UTF-8
  std::uint64_t max_entries = 10'000'000;  // of one archive, read or passed over
  // Decompressed data may be so many times larger than compressed: checked once there is much of it. Deflate
  // reaches 1,032 at most, with zeros; saved pages lie between 3 and 30.
  std::uint64_t max_growth = 1000;
  std::uint64_t growth_checked_from = std::uint64_t{256} << 20;
  int max_nested = 3;  // archives in archives, and compression in compression
};

class PageReader {
 public:
  virtual ~PageReader() = default;
  // Nothing: that was the last.
  virtual std::optional<RawPage> next() = 0;
};

// "-" is standard input. Its reader, and that of a pipe, needs no seeking.
Result<std::unique_ptr<PageReader>> open_reader(const std::string& path, const ReadLimits& limits);

// The same over a descriptor that the caller opened and keeps open.
std::unique_ptr<PageReader> open_reader(int descriptor, std::string name, const ReadLimits& limits);

// Whether a file of this name may hold many pages.
bool is_archive_name(std::string_view name);

}  // namespace presscut::input
