#include "input/libarchive.h"

#include <locale.h>
#include <unistd.h>

#include "input/loading.h"
#include "text/strings.h"

namespace presscut::input {

LibArchive::LibArchive() {
  library.find(read_new, "archive_read_new");
  library.find(read_free, "archive_read_free");
  library.find(support_zip, "archive_read_support_format_zip");
  library.find(support_tar, "archive_read_support_format_tar");
  library.find(support_raw, "archive_read_support_format_raw");
  library.find(support_empty, "archive_read_support_format_empty");
  library.find(support_xz, "archive_read_support_filter_xz");
  library.find(support_bzip2, "archive_read_support_filter_bzip2");
  library.find(open, "archive_read_open");
  library.find(open_fd, "archive_read_open_fd");
  library.find(next_header, "archive_read_next_header");
  library.find(read_data, "archive_read_data");
  library.find(filter_count, "archive_filter_count");
  library.find(error_string, "archive_error_string");
  library.find(set_error, "archive_set_error");
  library.find(entry_pathname, "archive_entry_pathname");
  library.find(entry_pathname_utf8, "archive_entry_pathname_utf8");
  library.find(entry_hardlink, "archive_entry_hardlink");
  library.find(entry_filetype, "archive_entry_filetype");
  library.find(entry_is_data_encrypted, "archive_entry_is_data_encrypted");
}

const LibArchive& LibArchive::get() {
  static const LibArchive functions;
  return functions;
}

namespace {

// libarchive gives names in the encoding of the thread's locale, and none at all where that lacks a
// character. The program's own locale is "C", so that numbers look the same everywhere.
class NamesInUtf8 {
 public:
  NamesInUtf8() {
    static const locale_t utf_8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
    before_ = uselocale(utf_8);  // null, where there is none, changes nothing
  }
  ~NamesInUtf8() { uselocale(before_); }
  NamesInUtf8(const NamesInUtf8&) = delete;
  NamesInUtf8& operator=(const NamesInUtf8&) = delete;

 private:
  locale_t before_;
};

}  // namespace

void load_libarchive() {
  LibArchive::get();
  const NamesInUtf8 names;  // the locale's files are read
}

OpenArchive::OpenArchive(Format format, ByteStream& stream, int seekable_descriptor)
    : stream_(stream), chunk_(kChunkBytes), handle_(LibArchive::get().read_new()), opened_(ARCHIVE_FATAL) {
  const LibArchive& library = LibArchive::get();
  if (handle_ == nullptr) return;
  const NamesInUtf8 names;
  switch (format) {
    case Format::zip:
      library.support_zip(handle_);
      break;
    case Format::tar:
      library.support_tar(handle_);
      break;
    case Format::xz:
      library.support_xz(handle_);
      break;
    case Format::bzip2:
      library.support_bzip2(handle_);
      break;
  }
  if (format == Format::xz || format == Format::bzip2) library.support_raw(handle_);
  library.support_empty(handle_);
  if (seekable_descriptor >= 0 && lseek(seekable_descriptor, 0, SEEK_SET) == 0) {
    opened_ = library.open_fd(handle_, seekable_descriptor, kChunkBytes);
  } else {
    opened_ = library.open(handle_, this, nullptr, on_read, nullptr);
  }
}

OpenArchive::~OpenArchive() {
  if (handle_ != nullptr) LibArchive::get().read_free(handle_);
}

la_ssize_t OpenArchive::on_read(archive* handle, void* self, const void** bytes) {
  auto& me = *static_cast<OpenArchive*>(self);
  const Result<std::size_t> count = me.stream_.read(me.chunk_);
  if (!count) {
    me.stream_error_ = count.error();
    LibArchive::get().set_error(handle, EIO, "%s", count.error().message.c_str());
    return -1;
  }
  *bytes = me.chunk_.data();
  return static_cast<la_ssize_t>(count.value());
}

int OpenArchive::next(archive_entry*& entry) {
  const NamesInUtf8 names;
  return opened_ == ARCHIVE_OK ? LibArchive::get().next_header(handle_, &entry) : ARCHIVE_FATAL;
}

la_ssize_t OpenArchive::read(std::span<char> room) {
  return LibArchive::get().read_data(handle_, room.data(), room.size());
}

Error OpenArchive::error(Reason reason, std::string_view what) const {
  if (stream_error_) return *stream_error_;  // it has said so itself
  const char* const message = handle_ == nullptr ? nullptr : LibArchive::get().error_string(handle_);
  std::string text(what);
  text += ": ";
  // One line, whatever names the message repeats.
  for (const char c : std::string_view(message == nullptr ? "no reason given" : message)) {
    text += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
  }
  return {reason, std::string(text::trim(text))};
}

}  // namespace presscut::input
