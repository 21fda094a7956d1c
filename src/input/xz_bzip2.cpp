// Compressed by xz or bzip2, which libarchive reads.
#include <string>

#include "input/container.h"
#include "input/decoding_stream.h"
#include "input/libarchive.h"

namespace presscut::input {
namespace {

using namespace std::string_view_literals;

class FilterStream : public ByteStream {
 public:
  FilterStream(std::unique_ptr<ByteStream> source, const ReadLimits& limits, OpenArchive::Format format,
               std::string_view name)
      : source_(std::move(source)), guard_(limits), archive_(format, source_, -1), name_(name) {}

  Result<std::size_t> read(std::span<char> room) override {
    if (error_) return *error_;
    if (ended_) return std::size_t{0};
    if (!begun_) {
      begun_ = true;
      archive_entry* entry = nullptr;
      const int status = archive_.next(entry);
      ended_ = status == ARCHIVE_EOF;
      if (ended_) return std::size_t{0};
      if (status != ARCHIVE_OK && status != ARCHIVE_WARN) return damaged();
      if (!archive_.is_filtered()) {
        error_ = Error{Reason::unreadable, "damaged " + std::string(name_) + " data: it ends too early"};
        return *error_;
      }
    }
    const la_ssize_t count = archive_.read(room);
    if (count < 0) return damaged();
    ended_ = count == 0;
    guard_.took(std::exchange(source_.taken, 0));
    error_ = guard_.gave(static_cast<std::size_t>(count));
    if (error_) return *error_;
    return static_cast<std::size_t>(count);
  }

 private:
  struct Counting : ByteStream {
    explicit Counting(std::unique_ptr<ByteStream> stream) : inner(std::move(stream)) {}
    Result<std::size_t> read(std::span<char> room) override {
      Result<std::size_t> count = inner->read(room);
      if (count) taken += count.value();
      return count;
    }
    std::unique_ptr<ByteStream> inner;
    std::size_t taken = 0;
  };

  Error damaged() {
    error_ = archive_.error(Reason::unreadable, "damaged " + std::string(name_) + " data");
    return *error_;
  }

  Counting source_;
  GrowthGuard guard_;
  OpenArchive archive_;
  std::string_view name_;
  bool begun_ = false;
  bool ended_ = false;
  std::optional<Error> error_;
};

std::unique_ptr<ByteStream> filtered(std::unique_ptr<ByteStream> stream, const ReadLimits& limits,
                                     OpenArchive::Format format, std::string_view name) {
  if (auto missing = LibArchive::get().library.missing()) return std::make_unique<BrokenStream>(*missing);
  return std::make_unique<FilterStream>(std::move(stream), limits, format, name);
}

}  // namespace

bool looks_like_xz(std::string_view bytes, std::string_view /*name*/) {
  return bytes.starts_with(
      "\xFD"
      "7zXZ\0"sv);
}

std::unique_ptr<ByteStream> decompress_xz(std::unique_ptr<ByteStream> stream, const ReadLimits& limits) {
  return filtered(std::move(stream), limits, OpenArchive::Format::xz, "xz");
}

bool looks_like_bzip2(std::string_view bytes, std::string_view /*name*/) {
  // "BZh", the size of the blocks, and then a first block or the end.
  return bytes.size() >= 10 && bytes.starts_with("BZh") && bytes[3] >= '1' && bytes[3] <= '9' &&
         (bytes.substr(4).starts_with("1AY&SY"sv) ||
          bytes.substr(4).starts_with("\x17\x72\x45\x38\x50\x90"sv));
}

std::unique_ptr<ByteStream> decompress_bzip2(std::unique_ptr<ByteStream> stream, const ReadLimits& limits) {
  return filtered(std::move(stream), limits, OpenArchive::Format::bzip2, "bzip2");
}

}  // namespace presscut::input
