#include "batch/frame.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

namespace presscut::batch {
namespace {

constexpr std::size_t kNumberSize = sizeof(std::uint64_t);
constexpr std::size_t kReadAtOnce = std::size_t{64} << 10;

std::uint64_t number_at(const char* place) {
  std::uint64_t value = 0;
  std::memcpy(&value, place, kNumberSize);
  return value;
}

}  // namespace

FrameWriter::FrameWriter() : bytes_(kNumberSize, '\0') {}

FrameWriter& FrameWriter::number(std::uint64_t value) {
  std::array<char, kNumberSize> bytes{};
  std::memcpy(bytes.data(), &value, kNumberSize);
  bytes_.append(bytes.data(), kNumberSize);
  return *this;
}

FrameWriter& FrameWriter::text(std::string_view value) {
  number(value.size());
  bytes_ += value;
  return *this;
}

std::string FrameWriter::finish() && {
  const std::uint64_t size = bytes_.size() - kNumberSize;
  std::memcpy(bytes_.data(), &size, kNumberSize);
  return std::move(bytes_);
}

std::string_view FrameReader::take(std::size_t size) {
  if (size > rest_.size()) {
    broken_ = true;
    rest_ = {};
    return {};
  }
  const std::string_view taken = rest_.substr(0, size);
  rest_.remove_prefix(size);
  return taken;
}

std::uint64_t FrameReader::number() {
  const std::string_view bytes = take(kNumberSize);
  return bytes.empty() ? 0 : number_at(bytes.data());
}

std::string FrameReader::text() {
  return std::string(take(number()));
}

FrameBuffer::Arrival FrameBuffer::receive(int descriptor) {
  if (at_ > 0) {
    bytes_.erase(0, at_);
    at_ = 0;
  }
  const std::size_t size = bytes_.size();
  // A long frame is read in steps that grow with it.
  bytes_.resize(size + std::max(kReadAtOnce, size / 2));
  const ssize_t count = read(descriptor, bytes_.data() + size, bytes_.size() - size);
  const int error = errno;
  bytes_.resize(size + (count > 0 ? static_cast<std::size_t>(count) : 0));
  if (count > 0) return Arrival::some;
  if (count < 0 && (error == EINTR || error == EAGAIN)) return Arrival::nothing_now;
  return Arrival::end;
}

std::optional<std::string> FrameBuffer::next() {
  if (bytes_.size() - at_ < kNumberSize) return std::nullopt;
  const std::uint64_t size = number_at(bytes_.data() + at_);
  if (size > bytes_.size() - at_ - kNumberSize) return std::nullopt;
  std::string content = bytes_.substr(at_ + kNumberSize, size);
  at_ += kNumberSize + size;
  return content;
}

}  // namespace presscut::batch
