#include "input/byte_stream.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "input/container.h"

namespace presscut::input {

namespace {

constexpr std::size_t kMostAtOnce = std::size_t{1} << 20;

std::optional<std::size_t> size_of_file(const ByteStream& stream) {
  struct stat status {};
  const int file = stream.seekable_descriptor();
  if (file < 0 || fstat(file, &status) != 0) return std::nullopt;
  return static_cast<std::size_t>(status.st_size);
}

}  // namespace

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
    // Doubling keeps a long look ahead linear. A file that is no longer than most pages is read at once.
    const std::size_t file_size = held == 0 ? size_of_file(*source_).value_or(0) : 0;
    buffer_.resize(held + std::max({kChunkBytes, held, file_size < kMostAtOnce ? file_size + 1 : 0}));
    const Result<std::size_t> count = source_->read({buffer_.data() + held, buffer_.size() - held});
    buffer_.resize(held + (count ? count.value() : 0));
    ended_ = !count || count.value() == 0;
    if (!count) error_ = count.error();
  }
  return std::string_view(buffer_).substr(at_);
}

std::string Lookahead::take_peeked() {
  std::string peeked = std::move(buffer_);
  peeked.erase(0, at_);
  buffer_.clear();
  at_ = 0;
  return peeked;
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

namespace {

Result<std::string> read_rest(ByteStream& stream, std::size_t max_bytes, std::string bytes) {
  std::size_t size = bytes.size();
  // A file tells its size; a read more tells its end.
  if (const auto file_size = size_of_file(stream)) bytes.resize(std::max(size, std::min(*file_size, max_bytes)) + 1);
  for (;;) {
    if (size > max_bytes) return too_large(max_bytes);
    if (bytes.size() == size) bytes.resize(std::max(kChunkBytes, bytes.size() * 2));
    const Result<std::size_t> count = stream.read({bytes.data() + size, bytes.size() - size});
    if (!count) return count.error();
    size += count.value();
    if (count.value() == 0) break;
  }
  bytes.resize(size);
  return bytes;
}

}  // namespace

Result<std::string> read_rest(ByteStream& stream, std::size_t max_bytes) {
  return read_rest(stream, max_bytes, {});
}

Result<std::string> read_rest(Lookahead& stream, std::size_t max_bytes) {
  return read_rest(stream, max_bytes, stream.take_peeked());
}

}  // namespace presscut::input
