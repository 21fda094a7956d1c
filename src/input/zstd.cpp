// Compressed by Zstandard. https://www.rfc-editor.org/rfc/rfc8878
// A web archive may begin with the dictionary that its records are compressed with:
// https://iipc.github.io/warc-specifications/specifications/warc-zstd/
#include <zstd.h>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include "input/container.h"
#include "input/decoding_stream.h"
#include "input/loading.h"
#include "input/shared_library.h"

namespace presscut::input {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kZstdSignature = "\x28\xB5\x2F\xFD"sv;

// Frames that hold no data but what a program wants to note: a number from 0 to 15, then this.
bool is_skippable_frame(std::string_view bytes) {
  return bytes.size() >= 4 && (static_cast<unsigned char>(bytes[0]) & 0xF0) == 0x50 &&
         bytes.substr(1).starts_with("\x2A\x4D\x18"sv);
}

// The one that holds a dictionary: as it is, or itself compressed. https://iipc.github.io/warc-specifications
constexpr std::string_view kDictionarySignature = "\x5D\x2A\x4D\x18"sv;
constexpr std::size_t kSkippableHeader = 8;  // the signature, and the content's length
// Dictionaries that are made for archives have about 1 MiB.
constexpr std::size_t kLargestDictionary = std::size_t{16} << 20;

// What a decoder may hold for looking back: as the zstd program allows without being told more, 128 MiB.
constexpr int kLargestWindow = 27;

struct ZstdLibrary {
  SharedLibrary library{PRESSCUT_LIBZSTD};
  decltype(&ZSTD_createDCtx) create = nullptr;
  decltype(&ZSTD_freeDCtx) free = nullptr;
  decltype(&ZSTD_DCtx_reset) reset = nullptr;
  decltype(&ZSTD_DCtx_setParameter) set_parameter = nullptr;
  decltype(&ZSTD_decompressStream) decompress = nullptr;
  decltype(&ZSTD_DCtx_loadDictionary) load_dictionary = nullptr;
  decltype(&ZSTD_isError) is_error = nullptr;
  decltype(&ZSTD_getErrorName) error_name = nullptr;

  ZstdLibrary() {
    library.find(create, "ZSTD_createDCtx");
    library.find(free, "ZSTD_freeDCtx");
    library.find(reset, "ZSTD_DCtx_reset");
    library.find(set_parameter, "ZSTD_DCtx_setParameter");
    library.find(decompress, "ZSTD_decompressStream");
    library.find(load_dictionary, "ZSTD_DCtx_loadDictionary");
    library.find(is_error, "ZSTD_isError");
    library.find(error_name, "ZSTD_getErrorName");
  }
};

const ZstdLibrary& zstd() {
  static const ZstdLibrary library;
  return library;
}

struct FreeContext {
  void operator()(ZSTD_DCtx* context) const { zstd().free(context); }
};
using Context = std::unique_ptr<ZSTD_DCtx, FreeContext>;

Context new_context() {
  Context context(zstd().create());
  if (context != nullptr) zstd().set_parameter(context.get(), ZSTD_d_windowLogMax, kLargestWindow);
  return context;
}

// The length of a skippable frame's content, little-endian. Precondition: its header is there.
std::size_t content_length(std::string_view frame) {
  std::size_t length = 0;
  for (std::size_t i = kSkippableHeader; i-- > kZstdSignature.size();) {
    length = length << 8 | static_cast<unsigned char>(frame[i]);
  }
  return length;
}

// A dictionary that is itself compressed; "" if it is damaged or too large.
std::string decompressed_dictionary(std::string_view compressed) {
  const Context context = new_context();
  std::string dictionary(kLargestDictionary, '\0');
  ZSTD_inBuffer from{compressed.data(), compressed.size(), 0};
  ZSTD_outBuffer to{dictionary.data(), dictionary.size(), 0};
  const std::size_t left =
      context == nullptr ? 1 : zstd().decompress(context.get(), &to, &from);  // ends at one of the three ends
  dictionary.resize(left == 0 ? to.pos : 0);
  return dictionary;
}

class ZstdStream : public DecodingStream {
 public:
  ZstdStream(std::unique_ptr<ByteStream> source, const ReadLimits& limits)
      : DecodingStream(std::move(source), limits, "zstd", kZstdSignature), context_(new_context()) {}

 protected:
  Step step(std::string_view in, std::span<char> room) override {
    if (context_ == nullptr) return {Status::no_memory, 0, 0, ""};
    if (reads_dictionary_) return dictionary_step(in);
    ZSTD_inBuffer from{in.data(), in.size(), 0};
    ZSTD_outBuffer to{room.data(), room.size(), 0};
    const std::size_t left = zstd().decompress(context_.get(), &to, &from);
    if (zstd().is_error(left) != 0) return {Status::damaged, from.pos, to.pos, zstd().error_name(left)};
    return {left == 0 ? Status::part_ends : Status::more, from.pos, to.pos, ""};
  }
  void restart() override {
    reads_dictionary_ = false;
    zstd().reset(context_.get(), ZSTD_reset_session_only);
  }
  bool begins_part(std::string_view in) const override {
    return in.starts_with(kZstdSignature) || is_skippable_frame(in);
  }

 private:
  // Takes what belongs to the dictionary's frame, which only the beginning of the data may be.
  Step dictionary_step(std::string_view in) {
    if (frame_.empty() && in.size() >= kZstdSignature.size() && !in.starts_with(kDictionarySignature)) {
      reads_dictionary_ = false;
      return {Status::more, 0, 0, ""};
    }
    std::size_t taken = take(in, kSkippableHeader);
    if (frame_.size() < kSkippableHeader) return {Status::more, taken, 0, ""};
    const std::size_t length = content_length(frame_);
    if (length > kLargestDictionary) return {Status::damaged, taken, 0, "a dictionary larger than 16 MiB"};
    taken += take(in.substr(taken), kSkippableHeader + length);
    if (frame_.size() < kSkippableHeader + length) return {Status::more, taken, 0, ""};
    reads_dictionary_ = false;
    std::string dictionary = std::exchange(frame_, "").substr(kSkippableHeader);
    if (dictionary.starts_with(kZstdSignature)) dictionary = decompressed_dictionary(dictionary);
    if (dictionary.empty() ||
        zstd().is_error(zstd().load_dictionary(context_.get(), dictionary.data(), dictionary.size())) != 0)
      return {Status::damaged, taken, 0, "its dictionary cannot be used"};
    return {Status::part_ends, taken, 0, ""};
  }

  // Moves bytes to frame_ until it has so many.
  std::size_t take(std::string_view in, std::size_t size) {
    const std::size_t taken = std::min(in.size(), size - std::min(size, frame_.size()));
    frame_ += in.substr(0, taken);
    return taken;
  }

  Context context_;
  bool reads_dictionary_ = true;
  std::string frame_;  // the dictionary's, as far as it has been read
};

}  // namespace

void load_zstd() {
  zstd();
}

bool looks_like_zstd(std::string_view bytes, std::string_view /*name*/) {
  return bytes.starts_with(kZstdSignature) || is_skippable_frame(bytes);
}

std::unique_ptr<ByteStream> decompress_zstd(std::unique_ptr<ByteStream> stream, const ReadLimits& limits) {
  if (auto missing = zstd().library.missing()) return std::make_unique<BrokenStream>(*missing);
  return std::make_unique<ZstdStream>(std::move(stream), limits);
}

}  // namespace presscut::input
