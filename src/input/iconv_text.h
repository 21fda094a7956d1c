// Conversion through the C library's iconv, with the standard's care for bytes that mean nothing.
#pragma once

#include <iconv.h>

#include <array>
#include <string>
#include <string_view>

namespace presscut::input {

// The code points of the bytes 0x80 to 0xFF of a single-byte encoding.
using UpperHalf = std::array<char32_t, 128>;

// A converter to UTF-8. Not copyable; one a thread.
class IconvText {
 public:
  explicit IconvText(const char* from);
  ~IconvText();
  IconvText(const IconvText&) = delete;
  IconvText& operator=(const IconvText&) = delete;

  // False where the system lacks the converter; the others must not be called then.
  bool usable() const;

  // Appends the text of `bytes`; a sequence that is malformed or that no character has becomes U+FFFD.
  void append(std::string& out, std::string_view bytes);

  // What each single byte stands for; U+FFFD for nothing.
  UpperHalf upper_half();

 private:
  iconv_t converter_;
};

}  // namespace presscut::input
