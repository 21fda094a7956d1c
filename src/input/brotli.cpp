// Compressed by Brotli, as servers send pages. Nothing in the data tells it: only its name, or an HTTP
// header. https://www.rfc-editor.org/rfc/rfc7932
#include <brotli/decode.h>

#include <array>

#include "input/container.h"
#include "input/decoding_stream.h"
#include "input/loading.h"
#include "input/shared_library.h"

namespace presscut::input {
namespace {

struct BrotliLibrary {
  SharedLibrary library{PRESSCUT_LIBBROTLIDEC};
  decltype(&BrotliDecoderCreateInstance) create = nullptr;
  decltype(&BrotliDecoderDestroyInstance) destroy = nullptr;
  decltype(&BrotliDecoderDecompressStream) decompress = nullptr;
  decltype(&BrotliDecoderGetErrorCode) error_code = nullptr;
  decltype(&BrotliDecoderErrorString) error_string = nullptr;

  BrotliLibrary() {
    library.find(create, "BrotliDecoderCreateInstance");
    library.find(destroy, "BrotliDecoderDestroyInstance");
    library.find(decompress, "BrotliDecoderDecompressStream");
    library.find(error_code, "BrotliDecoderGetErrorCode");
    library.find(error_string, "BrotliDecoderErrorString");
  }
};

const BrotliLibrary& brotli() {
  static const BrotliLibrary library;
  return library;
}

class BrotliStream : public DecodingStream {
 public:
  BrotliStream(std::unique_ptr<ByteStream> source, const ReadLimits& limits)
      : DecodingStream(std::move(source), limits, "brotli", ""),
        state_(brotli().create(nullptr, nullptr, nullptr)) {}
  ~BrotliStream() override {
    if (state_ != nullptr) brotli().destroy(state_);
  }
  BrotliStream(const BrotliStream&) = delete;
  BrotliStream& operator=(const BrotliStream&) = delete;

 protected:
  Step step(std::string_view in, std::span<char> room) override {
    if (state_ == nullptr) return {Status::no_memory, 0, 0, ""};
    std::size_t in_left = in.size();
    std::size_t room_left = room.size();
    const auto* from = reinterpret_cast<const std::uint8_t*>(in.data());
    auto* to = reinterpret_cast<std::uint8_t*>(room.data());
    const BrotliDecoderResult result = brotli().decompress(state_, &in_left, &from, &room_left, &to, nullptr);
    const std::size_t taken = in.size() - in_left;
    const std::size_t given = room.size() - room_left;
    if (result == BROTLI_DECODER_RESULT_SUCCESS) return {Status::part_ends, taken, given, ""};
    if (result != BROTLI_DECODER_RESULT_ERROR) return {Status::more, taken, given, ""};
    return {Status::damaged, taken, given, brotli().error_string(brotli().error_code(state_))};
  }
  void restart() override {}

 private:
  BrotliDecoderState* state_;
};

}  // namespace

void load_brotli() {
  brotli();
}

bool looks_like_brotli(std::string_view bytes, std::string_view name) {
  if (!has_suffix(name, ".br")) return false;
  // A page that was decompressed and kept its name is an error of the format in its first bytes.
  const auto stream = decompress_brotli(std::make_unique<MemoryStream>(bytes), ReadLimits{});
  std::array<char, 512> room;
  const Result<std::size_t> count = stream->read(room);
  return count ? count.value() > 0 : !looks_like_html(bytes, "");
}

std::unique_ptr<ByteStream> decompress_brotli(std::unique_ptr<ByteStream> stream, const ReadLimits& limits) {
  if (auto missing = brotli().library.missing()) return std::make_unique<BrokenStream>(*missing);
  return std::make_unique<BrotliStream>(std::move(stream), limits);
}

}  // namespace presscut::input
