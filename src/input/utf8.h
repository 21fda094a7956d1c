// Is it UTF-8? The first question to any page's bytes.
#pragma once

#include <cstddef>
#include <string_view>

namespace presscut::input {

// One step through bytes that may be UTF-8: a whole character, or the longest start of one that something
// else cuts short ("maximal subpart"), which a decoder replaces by a single U+FFFD.
struct Utf8Step {
  std::size_t length;
  bool valid;
};

// Precondition: position < bytes.size().
Utf8Step utf8_step(std::string_view bytes, std::size_t position);

// The first position from `position` on that is not ASCII; the size if there is none.
std::size_t skip_ascii(std::string_view bytes, std::size_t position);

// What the bytes beyond ASCII are like, read as UTF-8.
struct Utf8Census {
  std::size_t two_byte = 0;  // characters of two bytes
  std::size_t longer = 0;    // characters of three or four bytes
  std::size_t malformed = 0;

  std::size_t valid() const { return two_byte + longer; }
};

Utf8Census utf8_census(std::string_view bytes);

}  // namespace presscut::input
