#include "text/unicode.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <optional>

#include "text/ascii_block.h"
#include "text/strings.h"

namespace presscut::text {

namespace {

constexpr char32_t kReplacement = 0xFFFD;

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

bool is_plain(char c) { return c > ' ' && c < 0x7F; }

// Where the text that begins there has something other than such characters and single spaces.
std::size_t end_of_plain(std::string_view s, std::size_t i) {
  while (s.size() - i >= AsciiBlock::kSize) {
    const AsciiBlock block(s.data() + i);
    if (!block.is_printable() || AsciiBlock::has_neighbours(block.equal_to(' '))) break;
    if (s[i] == ' ' && s[i - 1] == ' ') return i;
    i += AsciiBlock::kSize;
  }
  while (i < s.size() && (is_plain(s[i]) || (s[i] == ' ' && s[i - 1] != ' '))) ++i;
  return i;
}

constexpr char kNothing = 0;  // of a character that leaves no mark

// What a byte of ASCII is in a key(): a small letter, '#' for a digit, ' ' for what stands between words.
constexpr std::array<char, 0x100> kAsciiKeys = [] {
  std::array<char, 0x100> keys{};
  for (char c = 0; c < 0x7F; ++c) {
    char& key = keys[static_cast<unsigned char>(c)];
    key = c >= ' ' || is_ascii_space(c) ? ' ' : kNothing;
    if ((c >= '0' && c <= '9') || c == '#') key = '#';
    if (to_lower(c) >= 'a' && to_lower(c) <= 'z') key = to_lower(c);
  }
  return keys;
}();

char key_of_byte(char c) { return kAsciiKeys[static_cast<unsigned char>(c)]; }

// And in a signature().
constexpr std::array<char, 0x100> kAsciiSignatures = [] {
  std::array<char, 0x100> signatures{};
  for (char c = 0; c < 0x7F; ++c) {
    const bool counts = (c >= '0' && c <= '9') || (to_lower(c) >= 'a' && to_lower(c) <= 'z');
    signatures[static_cast<unsigned char>(c)] = counts ? to_lower(c) : kNothing;
  }
  return signatures;
}();

// Appends character by character into room that is made for all of them.
class Writer {
 public:
  // Precondition: no more than `most` bytes are put.
  Writer(std::string& out, std::size_t most) : out_(out), at_(room(out, most)) {}
  ~Writer() { out_.resize(static_cast<std::size_t>(at_ - out_.data())); }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  void put(char c) { *at_++ = c; }
  // Its first bytes. Precondition: it may put all of them.
  void put(const AsciiBlock& block, std::size_t size) {
    block.write(at_);
    at_ += size;
  }
  void put_if(char c, bool counts) {
    *at_ = c;
    at_ += counts ? 1 : 0;
  }
  void put_code_point(char32_t c) {
    if (c < 0x80) return put(static_cast<char>(c));
    at_ += utf8proc_encode_char(static_cast<utf8proc_int32_t>(c), reinterpret_cast<utf8proc_uint8_t*>(at_));
  }

 private:
  static char* room(std::string& out, std::size_t most) {
    const std::size_t size = out.size();
    out.resize(size + most);
    return out.data() + size;
  }
  std::string& out_;
  char* at_;
};

// Of a text whose characters are case-folded, each with a space before it: one of two bytes may fold to one of three.
constexpr std::size_t kMostGrowth = 2;

// Categories of the Unicode Character Database that make up words.
bool is_word_category(utf8proc_category_t category) {
  switch (category) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
      return true;
    default:
      return false;
  }
}

void append_signature(std::string_view s, std::string& out) {
  Writer writer(out, kMostGrowth * s.size());
  for (std::size_t i = 0; i < s.size();) {
    if (const auto byte = static_cast<unsigned char>(s[i]); byte < 0x80) {
      ++i;
      writer.put_if(kAsciiSignatures[byte], kAsciiSignatures[byte] != kNothing);
      continue;
    }
    const char32_t c = next_wide_code_point(s, i);
    if (is_wide_letter(c) || is_wide_digit(c)) writer.put_code_point(fold_case(c));
  }
}

// By utf8proc, which takes its time; nothing where it is the same.
std::optional<std::string> composed(std::string_view s) {
  utf8proc_uint8_t* out = nullptr;
  const utf8proc_ssize_t size =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(s.data()), static_cast<utf8proc_ssize_t>(s.size()), &out,
                   static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned(out, &std::free);
  if (size < 0) return std::nullopt;  // not UTF-8: leave it as it is
  const std::string_view result(reinterpret_cast<const char*>(out), static_cast<std::size_t>(size));
  return result == s ? std::nullopt : std::optional(std::string(result));
}

}  // namespace

