// Compressed by gzip: a page, or what holds pages. https://www.rfc-editor.org/rfc/rfc1952
#include <algorithm>
#include <limits>
#include <string>

#include "input/container.h"
#include "input/decoding_stream.h"
#include "input/inflate.h"

namespace presscut::input {
namespace {

using namespace std::string_view_literals;

// What tells a gzip file, and what tells a member well enough to go on with after damage: only the method
// "deflate" exists.
constexpr std::string_view kGzipSignature = "\x1F\x8B"sv;
constexpr std::string_view kMemberSignature = "\x1F\x8B\x08"sv;

class GzipStream : public DecodingStream {
 public:
  GzipStream(std::unique_ptr<ByteStream> source, const ReadLimits& limits)
      : DecodingStream(std::move(source), limits, "gzip", kMemberSignature),
        inflater_(Inflater::Wrapping::gzip) {}

 protected:
  Step step(std::string_view in, std::span<char> room) override {
    if (!inflater_.usable()) return {Status::no_memory, 0, 0, ""};
    const Inflater::Step step = inflater_.run(in, room);
    switch (step.status) {
      case Z_STREAM_END:
        return {Status::part_ends, step.taken, step.given, ""};
      case Z_OK:
      case Z_BUF_ERROR:
        return {Status::more, step.taken, step.given, ""};
      case Z_MEM_ERROR:
        return {Status::no_memory, step.taken, step.given, ""};
      default:
        return {Status::damaged, step.taken, step.given, inflater_.message()};
    }
  }
  void restart() override { inflater_.restart(); }
  bool begins_part(std::string_view in) const override { return in.starts_with(kGzipSignature); }

 private:
  Inflater inflater_;
};

}  // namespace

bool looks_like_gzip(std::string_view bytes, std::string_view /*name*/) {
  return bytes.starts_with(kGzipSignature);
}

std::unique_ptr<ByteStream> decompress_gzip(std::unique_ptr<ByteStream> stream, const ReadLimits& limits) {
  return std::make_unique<GzipStream>(std::move(stream), limits);
}

}  // namespace presscut::input
