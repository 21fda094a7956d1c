#include "input/decode.h"

#include <array>
#include <cstdint>

#include "input/iconv_text.h"
#include "input/utf8.h"
#include "input/windows_1252.h"
#include "text/unicode.h"

namespace presscut::input {
namespace {

constexpr char32_t kReplacement = U'\uFFFD';
constexpr std::string_view kReplacementBytes = "\uFFFD";

std::string_view less_byte_order_mark(std::string_view utf_8) {
  return utf_8.substr(utf_8.starts_with("\xEF\xBB\xBF") ? 3 : 0);
}

std::string decode_utf_8(std::string_view bytes) {
  bytes = less_byte_order_mark(bytes);
  std::string out;
  out.reserve(bytes.size());
  std::size_t position = 0;
  std::size_t good_from = 0;
  while ((position = skip_ascii(bytes, position)) < bytes.size()) {
    const Utf8Step step = utf8_step(bytes, position);
    if (!step.valid) {
      out.append(bytes, good_from, position - good_from);
      out += kReplacementBytes;
      good_from = position + step.length;
    }
    position += step.length;
  }
  out.append(bytes, good_from);
  return out;
}

// https://encoding.spec.whatwg.org/#shared-utf-16-decoder
template <int kHighByte>
std::string decode_utf_16(std::string_view bytes) {
  const auto unit = [&](std::size_t i) {
    return static_cast<char32_t>(static_cast<unsigned char>(bytes[i + kHighByte]) << 8 |
                                 static_cast<unsigned char>(bytes[i + 1 - kHighByte]));
  };
  std::string out;
  out.reserve(bytes.size());
  std::size_t i = 0;
  if (bytes.size() >= 2 && unit(0) == 0xFEFF) i = 2;
  for (; i + 1 < bytes.size(); i += 2) {
    char32_t c = unit(i);
    if (c >= 0xD800 && c <= 0xDBFF && i + 3 < bytes.size() && unit(i + 2) >= 0xDC00 &&
        unit(i + 2) <= 0xDFFF) {
      c = 0x10000 + ((c - 0xD800) << 10) + (unit(i + 2) - 0xDC00);
      i += 2;
    } else if (c >= 0xD800 && c <= 0xDFFF) {
      c = kReplacement;
    }
    text::append_code_point(out, c);
  }
  if (i < bytes.size()) out += kReplacementBytes;
  return out;
}

constexpr UpperHalf windows_1252_upper_half() {
  UpperHalf table{};
  for (std::size_t i = 0; i < table.size(); ++i) {
    table[i] = i < kWindows1252.size() ? kWindows1252[i] : static_cast<char32_t>(0x80 + i);
  }
  return table;
}

// Where iconv's tables are not the standard's.
struct Difference {
  std::string_view encoding;
  unsigned char byte;
  char32_t code_point;
};
constexpr std::array kDifferences{
    Difference{"KOI8-U", 0xAE, 0x045E},         Difference{"KOI8-U", 0xBE, 0x040E},
    Difference{"macintosh", 0xC6, 0x2206},      Difference{"macintosh", 0xF0, 0xF8FF},
    Difference{"x-mac-cyrillic", 0xFF, 0x20AC},
};

// The standard gives the bytes 0x80 to 0x9F that have no character in a Windows code page the control
// characters of those numbers; iconv has nothing for them.
UpperHalf standard_upper_half(const Encoding& encoding, IconvText& converter) {
  UpperHalf table = converter.upper_half();
  for (std::size_t i = 0; i < 0x20; ++i) {
    if (table[i] == kReplacement) table[i] = static_cast<char32_t>(0x80 + i);
  }
  for (const Difference& difference : kDifferences) {
    if (difference.encoding == encoding.name) table[difference.byte - 0x80u] = difference.code_point;
  }
  return table;
}

std::string decode_single_byte(std::string_view bytes, const UpperHalf& table) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  std::size_t position = 0;
  while (position < bytes.size()) {
    const std::size_t end = skip_ascii(bytes, position);
    out.append(bytes, position, end - position);
    for (position = end; position < bytes.size() && static_cast<unsigned char>(bytes[position]) >= 0x80;
         ++position) {
      text::append_code_point(out, table[static_cast<unsigned char>(bytes[position]) - 0x80u]);
    }
  }
  return out;
}

// https://encoding.spec.whatwg.org/#gb18030-decoder gives the lone byte 0x80 the euro sign, as Windows' GBK
// did.
void append_gb18030(std::string& out, std::string_view bytes, IconvText& converter) {
  std::size_t from = 0;
  std::size_t position = 0;
  while ((position = skip_ascii(bytes, position)) < bytes.size()) {
    const auto first = static_cast<unsigned char>(bytes[position]);
    if (first == 0x80) {
      converter.append(out, bytes.substr(from, position - from));
      out += "\u20AC";
      from = ++position;
    } else if (position + 1 < bytes.size() && bytes[position + 1] >= '0' && bytes[position + 1] <= '9') {
      position += 4;
    } else {
      position += 2;
    }
  }
  if (from < bytes.size()) converter.append(out, bytes.substr(from));
}

// https://encoding.spec.whatwg.org/#iso-2022-jp-decoder. Escape sequences switch between sets; the characters
// of JIS X 0208 are those of EUC-JP less the high bits. The sets end at a line's end too, so that a lost
// escape sequence costs one line and not the page (the standard's decoder does not do this).
void append_iso_2022_jp(std::string& out, std::string_view bytes, IconvText& euc_jp) {
  enum class Set { ascii, roman, katakana, jis };
  Set set = Set::ascii;
  std::string euc;
  const auto flush = [&] {
    if (!euc.empty()) euc_jp.append(out, euc);
    euc.clear();
  };
  std::size_t i = 0;
  while (i < bytes.size()) {
    const char c = bytes[i];
    const std::string_view escape = bytes.substr(i, 3);
    if (c == '\x1B') {
      flush();
      if (escape == "\x1B(B") {
        set = Set::ascii;
      } else if (escape == "\x1B(J") {
        set = Set::roman;
      } else if (escape == "\x1B(I") {
        set = Set::katakana;
      } else if (escape == "\x1B$@" || escape == "\x1B$B") {
        set = Set::jis;
      } else {
        out += kReplacementBytes;
        ++i;
        continue;
      }
      i += 3;
      continue;
    }
    const bool printable = c >= 0x21 && c <= 0x7E;
    if (set == Set::jis && printable && i + 1 < bytes.size() && bytes[i + 1] >= 0x21 &&
        bytes[i + 1] <= 0x7E) {
      euc += static_cast<char>(c | 0x80);
      euc += static_cast<char>(bytes[i + 1] | 0x80);
      i += 2;
      continue;
    }
    flush();
    if (c == '\n' || c == '\r') set = Set::ascii;
    if (static_cast<unsigned char>(c) >= 0x80 || (set == Set::jis && printable) ||
        (set == Set::katakana && printable && c > 0x5F)) {
      out += kReplacementBytes;
    } else if (set == Set::katakana && printable) {
      text::append_code_point(out, static_cast<char32_t>(0xFF61 + (c - 0x21)));
    } else if (set == Set::roman && (c == '\\' || c == '~')) {
      out += c == '\\' ? "\u00A5" : "\u203E";
    } else {
      out += c;
    }
    ++i;
  }
  flush();
}

// As HTML's tokenizer does:
// https://html.spec.whatwg.org/multipage/parsing.html#parse-error-unexpected-null-character
void replace_nul(std::string& text) {
  if (text.find('\0') == std::string::npos) return;
  std::string out;
  out.reserve(text.size() + text.size() / 4);
  std::size_t from = 0;
  for (std::size_t nul = text.find('\0'); nul != std::string::npos; nul = text.find('\0', from)) {
    out.append(text, from, nul - from);
    out += kReplacementBytes;
    from = nul + 1;
  }
  out.append(text, from);
  text = std::move(out);
}

}  // namespace

