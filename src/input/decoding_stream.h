// What is common to streams that decompress: input in pieces, parts that follow one another, damage and
// bombs.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "input/byte_stream.h"
#include "input/page_reader.h"

namespace presscut::input {

// Tells decompression bombs.
class GrowthGuard {
 public:
  explicit GrowthGuard(const ReadLimits& limits)
      : most_(limits.max_growth), checked_from_(limits.growth_checked_from) {}
  void took(std::size_t bytes) { in_ += bytes; }
  // Error: too_large.
  std::optional<Error> gave(std::size_t bytes);

 private:
  std::uint64_t most_;
  std::uint64_t checked_from_;
  std::uint64_t in_ = 0;
  std::uint64_t out_ = 0;
};

class DecodingStream : public ByteStream {
 public:
  // `format` as messages name it. `signature` begins each part (a member of gzip, a frame of zstd); "" if
  // there is but one part and nothing marks it.
  DecodingStream(std::unique_ptr<ByteStream> source, const ReadLimits& limits, std::string_view format,
                 std::string_view signature)
      : source_(std::move(source)), guard_(limits), format_(format), signature_(signature) {}

  Result<std::size_t> read(std::span<char> room) override;
  // To the next part. It may begin inside one that was cut short, so the search goes back to what is still
  // held of it.
  bool skip_damage() override;

 protected:
  enum class Status { more, part_ends, no_memory, damaged };
  struct Step {
    Status status;
    std::size_t taken;
    std::size_t given;
    std::string message;  // of damaged
  };
  virtual Step step(std::string_view in, std::span<char> room) = 0;
  virtual void restart() = 0;  // for a new part
  virtual bool begins_part(std::string_view in) const {
    return !signature_.empty() && in.starts_with(signature_);
  }

 private:
  std::optional<Error> refill(std::size_t keep_from);
  Error failed(Error error);
  Error damaged(const std::string& what);

  std::unique_ptr<ByteStream> source_;
  GrowthGuard guard_;
  std::string_view format_;
  std::string_view signature_;
  std::string in_;
  std::size_t at_ = 0;           // in in_
  std::size_t search_from_ = 0;  // in in_: where the part after the present one may begin
  bool source_ended_ = false;
  bool in_part_ = false;
  bool between_parts_ = false;  // where there is something that is no part
  bool ended_ = false;
  int returns_ = 0;  // of the search for a part to before the damage, since a part last ended well
  std::optional<Error> error_;
};

}  // namespace presscut::input
