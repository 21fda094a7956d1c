// The encodings a page may be in, and the labels that name them.
// https://encoding.spec.whatwg.org/#names-and-labels
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace presscut::input {

// How the bytes of an encoding become text; see decode.h.
enum class Decoder : std::uint8_t {
  utf_8,
  utf_16le,
  utf_16be,
  windows_1252,
  single_byte,
  multi_byte,
  iso_2022_jp
};

struct Encoding {
  std::string_view name;  // as the standard writes it: "windows-1252", "Shift_JIS"
  Decoder decoder;
  const char* iconv_name;  // the iconv converter nearest to the standard's; null where iconv is not asked
};

// The encoding that a label names, whatever its case and the white space around it; null if there is none.
// Labels of the standard's "replacement" encoding count as unknown: no text can be had through it.
const Encoding* encoding_named(std::string_view label);

const Encoding& utf_8();
const Encoding& windows_1252();

std::size_t label_count();
std::size_t encoding_count();

}  // namespace presscut::input
