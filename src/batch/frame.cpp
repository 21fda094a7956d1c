#include "batch/frame.h"

#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

namespace presscut::batch {
namespace {

constexpr std::size_t kNumberSize = sizeof(std::uint64_t);
constexpr std::size_t kLeastAtOnce = std::size_t{16} << 10;  // most records are shorter
constexpr std::size_t kMostAtOnce = std::size_t{256} << 10;  // as much as a socket holds
constexpr std::size_t kDescriptorsAtOnce = 4;  // one is sent at a time

void keep_descriptors(msghdr& message, std::deque<int>& descriptors) {
  for (cmsghdr* head = CMSG_FIRSTHDR(&message); head != nullptr; head = CMSG_NXTHDR(&message, head)) {
    if (head->cmsg_level != SOL_SOCKET || head->cmsg_type != SCM_RIGHTS) continue;
    for (std::size_t at = 0; at + sizeof(int) <= head->cmsg_len - CMSG_LEN(0); at += sizeof(int)) {
      int received = -1;
      std::memcpy(&received, CMSG_DATA(head) + at, sizeof received);
      descriptors.push_back(received);
    }
  }
}

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
  if (at_ == bytes_.size() && bytes_.capacity() > kMostAtOnce) {
    std::string().swap(bytes_);  // the next frame will not be as long
  } else {
    bytes_.erase(0, at_);
  }
  at_ = 0;
  const std::size_t size = bytes_.size();
  // A long frame is read in steps that grow with it.
  bytes_.resize(size + std::clamp(size, kLeastAtOnce, kMostAtOnce));
  iovec room{bytes_.data() + size, bytes_.size() - size};
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int) * kDescriptorsAtOnce)> control{};
  msghdr message{};
  message.msg_iov = &room;
  message.msg_iovlen = 1;
  message.msg_control = control.data();
  message.msg_controllen = control.size();
  const ssize_t count = recvmsg(descriptor, &message, MSG_CMSG_CLOEXEC);
  const int error = errno;
  if (count >= 0) keep_descriptors(message, descriptors_);
  bytes_.resize(size + (count > 0 ? static_cast<std::size_t>(count) : 0));
  if (count > 0) return Arrival::some;
  if (count < 0 && (error == EINTR || error == EAGAIN)) return Arrival::nothing_now;
  return Arrival::end;
}

FrameBuffer::~FrameBuffer() {
  for (const int descriptor : descriptors_) close(descriptor);
}

int FrameBuffer::take_descriptor() {
  if (descriptors_.empty()) return -1;
  const int first = descriptors_.front();
  descriptors_.pop_front();
  return first;
}

std::optional<std::string_view> FrameBuffer::next() {
  if (bytes_.size() - at_ < kNumberSize) return std::nullopt;
  const std::uint64_t size = number_at(bytes_.data() + at_);
  if (size > bytes_.size() - at_ - kNumberSize) return std::nullopt;
  const std::string_view content = std::string_view(bytes_).substr(at_ + kNumberSize, size);
  at_ += kNumberSize + size;
  return content;
}

FrameQueue::~FrameQueue() {
  clear();
}

void FrameQueue::clear() {
  for (const Passenger& passenger : passengers_) close(passenger.descriptor);
  passengers_.clear();
  bytes_.clear();
  sent_ = 0;
}

void FrameQueue::push(std::string_view frame, int descriptor) {
  if (descriptor >= 0) passengers_.push_back({bytes_.size(), descriptor});
  bytes_ += frame;
}

bool FrameQueue::send(int socket) {
  while (!empty()) {
    const bool takes_one = !passengers_.empty() && passengers_.front().place == sent_;
    // A descriptor goes with its frame's first byte; what precedes it goes before.
    const std::size_t next = takes_one ? 1 : 0;
    const std::size_t end = passengers_.size() > next ? passengers_[next].place : bytes_.size();
    iovec part{bytes_.data() + sent_, end - sent_};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    if (takes_one) {
      message.msg_control = control.data();
      message.msg_controllen = control.size();
      cmsghdr* head = CMSG_FIRSTHDR(&message);
      head->cmsg_level = SOL_SOCKET;
      head->cmsg_type = SCM_RIGHTS;
      head->cmsg_len = CMSG_LEN(sizeof(int));
      std::memcpy(CMSG_DATA(head), &passengers_.front().descriptor, sizeof(int));
    }
    const ssize_t count = sendmsg(socket, &message, MSG_NOSIGNAL);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0 && errno == EAGAIN) return true;
    if (count < 0) {
      clear();
      return false;
    }
    sent_ += static_cast<std::size_t>(count);
    if (takes_one) {
      close(passengers_.front().descriptor);
      passengers_.pop_front();
    }
  }
  clear();
  return true;
}

}  // namespace presscut::batch
