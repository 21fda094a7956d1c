// What the supervisor and its workers say to each other: frames, each its length and then its content, over a
// stream socket. A frame's content is numbers and texts in a fixed order; both ends are one program, so there
// is no version in it. What comes from a worker is still checked: a page may have led it astray.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

namespace presscut::batch {

// Appends to a frame.
class FrameWriter {
 public:
  FrameWriter();
  FrameWriter& number(std::uint64_t value);
  FrameWriter& text(std::string_view value);
  // The frame with its length.
  std::string finish() &&;

 private:
  std::string bytes_;
};

// Reads a frame's content in the order it was written.
class FrameReader {
 public:
  explicit FrameReader(std::string_view content) : rest_(content) {}
  std::uint64_t number();
  std::string text();
  // Whether all that was asked for was there, and nothing is left.
  bool complete() const { return !broken_ && rest_.empty(); }

 private:
  std::string_view take(std::size_t size);
  std::string_view rest_;
  bool broken_ = false;
};

// Bytes as they arrive, given out as frames; and descriptors that come along with them.
class FrameBuffer {
 public:
  FrameBuffer() = default;
  ~FrameBuffer();
  FrameBuffer(const FrameBuffer&) = delete;
  FrameBuffer& operator=(const FrameBuffer&) = delete;

  enum class Arrival { some, nothing_now, end };
  // Reads once from a socket, which may be non-blocking.
  Arrival receive(int descriptor);
  // The content of the next frame that is whole. The view holds until more is received.
  std::optional<std::string_view> next();
  // The descriptor that came first and has not been taken, which is then the caller's; -1 if there is none.
  int take_descriptor();

 private:
  std::string bytes_;
  std::size_t at_ = 0;
  std::deque<int> descriptors_;
};

// Frames on their way out, some with a descriptor.
class FrameQueue {
 public:
  FrameQueue() = default;
  ~FrameQueue();
  FrameQueue(const FrameQueue&) = delete;
  FrameQueue& operator=(const FrameQueue&) = delete;

  // Takes the descriptor, if it is not -1.
  void push(std::string_view frame, int descriptor);
  bool empty() const { return sent_ == bytes_.size(); }
  // Sends what a non-blocking socket takes now. False: there is nobody at its other end.
  bool send(int socket);

 private:
  void clear();

  struct Passenger {
    std::size_t place;  // of its frame in bytes_
    int descriptor;
  };
  std::string bytes_;
  std::size_t sent_ = 0;
  std::deque<Passenger> passengers_;
};

}  // namespace presscut::batch
