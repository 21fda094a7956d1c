// libarchive's functions, loaded when they are first needed, and a stream of ours as its source.
#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "input/byte_stream.h"
#include "input/shared_library.h"

namespace presscut::input {

struct LibArchive {
  SharedLibrary library{PRESSCUT_LIBARCHIVE};
  decltype(&archive_read_new) read_new = nullptr;
  decltype(&archive_read_free) read_free = nullptr;
  decltype(&archive_read_support_format_zip) support_zip = nullptr;
  decltype(&archive_read_support_format_tar) support_tar = nullptr;
  decltype(&archive_read_support_format_raw) support_raw = nullptr;
  decltype(&archive_read_support_format_empty) support_empty = nullptr;
  decltype(&archive_read_support_filter_xz) support_xz = nullptr;
  decltype(&archive_read_support_filter_bzip2) support_bzip2 = nullptr;
  decltype(&archive_read_open) open = nullptr;
  decltype(&archive_read_open_fd) open_fd = nullptr;
  decltype(&archive_read_next_header) next_header = nullptr;
  decltype(&archive_read_data) read_data = nullptr;
  decltype(&archive_filter_count) filter_count = nullptr;
  decltype(&archive_error_string) error_string = nullptr;
  decltype(&archive_set_error) set_error = nullptr;
  decltype(&archive_entry_pathname) entry_pathname = nullptr;
  decltype(&archive_entry_pathname_utf8) entry_pathname_utf8 = nullptr;
  decltype(&archive_entry_hardlink) entry_hardlink = nullptr;
  decltype(&archive_entry_filetype) entry_filetype = nullptr;
  decltype(&archive_entry_is_data_encrypted) entry_is_data_encrypted = nullptr;

  LibArchive();
  static const LibArchive& get();
};

// An open archive, closed when it goes out of scope. Precondition of the rest: the library is not missing.
class OpenArchive {
 public:
  enum class Format { zip, tar, xz, bzip2 };

  // Reads the descriptor if it is none of -1, from its beginning, else the stream, which must live as long as
  // this.
  OpenArchive(Format format, ByteStream& stream, int seekable_descriptor);
  ~OpenArchive();
  OpenArchive(const OpenArchive&) = delete;
  OpenArchive& operator=(const OpenArchive&) = delete;

  // archive.h's ARCHIVE_OK, ARCHIVE_EOF and so on.
  int next(archive_entry*& entry);
  la_ssize_t read(std::span<char> room);
  // Whether something is decompressed: libarchive takes what is too short for its format as it is.
  bool is_filtered() const { return LibArchive::get().filter_count(handle_) > 1; }
  // What went wrong last; the stream's own error where that was it.
  Error error(Reason reason, std::string_view what) const;

 private:
  static la_ssize_t on_read(archive* handle, void* self, const void** bytes);

  ByteStream& stream_;
  std::vector<char> chunk_;
  std::optional<Error> stream_error_;
  archive* handle_;
  int opened_;
};

}  // namespace presscut::input
