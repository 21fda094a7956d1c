#include "input/encoding.h"

#include <algorithm>
#include <array>

#include "input/detect.h"
#include "input/meta_prescan.h"
#include "input/utf8.h"

// https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding
//
// A page saved by itself has lost the HTTP header that spoke before its <meta>, and its saver may have
// converted the bytes and left the <meta> as it was. Hence one deviation from the standard: a declaration
// that the bytes clearly contradict is not believed (see contradicts()). Browsers need not do this: they have
// the header, and a reader who would complain.

namespace presscut::input {
namespace {

// How much more a UTF-8 character of three bytes says than one of two: the latter happens by chance in a text
// of a legacy encoding now and then.
constexpr std::size_t kLongerWeight = 3;

// Most bytes beyond ASCII make well-formed UTF-8. A text in another encoding does not do so by chance; a page
// in UTF-8 may still hold a character that was cut in two, or a foreign snippet.
bool is_mostly_utf_8(const Utf8Census& census) {
  return census.valid() > 0 && census.malformed * 50 <= census.valid();
}

// The declaration is wrong if it says UTF-8 and hardly anything is, or says something else and the bytes are
// UTF-8.
bool contradicts(const Utf8Census& census, const Encoding& declared) {
  constexpr std::size_t kFewestMalformed = 3;
  if (declared.decoder == Decoder::utf_8) {
    return census.malformed >= kFewestMalformed && census.malformed > census.valid();
  }
  // Pairs of bytes that are well-formed UTF-8 are a common sight in the two-byte encodings: a headline of
  // four Chinese characters in GBK may be all UTF-8. One curly quote's three bytes make no sense in a
  // single-byte one.
  const bool multi_byte = declared.decoder == Decoder::multi_byte;
  const std::size_t enough = multi_byte ? 24 : 3;
  return is_mostly_utf_8(census) && census.two_byte + kLongerWeight * census.longer >= enough;
}

// Text in ISO-2022-JP is all ASCII to the eye; nothing else has the escape sequences that start its Japanese.
bool has_iso_2022_jp_escapes(std::string_view bytes) {
  return bytes.find("\x1B$B") != std::string_view::npos || bytes.find("\x1B$@") != std::string_view::npos;
}

}  // namespace

const Encoding* utf_16_encoding(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE")) return encoding_named("utf-16le");
  if (bytes.starts_with("\xFE\xFF")) return encoding_named("utf-16be");
  constexpr std::size_t kSampleBytes = 1024;
  const std::string_view sample = bytes.substr(0, std::min(bytes.size(), kSampleBytes) & ~std::size_t{1});
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < sample.size(); ++i) zeros[i % 2] += sample[i] == '\0';
  // Half of the units are ASCII even in a Chinese page's head; a zero in the other half is U+0000 or U+xx00.
  const std::size_t units = sample.size() / 2;
  if (units < 2) return nullptr;
  if (zeros[1] * 2 >= units && zeros[0] * 20 <= units) return encoding_named("utf-16le");
  if (zeros[0] * 2 >= units && zeros[1] * 20 <= units) return encoding_named("utf-16be");
  return nullptr;
}

const Encoding& encoding_of(std::string_view bytes, std::string_view hint, PageKind kind,
                            std::string_view charset) {
  // 1. A byte-order mark wins over everything: it is what browsers obey, even against the header.
  if (bytes.starts_with("\xEF\xBB\xBF")) return utf_8();
  const bool has_utf_16_mark = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
  if (has_utf_16_mark) return *utf_16_encoding(bytes);

  // 2. The user. (3. is to wait for more bytes.)
  if (const Encoding* given = encoding_named(hint)) return *given;

  // Between 4. and 5.: UTF-16 without a mark, in which no <meta> could be read.
  if (const Encoding* utf_16 = utf_16_encoding(bytes)) return *utf_16;

  // 4. The transport, where a container kept what it said. A wrong header is as common as a wrong <meta>.
  const Utf8Census census = utf8_census(bytes);
  const Encoding* transport = encoding_named(charset);
  if (transport && !contradicts(census, *transport)) return *transport;

  // 5. The prescan. (6., a frame's parent, and 7., what an earlier visit told, do not exist here.)
  const Encoding* declared = kind == PageKind::html ? declared_encoding(bytes) : nullptr;
  const bool is_ascii = census.valid() == 0 && census.malformed == 0;
  if (is_ascii && has_iso_2022_jp_escapes(bytes)) return *encoding_named("iso-2022-jp");
  if (declared && !contradicts(census, *declared)) return *declared;

  // 8. Detection.
  if (is_mostly_utf_8(census) || is_ascii) return utf_8();
  if (const Encoding* detected = detected_encoding(bytes)) return *detected;

  // 9. The default of the Western locales.
  return windows_1252();
}

}  // namespace presscut::input
