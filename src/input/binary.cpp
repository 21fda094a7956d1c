#include "input/binary.h"

#include <array>

#include "input/encoding.h"
#include "input/utf8.h"

namespace presscut::input {
namespace {

using namespace std::string_view_literals;

struct Signature {
  std::string_view bytes;
  std::string_view kind;
  std::size_t at = 0;
};

constexpr std::array kSignatures{
    Signature{"\x89PNG"sv, "a PNG image"},
    Signature{"\xFF\xD8\xFF"sv, "a JPEG image"},
    Signature{"GIF87a"sv, "a GIF image"},
    Signature{"GIF89a"sv, "a GIF image"},
    Signature{"\x1A\x45\xDF\xA3"sv, "a video"},
    Signature{"ID3\x03"sv, "a sound recording"},
    Signature{"ID3\x04"sv, "a sound recording"},
    Signature{"OggS\0"sv, "a sound recording"},
    Signature{"%PDF-"sv, "a PDF document"},
    Signature{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "an old Microsoft Office document"},
    Signature{"PK\x03\x04"sv, "a ZIP archive"},
    Signature{"PK\x05\x06"sv, "a ZIP archive"},
    Signature{"7z\xBC\xAF\x27\x1C"sv, "a 7-Zip archive"},
    Signature{"Rar!\x1A\x07"sv, "a RAR archive"},
    Signature{"ustar"sv, "a tar archive", 257},
    Signature{"BZh"sv, "bzip2-compressed data"},
    Signature{"\xFD"
              "7zXZ\0"sv,
              "xz-compressed data"},
    Signature{"\x28\xB5\x2F\xFD"sv, "zstd-compressed data"},
    Signature{"bplist00"sv, "a binary property list"},
    Signature{"SQLite format 3\0"sv, "an SQLite database"},
    Signature{"\x7F"
              "ELF"sv,
              "a program"},
    Signature{"\xCA\xFE\xBA\xBE"sv, "a program"},
    Signature{"\0asm"sv, "a program"},
};

bool is_control(unsigned char c) {
  const bool is_layout =
      (c >= '\b' && c <= '\r') || c == '\x1B';  // back space to carriage return; ISO-2022's escape
  return (c < ' ' && !is_layout) || c == 0x7F;
}

}  // namespace

std::string_view binary_kind(std::string_view bytes) {
  for (const Signature& signature : kSignatures) {
    if (bytes.size() > signature.at && bytes.substr(signature.at).starts_with(signature.bytes))
      return signature.kind;
  }
  if (bytes.size() >= 2 && utf_16_encoding(bytes) != nullptr) return {};

  // Text has no control characters, save for damage here and there. A third of them is not text in any
  // encoding; one in twenty, as bytes at random have, is not if the rest is no UTF-8 either.
  constexpr std::size_t kSampleBytes = 8192;
  const std::string_view sample = bytes.substr(0, kSampleBytes);
  std::size_t controls = 0;
  for (const char c : sample) controls += is_control(static_cast<unsigned char>(c));
  if (controls * 3 > sample.size()) return "binary data";
  if (controls * 20 <= sample.size()) return {};
  const Utf8Census census = utf8_census(sample);
  return census.malformed * 5 > sample.size() ? "binary data" : "";
}

}  // namespace presscut::input