std::optional<std::string_view> decoded_in_place(std::string_view bytes, const Encoding& encoding) {
  if (encoding.decoder != Decoder::utf_8 || bytes.find('\0') != std::string_view::npos) return std::nullopt;
  bytes = less_byte_order_mark(bytes);
  for (std::size_t position = 0; (position = skip_ascii(bytes, position)) < bytes.size();) {
    const Utf8Step step = utf8_step(bytes, position);
    if (!step.valid) return std::nullopt;
    position += step.length;
  }
  return bytes;
}

Result<std::string> decode(std::string_view bytes, const Encoding& encoding) {
  std::string text;
  if (encoding.decoder == Decoder::utf_8) {
    text = decode_utf_8(bytes);
  } else if (encoding.decoder == Decoder::utf_16le) {
    text = decode_utf_16<1>(bytes);
  } else if (encoding.decoder == Decoder::utf_16be) {
    text = decode_utf_16<0>(bytes);
  } else if (encoding.decoder == Decoder::windows_1252) {
    static constexpr UpperHalf kTable = windows_1252_upper_half();
    text = decode_single_byte(bytes, kTable);
  } else {
    IconvText converter(encoding.iconv_name);
    if (!converter.usable()) {
      return Error{Reason::unsupported, "the page is in " + std::string(encoding.name) +
                                            ", for which this system's iconv has no converter"};
    }
    if (encoding.decoder == Decoder::single_byte) {
      text = decode_single_byte(bytes, standard_upper_half(encoding, converter));
    } else if (encoding.decoder == Decoder::iso_2022_jp) {
      append_iso_2022_jp(text, bytes, converter);
    } else if (std::string_view(encoding.iconv_name) == "GB18030") {
      append_gb18030(text, bytes, converter);
    } else {
      converter.append(text, bytes);
    }
  }
  replace_nul(text);
  return text;
}

}  // namespace presscut::input
