// Compressed by Zstandard. https://www.rfc-editor.org/rfc/rfc8878
#include <zstd.h>

#include <string>

#include "input/container.h"
#include "input/decoding_stream.h"
#include "input/shared_library.h"

namespace presscut::input {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kSignature = "\x28\xB5\x2F\xFD"sv;

// Frames that hold no data but what a program wants to note: a number from 0 to 15, then this.
bool is_skippable_frame(std::string_view bytes) {
  return bytes.size() >= 4 && (static_cast<unsigned char>(bytes[0]) & 0xF0) == 0x50 &&
         bytes.substr(1).starts_with("\x2A\x4D\x18"sv);
}

// What a decoder may hold for looking back: as the zstd program allows without being told more, 128 MiB.
constexpr int kLargestWindow = 27;

struct Library {
  SharedLibrary library{PRESSCUT_LIBZSTD};
  decltype(&ZSTD_createDCtx) create = nullptr;
  decltype(&ZSTD_freeDCtx) free = nullptr;
  decltype(&ZSTD_DCtx_reset) reset = nullptr;
  decltype(&ZSTD_DCtx_setParameter) set_parameter = nullptr;
  decltype(&ZSTD_decompressStream) decompress = nullptr;
  decltype(&ZSTD_isError) is_error = nullptr;
  decltype(&ZSTD_getErrorName) error_name = nullptr;

  Library() {
    library.find(create, "ZSTD_createDCtx");
    library.find(free, "ZSTD_freeDCtx");
    library.find(reset, "ZSTD_DCtx_reset");
    library.find(set_parameter, "ZSTD_DCtx_setParameter");
    library.find(decompress, "ZSTD_decompressStream");
    library.find(is_error, "ZSTD_isError");
    library.find(error_name, "ZSTD_getErrorName");
  }
};

const Library& zstd() {
  static const Library library;
  return library;
}

class ZstdStream : public DecodingStream {
 public:
  ZstdStream(std::unique_ptr<ByteStream> source, const ReadLimits& limits)
      : DecodingStream(std::move(source), limits, "zstd", kSignature), context_(zstd().create()) {
    if (context_ != nullptr) zstd().set_parameter(context_, ZSTD_d_windowLogMax, kLargestWindow);
  }
  ~ZstdStream() override { zstd().free(context_); }
  ZstdStream(const ZstdStream&) = delete;
  ZstdStream& operator=(const ZstdStream&) = delete;

 protected:
  Step step(std::string_view in, std::span<char> room) override {
    if (context_ == nullptr) return {Status::no_memory, 0, 0, ""};
    ZSTD_inBuffer from{in.data(), in.size(), 0};
    ZSTD_outBuffer to{room.data(), room.size(), 0};
    const std::size_t left = zstd().decompress(context_, &to, &from);
    if (zstd().is_error(left) != 0) return {Status::damaged, from.pos, to.pos, zstd().error_name(left)};
    return {left == 0 ? Status::part_ends : Status::more, from.pos, to.pos, ""};
  }
  void restart() override { zstd().reset(context_, ZSTD_reset_session_only); }
  bool begins_part(std::string_view in) const override {
    return in.starts_with(kSignature) || is_skippable_frame(in);
  }

 private:
  ZSTD_DCtx* context_;
};

}  // namespace

bool looks_like_zstd(std::string_view bytes, std::string_view /*name*/) {
  return bytes.starts_with(kSignature) || is_skippable_frame(bytes);
}

std::unique_ptr<ByteStream> decompress_zstd(std::unique_ptr<ByteStream> stream, const ReadLimits& limits) {
  if (auto missing = zstd().library.missing()) return std::make_unique<BrokenStream>(*missing);
  return std::make_unique<ZstdStream>(std::move(stream), limits);
}

}  // namespace presscut::input