char32_t fold_case(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
  return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c)));
}

char32_t next_wide_code_point(std::string_view s, std::size_t& position) {
  const auto lead = static_cast<unsigned char>(s[position++]);
  std::size_t more = 0;
  char32_t c = 0;
  if (lead >= 0xC2 && lead <= 0xDF) {
    more = 1;
    c = lead & 0x1FU;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    more = 2;
    c = lead & 0x0FU;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    more = 3;
    c = lead & 0x07U;
  } else {
    return kReplacement;
  }
  for (; more > 0; --more) {
    if (position >= s.size() || !is_continuation(s[position])) return kReplacement;
    c = (c << 6) | (static_cast<unsigned char>(s[position++]) & 0x3FU);
  }
  return c;
}

void append_code_point(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
    return;
  }
  utf8proc_uint8_t buffer[4];
  const utf8proc_ssize_t size = utf8proc_encode_char(static_cast<utf8proc_int32_t>(c), buffer);
  out.append(reinterpret_cast<const char*>(buffer), static_cast<std::size_t>(size));
}

bool is_space(char32_t c) {
  return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
         c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool is_invisible(char32_t c) {
  if (c < 0xAD) return (c < 0x20 && !is_space(c)) || c == 0x7F || (c >= 0x80 && c < 0xA0 && c != 0x85);
  // The zero-width joiners U+200C and U+200D stay: Persian, Indic scripts and emoji are spelt with them.
  return c == 0xAD || c == 0x61C || c == 0x200B || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

bool is_wide_letter(char32_t c) {
  return is_word_category(utf8proc_category(static_cast<utf8proc_int32_t>(c)));
}

bool is_letter_of_words(char32_t c) {
  const utf8proc_category_t category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
  return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

char32_t to_upper(char32_t c) {
  if (c < 0x80) return c >= 'a' && c <= 'z' ? c - ('a' - 'A') : c;
  return static_cast<char32_t>(utf8proc_toupper(static_cast<utf8proc_int32_t>(c)));
}

bool is_wide_digit(char32_t c) {
  return utf8proc_category(static_cast<utf8proc_int32_t>(c)) == UTF8PROC_CATEGORY_ND;
}

bool is_cjk(char32_t c) {
  return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) ||
         (c >= 0xAC00 && c <= 0xD7AF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3134F);
}

bool is_upper(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  return utf8proc_category(static_cast<utf8proc_int32_t>(c)) == UTF8PROC_CATEGORY_LU;
}

// The ranges that texts are mostly in, less what has a canonical form other than itself and what composes.
bool is_surely_nfc(char32_t c) {
  if (c < 0x300) return true;  // below the combining marks
  if (c < 0x2010) {
    return (c >= 0x388 && c <= 0x3FF) || (c >= 0x400 && c <= 0x482) || (c >= 0x48A && c <= 0x52F) ||
           (c >= 0x5D0 && c <= 0x5EA) || (c >= 0x620 && c <= 0x64A) || (c >= 0x660 && c <= 0x669) ||
           (c >= 0x1E00 && c <= 0x1EFF) || (c >= 0x200B && c <= 0x200F);
  }
  return c <= 0x205E || (c >= 0x20A0 && c <= 0x20BF) || (c >= 0x2100 && c <= 0x2125) || (c >= 0x2190 && c <= 0x2328) || (c >= 0x232B && c <= 0x27BF) ||
         (c >= 0x3001 && c <= 0x3029) || (c >= 0x3041 && c <= 0x3096) || (c >= 0x30A1 && c <= 0x30FF) ||
         (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3) ||
         (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xFF01 && c <= 0xFFE6) || (c >= 0x1F1E6 && c <= 0x1FAFF);
}

// What is surely in NFC does not join what stands before it, so that a text can be composed in parts that begin with such.
std::string nfc(std::string_view s) {
  std::string out;
  std::size_t copied = 0;
  std::size_t begin = 0;  // of the last character that is surely in NFC
  for (std::size_t i = 0; i < s.size();) {
    const std::size_t here = i;
    if (is_surely_nfc(next_code_point(s, i))) {
      begin = here;
      continue;
    }
    std::size_t end = i;
    while (i < s.size() && !is_surely_nfc(next_code_point(s, i))) end = i;
    i = end;
    if (const auto part = composed(s.substr(begin, end - begin))) {
      out.append(s, copied, begin - copied).append(*part);
      copied = end;
    }
  }
  return out.append(s, copied);
}

std::string fold_case(std::string_view s) {
  std::string out;
  out.reserve(s.size());
  for (std::size_t i = 0; i < s.size();) append_code_point(out, fold_case(next_code_point(s, i)));
  return out;
}

std::string clean(std::string_view s) {
  std::string out;
  Cleaner cleaner(out);
  out.reserve(s.size());
  cleaner.add(s);
  cleaner.finish();
  return out;
}

void Cleaner::add(std::string_view piece) {
  for (std::size_t i = 0; i < piece.size();) {
    const std::size_t begin = i;
    if (is_plain(piece[i])) {  // most of most texts
      i = end_of_plain(piece, i);
      if (space_ && !out_.empty()) out_ += ' ';
      space_ = piece[i - 1] == ' ';
      out_.append(piece.data() + begin, i - begin - (space_ ? 1 : 0));
      continue;
    }
    const char32_t c = next_code_point(piece, i);
    if (is_space(c)) {
      space_ = true;
      continue;
    }
    if (is_invisible(c)) continue;
    if (space_ && !out_.empty()) out_ += ' ';
    space_ = false;
    if (c == kReplacement) {
      append_code_point(out_, c);
    } else {
      out_.append(piece.data() + begin, i - begin);
    }
    may_need_nfc_ = may_need_nfc_ || !is_surely_nfc(c);
  }
}

bool Cleaner::finish() {
  if (!may_need_nfc_) return false;
  std::string composed = nfc(out_);
  const bool has_changed = composed != out_;
  out_ = std::move(composed);
  return has_changed;
}

std::string clean_lines(std::string_view s) {
  std::string out;
  out.reserve(s.size());
  for (std::size_t i = 0; i < s.size();) {
    const char32_t c = next_code_point(s, i);
    const bool is_control = c < 0x20 && c != '\n' && c != '\t';
    if (!is_control && c != 0x85 && !is_invisible(c)) append_code_point(out, c);
  }
  return nfc(out);
}

void append_key(std::string_view s, std::string& out) {
  Writer writer(out, kMostGrowth * s.size());
  bool begun = false;
  bool gap = false;
  bool in_number = false;
  for (std::size_t i = 0; i < s.size();) {
    if (begun && !in_number && s.size() - i >= AsciiBlock::kSize) {  // words and single spaces
      AsciiBlock block(s.data() + i);
      block.to_lower();
      if (block.is_of_words() && !AsciiBlock::has_neighbours(block.equal_to(' ')) && !(gap && s[i] == ' ')) {
        if (gap) writer.put(' ');
        i += AsciiBlock::kSize;
        gap = s[i - 1] == ' ';
        writer.put(block, gap ? AsciiBlock::kSize - 1 : AsciiBlock::kSize);
        continue;
      }
    }
    char32_t c = static_cast<unsigned char>(s[i]);
    if (c < 0x80) {
      c = static_cast<unsigned char>(key_of_byte(s[i++]));
      if (c >= 'a') {  // most of most texts
        if (begun && (gap || in_number)) writer.put(' ');
        writer.put(static_cast<char>(c));
        for (char next = 0; i < s.size() && (next = key_of_byte(s[i])) >= 'a'; ++i) writer.put(next);
        begun = true;
        gap = in_number = false;
        continue;
      }
    } else {
      c = next_wide_code_point(s, i);
      c = is_invisible(c) ? kNothing : is_wide_digit(c) ? U'#' : is_wide_letter(c) ? fold_case(c) : U' ';
    }
    if (c == kNothing) continue;
    if (c == ' ') {
      gap = true;
      in_number = false;
      continue;
    }
    // Digits and words are apart whether or not a space stands between: "7minutes", "7 minutes".
    const bool number = c == '#';
    if (number && in_number) continue;
    if (begun && (gap || number != in_number)) writer.put(' ');
    writer.put_code_point(c);
    begun = true;
    gap = false;
    in_number = number;
  }
}

std::string key(std::string_view s) {
  std::string out;
  append_key(s, out);
  return out;
}

std::string signature(std::string_view s) {
  std::string out;
  append_signature(s, out);
  return out;
}

std::size_t count_words(std::string_view s) {
  std::size_t words = 0;
  bool in_word = false;
  for (std::size_t i = 0; i < s.size();) {
    // A word begins behind a space, mostly: with a sign it is the next character that tells.
    const bool is_told = in_word || i == 0 || is_ascii_space(s[i - 1]);
    if (is_told && s.size() - i >= AsciiBlock::kSize) {
      AsciiBlock block(s.data() + i);
      if (block.is_ascii()) {
        const std::uint64_t spaces = block.equal_to(' ') | block.within('\t', '\r');
        block.to_lower();
        const std::uint64_t of_words = block.within('a', 'z') | block.within('0', '9');
        const std::uint64_t begins = AsciiBlock::behind(spaces, !in_word) & ~spaces;
        if ((begins & ~of_words) == 0) {
          words += AsciiBlock::count(begins);
          i += AsciiBlock::kSize;
          in_word = !is_ascii_space(s[i - 1]);
          continue;
        }
      }
    }
    if (const auto byte = static_cast<unsigned char>(s[i]); byte < 0x80) {
      ++i;
      const bool begins = kAsciiSignatures[byte] != kNothing && !in_word;
      words += begins ? 1 : 0;
      in_word = (in_word || begins) && !is_ascii_space(static_cast<char>(byte));
      continue;
    }
    const char32_t c = next_code_point(s, i);
    const bool hangul = c >= 0xAC00 && c <= 0xD7AF;  // Korean puts spaces between words
    if (is_cjk(c) && !hangul) {
      ++words;
      in_word = false;
    } else if (is_space(c)) {
      in_word = false;
    } else if (!in_word && (is_letter(c) || is_digit(c))) {
      ++words;
      in_word = true;
    }
  }
  return words;
}

std::size_t count_code_points(std::string_view s) {
  std::size_t count = 0;
  for (const char c : s) count += is_continuation(c) ? 0 : 1;
  return count;
}

std::string_view prefix(std::string_view s, std::size_t count) {
  std::size_t i = 0;
  while (i < s.size() && count > 0) {
    ++i;
    while (i < s.size() && is_continuation(s[i])) ++i;
    --count;
  }
  return s.substr(0, i);
}

}  // namespace presscut::text
