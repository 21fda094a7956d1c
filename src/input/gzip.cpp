// One page compressed by gzip, as archives of pages keep them. https://www.rfc-editor.org/rfc/rfc1952
#include <zlib.h>

#include <algorithm>
#include <limits>
#include <string>

#include "input/container.h"

namespace presscut::input {
namespace {

constexpr std::string_view kSignature = "\x1F\x8B";

// The window of deflate's largest size; plus 16 asks zlib for gzip's header and trailer.
constexpr int kWindowBits = 15 + 16;

// zlib's stream, ended when it goes out of scope.
class Inflater {
 public:
  Inflater() : usable_(inflateInit2(&stream_, kWindowBits) == Z_OK) {}
  ~Inflater() {
    if (usable_) inflateEnd(&stream_);
  }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  bool usable() const { return usable_; }

  struct Step {
    int status;
    std::size_t taken;  // of `bytes`
    std::size_t given;  // to `room`
  };
  Step run(std::string_view bytes, char* room, std::size_t room_size) {
    constexpr std::size_t kMost = std::numeric_limits<uInt>::max();  // zlib counts in 32 bits
    // zlib's interface is older than const; it does not write to its input.
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream_.avail_in = static_cast<uInt>(std::min(bytes.size(), kMost));
    stream_.next_out = reinterpret_cast<Bytef*>(room);
    stream_.avail_out = static_cast<uInt>(std::min(room_size, kMost));
    const uInt in = stream_.avail_in;
    const uInt out = stream_.avail_out;
    const int status = inflate(&stream_, Z_NO_FLUSH);
    return {status, in - stream_.avail_in, out - stream_.avail_out};
  }

  void restart() { inflateReset(&stream_); }
  std::string message() const { return stream_.msg ? stream_.msg : "no reason given"; }

 private:
  z_stream stream_{};
  bool usable_;
};

// All members, one after the other. What follows the last is no part of the file, as gzip itself has it.
Result<std::string> decompressed(std::string_view bytes, std::size_t max_bytes) {
  Inflater inflater;
  if (!inflater.usable()) return Error{Reason::out_of_memory, "no memory to decompress with"};
  // One byte more than is allowed shows that there is more.
  const std::size_t most = max_bytes < std::numeric_limits<std::size_t>::max() ? max_bytes + 1 : max_bytes;
  std::string out;
  std::size_t size = 0;
  while (true) {
    if (size == out.size()) {
      if (size == most) return too_large(max_bytes);
      out.resize(std::min(most, std::max({out.size() * 2, bytes.size() * 4, std::size_t{4096}})));
    }
    const Inflater::Step step = inflater.run(bytes, out.data() + size, out.size() - size);
    bytes.remove_prefix(step.taken);
    size += step.given;
    if (size > max_bytes) return too_large(max_bytes);
    if (step.status == Z_STREAM_END) {
      if (!bytes.starts_with(kSignature)) break;
      inflater.restart();
    } else if (step.status == Z_MEM_ERROR) {
      return Error{Reason::out_of_memory, "no memory to decompress with"};
    } else if (step.status != Z_OK && step.status != Z_BUF_ERROR) {
      return Error{Reason::unreadable, "damaged gzip data: " + inflater.message()};
    } else if (bytes.empty() && size < out.size()) {
      return Error{Reason::unreadable, "damaged gzip data: it ends too early"};
    }
  }
  out.resize(size);
  return out;
}

}  // namespace

bool looks_like_gzip(std::string_view bytes, std::string_view /*name*/) {
  return bytes.starts_with(kSignature);
}

Result<OpenedPage> open_gzip(const OpenRequest& request) {
  if (request.containers_left == 0) return Error{Reason::unsupported, "gzip inside gzip, too many times"};
  const Result<std::string> content = decompressed(request.bytes, request.max_bytes);
  if (!content) return content.error();
  std::string_view name = request.name;
  if (has_suffix(name, ".gz")) name.remove_suffix(3);
  return open_contained(
      {content.value(), name, request.hints, request.max_bytes, request.containers_left - 1});
}

}  // namespace presscut::input
