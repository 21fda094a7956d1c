#include "input/byte_stream.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "input/container.h"

namespace presscut::input {

FileStream::FileStream(int descriptor, Ownership ownership) : descriptor_(descriptor), ownership_(ownership) {
  struct stat status {};
  seekable_ =
      fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) && lseek(descriptor, 0, SEEK_CUR) == 0;
}

FileStream::~FileStream() {
  if (ownership_ == Ownership::closes) close(descriptor_);
}

Result<std::size_t> FileStream::read(std::span<char> room) {
  for (;;) {
    const ssize_t count = ::read(descriptor_, room.data(), room.size());
    if (count >= 0) return static_cast<std::size_t>(count);
    if (errno != EINTR)
      return Error{Reason::unreadable, std::error_code(errno, std::generic_category()).message()};
  }
}

Result<std::size_t> MemoryStream::read(std::span<char> room) {
  const std::size_t size = bytes_.copy(room.data(), room.size());
  bytes_.remove_prefix(size);
  return size;
}

std::string_view Lookahead::peek(std::size_t size) {
  while (buffer_.size() - at_ < size && !ended_) {
    buffer_.erase(0, at_);
    at_ = 0;
    const std::size_t held = buffer_.size();
    // Doubling keeps a long look ahead linear.
    buffer_.resize(held + std::max(kChunkBytes, held));
    const Result<std::size_t> count = source_->read({buffer_.data() + held, buffer_.size() - held});
    buffer_.resize(held + (count ? count.value() : 0));
    ended_ = !count || count.value() == 0;
    if (!count) error_ = count.error();
  }
  return std::string_view(buffer_).substr(at_);
}

void Lookahead::put_back(std::string_view bytes) {
  buffer_.replace(0, at_, bytes);
  at_ = 0;
}

Result<std::size_t> Lookahead::read(std::span<char> room) {
  if (at_ < buffer_.size()) {
    const std::size_t size = std::string_view(buffer_).substr(at_).copy(room.data(), room.size());
    at_ += size;
    return size;
  }
  if (error_) return *error_;
  if (ended_) return std::size_t{0};
  return source_->read(room);
}

bool Lookahead::skip_damage() {
  buffer_.clear();
  at_ = 0;
  error_.reset();
  ended_ = !source_->skip_damage();
  return !ended_;
}

Result<std::string> read_rest(ByteStream& stream, std::size_t max_bytes) {
  std::string bytes;
  std::size_t size = 0;
  // A file tells its size; a read more tells its end.
  struct stat status {};
  if (const int file = stream.seekable_descriptor(); file >= 0 && fstat(file, &status) == 0)
    bytes.resize(std::min(static_cast<std::size_t>(status.st_size), max_bytes) + 1);
  for (;;) {
    if (bytes.size() == size) bytes.resize(std::max(kChunkBytes, bytes.size() * 2));
    const Result<std::size_t> count = stream.read({bytes.data() + size, bytes.size() - size});
    if (!count) return count.error();
    size += count.value();
    if (size > max_bytes) return too_large(max_bytes);
    if (count.value() == 0) break;
  }
  bytes.resize(size);
  return bytes;
}

}  // namespace presscut::input
