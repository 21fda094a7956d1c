// Bytes in order, read in pieces: from a file, from memory, or from a stream that is decompressed on the way.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "presscut/error.h"

namespace presscut::input {

class ByteStream {
 public:
  virtual ~ByteStream() = default;
  // Fills some of `room`, which is not empty, and tells how much; 0 is the end.
  virtual Result<std::size_t> read(std::span<char> room) = 0;
  // After an error: goes on where data may begin again. False if there is no such place.
  virtual bool skip_damage() { return false; }
  // A file that can be read anywhere, from its beginning on; -1 if this is none.
  virtual int seekable_descriptor() const { return -1; }
};

// How much is asked for at once.
inline constexpr std::size_t kChunkBytes = std::size_t{64} << 10;

class FileStream : public ByteStream {
 public:
  enum class Ownership { borrowed, closes };
  FileStream(int descriptor, Ownership ownership);
  ~FileStream() override;
  FileStream(const FileStream&) = delete;
  FileStream& operator=(const FileStream&) = delete;

  Result<std::size_t> read(std::span<char> room) override;
  int seekable_descriptor() const override { return seekable_ ? descriptor_ : -1; }

 private:
  int descriptor_;
  Ownership ownership_;
  bool seekable_;
};

// Of bytes that outlive it.
class MemoryStream : public ByteStream {
 public:
  explicit MemoryStream(std::string_view bytes) : bytes_(bytes) {}
  Result<std::size_t> read(std::span<char> room) override;

 private:
  std::string_view bytes_;
};

// Nothing but an error.
class BrokenStream : public ByteStream {
 public:
  explicit BrokenStream(Error error) : error_(std::move(error)) {}
  Result<std::size_t> read(std::span<char> /*room*/) override { return error_; }

 private:
  Error error_;
};

// A stream whose next bytes can be looked at before they are taken.
class Lookahead : public ByteStream {
 public:
  explicit Lookahead(std::unique_ptr<ByteStream> source) : source_(std::move(source)) {}

  // At least `size` bytes; fewer only where the stream ends or breaks before. Valid until the next call.
  std::string_view peek(std::size_t size);
  // Precondition: these were peeked.
  void take(std::size_t size) { at_ += size; }
  void put_back(std::string_view bytes);
  // Takes all that was peeked.
  std::string take_peeked();
  // Why the stream broke, once peek() has come that far.
  const std::optional<Error>& error() const { return error_; }

  Result<std::size_t> read(std::span<char> room) override;
  // Drops what was peeked.
  bool skip_damage() override;
  // Only while nothing was taken: who reads the file itself reads it from its beginning.
  int seekable_descriptor() const override { return source_->seekable_descriptor(); }

 private:
  std::unique_ptr<ByteStream> source_;
  std::string buffer_;
  std::size_t at_ = 0;  // in the buffer
  bool ended_ = false;
  std::optional<Error> error_;
};

// The rest of a stream. Error: too_large, if it holds more than max_bytes.
Result<std::string> read_rest(ByteStream& stream, std::size_t max_bytes);
Result<std::string> read_rest(Lookahead& stream, std::size_t max_bytes);  // what was peeked is not copied

}  // namespace presscut::input
