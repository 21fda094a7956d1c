// What the supervisor and its workers say to each other: frames, each its length and then its content, over a
// stream socket. A frame's content is numbers and texts in a fixed order; both ends are one program, so there
// is no version in it. What comes from a worker is still checked: a page may have led it astray.
#pragma once

#include <cstdint>
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

// Bytes as they arrive, given out as frames.
class FrameBuffer {
 public:
  enum class Arrival { some, nothing_now, end };
  // Reads once from a descriptor, which may be non-blocking.
  Arrival receive(int descriptor);
  // The content of the next frame that is whole.
  std::optional<std::string> next();

 private:
  std::string bytes_;
  std::size_t at_ = 0;
};

}  // namespace presscut::batch
