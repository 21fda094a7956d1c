#include "input/utf8.h"

#include <array>
#include <cstdint>
#include <cstring>

namespace presscut::input {

// https://encoding.spec.whatwg.org/#utf-8-decoder: the range of the second byte depends on the first, which
// is what keeps overlong forms, surrogates and what lies beyond U+10FFFF out.
Utf8Step utf8_step(std::string_view bytes, std::size_t position) {
  const auto first = static_cast<unsigned char>(bytes[position]);
  std::size_t length = 0;
  unsigned char lower = 0x80;
  unsigned char upper = 0xBF;
  if (first < 0x80) return {1, true};
  if (first >= 0xC2 && first <= 0xDF) {
    length = 2;
  } else if (first >= 0xE0 && first <= 0xEF) {
    length = 3;
    if (first == 0xE0) lower = 0xA0;
    if (first == 0xED) upper = 0x9F;
  } else if (first >= 0xF0 && first <= 0xF4) {
    length = 4;
    if (first == 0xF0) lower = 0x90;
    if (first == 0xF4) upper = 0x8F;
  } else {
    return {1, false};
  }
  for (std::size_t i = 1; i < length; ++i) {
    if (position + i == bytes.size()) return {i, false};
    const auto next = static_cast<unsigned char>(bytes[position + i]);
    if (next < lower || next > upper) return {i, false};
    lower = 0x80;
    upper = 0xBF;
  }
  return {length, true};
}

std::size_t skip_ascii(std::string_view bytes, std::size_t position) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080;
  std::array<std::uint64_t, 4> block{};
  while (position + sizeof block <= bytes.size()) {
    std::memcpy(block.data(), bytes.data() + position, sizeof block);
    if (((block[0] | block[1] | block[2] | block[3]) & kHighBits) != 0) break;
    position += sizeof block;
  }
  while (position < bytes.size() && static_cast<unsigned char>(bytes[position]) < 0x80) ++position;
  return position;
}

Utf8Census utf8_census(std::string_view bytes) {
  Utf8Census census;
  std::size_t position = skip_ascii(bytes, 0);
  while (position < bytes.size()) {
    const Utf8Step step = utf8_step(bytes, position);
    if (!step.valid) {
      ++census.malformed;
    } else if (step.length == 2) {
      ++census.two_byte;
    } else if (step.length > 2) {
      ++census.longer;
    }
    position += step.length;
    // In text beyond ASCII the next character is mostly beyond it too.
    if (position < bytes.size() && static_cast<unsigned char>(bytes[position]) < 0x80) {
      position = skip_ascii(bytes, position);
    }
  }
  return census;
}

}  // namespace presscut::input
