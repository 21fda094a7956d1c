#include "input/detect.h"

#include <uchardet/uchardet.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string>

#include "input/utf8.h"
#include "text/strings.h"

namespace presscut::input {
namespace {

// Of a page that declares nothing, this much text is enough to tell a language by.
constexpr std::size_t kDetectionBytes = std::size_t{64} << 10;

bool is_beyond_ascii(char c) {
  return static_cast<unsigned char>(c) >= 0x80;
}

// The text around the characters that are beyond ASCII: markup and scripts say nothing about the language. No
// lead or trail byte of a multi-byte encoding is "<" or ">".
std::string detection_sample(std::string_view bytes) {
  std::string sample;
  std::size_t position = 0;
  while (position < bytes.size() && sample.size() < kDetectionBytes) {
    const std::size_t end = std::min(bytes.find('<', position), bytes.size());
    const std::string_view run = bytes.substr(position, std::min(end - position, kDetectionBytes));
    if (skip_ascii(run, 0) < run.size()) {
      sample += run;
      sample += '\n';
    }
    std::size_t tag_end = end;
    for (const std::string_view code : {"script", "style"}) {
      if (!text::starts_with_ignoring_case(bytes.substr(std::min(end + 1, bytes.size())), code)) continue;
      tag_end = std::min(text::find_ignoring_case(bytes, "</" + std::string(code), end), bytes.size());
    }
    position = std::min(bytes.find('>', tag_end), bytes.size() - 1) + 1;
  }
  return sample;
}

// The names that uchardet gives which are no labels of the standard. Others that are none (IBM852, VISCII …)
// are not used on the web, and count as no answer.
struct DetectorName {
  std::string_view name;
  std::string_view label;
};
constexpr std::array kDetectorNames{DetectorName{"MAC-CYRILLIC", "x-mac-cyrillic"},
                                    DetectorName{"UHC", "euc-kr"}};

// The encodings of Latin script between which uchardet guesses by how often which letter comes, each with the
// one that it is if the bytes 0x80 to 0x9F are used, which in ISO's encodings are control characters and in
// Windows' curly quotes.
struct LatinEncoding {
  std::string_view name;
  std::string_view in_windows;
};
constexpr std::array kLatinEncodings{
    LatinEncoding{"ISO-8859-2", "windows-1250"},   LatinEncoding{"ISO-8859-3", "windows-1252"},
    LatinEncoding{"ISO-8859-4", "windows-1257"},   LatinEncoding{"ISO-8859-10", "windows-1252"},
    LatinEncoding{"ISO-8859-13", "windows-1257"},  LatinEncoding{"ISO-8859-14", "windows-1252"},
    LatinEncoding{"ISO-8859-15", "windows-1252"},  LatinEncoding{"ISO-8859-16", "windows-1250"},
    LatinEncoding{"windows-1250", "windows-1250"}, LatinEncoding{"windows-1254", "windows-1254"},
    LatinEncoding{"windows-1257", "windows-1257"}, LatinEncoding{"windows-1258", "windows-1258"},
    LatinEncoding{"macintosh", "macintosh"},
};

// English with a few curly quotes and one "café" is taken by uchardet for Central European. A language that
// needs such an encoding uses its letters all the time: Danish, which has fewest, in 3 of 100 letters, Polish
// in 7, Czech in 13.
const Encoding* latin_encoding(const LatinEncoding& guess, std::string_view sample) {
  constexpr std::size_t kFewestLetters = 4;
  constexpr std::size_t kFewestInHundred = 2;
  std::size_t plain_letters = 0;
  std::size_t other_letters = 0;
  bool has_windows_bytes = false;
  for (const char c : sample) {
    const auto byte = static_cast<unsigned char>(c);
    const char lower = text::to_lower(c);
    if (lower >= 'a' && lower <= 'z') ++plain_letters;
    if (byte > 0xA0) ++other_letters;
    if (byte >= 0x80 && byte < 0xA0) has_windows_bytes = true;
  }
  const bool is_used = other_letters >= kFewestLetters &&
                       other_letters * 100 >= (plain_letters + other_letters) * kFewestInHundred;
  if (!is_used) return &windows_1252();
  return encoding_named(has_windows_bytes ? guess.in_windows : guess.name);
}

// The other scripts' letters stand side by side; those that English text has, and its curly quotes, stand
// alone. uchardet takes the latter for Greek or Japanese at times.
bool is_in_words(std::string_view sample) {
  std::size_t all = 0;
  std::size_t beside_another = 0;
  for (std::size_t i = 0; i < sample.size(); ++i) {
    if (!is_beyond_ascii(sample[i])) continue;
    ++all;
    const bool beside = (i > 0 && is_beyond_ascii(sample[i - 1])) ||
                        (i + 1 < sample.size() && is_beyond_ascii(sample[i + 1]));
    if (beside) ++beside_another;
  }
  return beside_another * 2 >= all;
}

}  // namespace

const Encoding* detected_encoding(std::string_view bytes) {
  std::string sample = detection_sample(bytes);
  if (sample.empty()) sample = bytes.substr(skip_ascii(bytes, 0)).substr(0, kDetectionBytes);
  if (sample.empty()) return nullptr;
  const std::unique_ptr<uchardet, void (*)(uchardet_t)> detector(uchardet_new(), uchardet_delete);
  if (!detector || uchardet_handle_data(detector.get(), sample.data(), sample.size()) != 0) return nullptr;
  uchardet_data_end(detector.get());
  std::string_view name = uchardet_get_charset(detector.get());
  for (const DetectorName& row : kDetectorNames) {
    if (text::equals_ignoring_case(name, row.name)) name = row.label;
  }
  const Encoding* found = encoding_named(name);
  if (!found) return nullptr;
  const bool is_unicode = found->decoder == Decoder::utf_8 || found->decoder == Decoder::utf_16le ||
                          found->decoder == Decoder::utf_16be;
  if (is_unicode) return nullptr;
  for (const LatinEncoding& row : kLatinEncodings) {
    if (found->name == row.name) return latin_encoding(row, sample);
  }
  return is_in_words(sample) ? found : &windows_1252();
}

}  // namespace presscut::input
