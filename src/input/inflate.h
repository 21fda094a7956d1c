// zlib's decompression, ended when it goes out of scope.
#pragma once

#include <zlib.h>

#include <algorithm>
#include <limits>
#include <span>
#include <string>
#include <string_view>

namespace presscut::input {

class Inflater {
 public:
  // The headers around deflated data: zlib's window size with the bits that choose them.
  enum class Wrapping { gzip = 15 + 16, zlib = 15, none = -15 };

  explicit Inflater(Wrapping wrapping)
      : usable_(inflateInit2(&stream_, static_cast<int>(wrapping)) == Z_OK) {}
  ~Inflater() {
    if (usable_) inflateEnd(&stream_);
  }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  bool usable() const { return usable_; }

  struct Step {
    int status;         // zlib's
    std::size_t taken;  // of the bytes
    std::size_t given;  // to the room
  };
  Step run(std::string_view bytes, std::span<char> room) {
    constexpr std::size_t kMost = std::numeric_limits<uInt>::max();  // zlib counts in 32 bits
    // zlib's interface is older than const; it does not write to its input.
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream_.avail_in = static_cast<uInt>(std::min(bytes.size(), kMost));
    stream_.next_out = reinterpret_cast<Bytef*>(room.data());
    stream_.avail_out = static_cast<uInt>(std::min(room.size(), kMost));
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

}  // namespace presscut::input
