// UTF-8 text: walking it, folding it, comparing it. utf8proc does what Unicode defines; here is what presscut needs of it.
// Every function takes valid UTF-8 (input/ makes it so) and never reads past its end on any bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace presscut::text {

// Decodes the code point at `position` and moves past it; U+FFFD for a malformed byte. Precondition: position < s.size().
char32_t next_wide_code_point(std::string_view s, std::size_t& position);  // not of ASCII
inline char32_t next_code_point(std::string_view s, std::size_t& position) {
  const auto lead = static_cast<unsigned char>(s[position]);
  if (lead >= 0x80) return next_wide_code_point(s, position);
  ++position;
  return lead;
}
void append_code_point(std::string& out, char32_t c);

bool is_space(char32_t c);       // white space of HTML, and Unicode's blanks (U+00A0, U+2003, U+3000 …)
bool is_invisible(char32_t c);   // shows nothing and separates nothing: soft hyphen, zero-width space, BOM, word joiner, direction marks
bool is_wide_letter(char32_t c);  // not of ASCII
bool is_wide_digit(char32_t c);
inline bool is_letter(char32_t c) {  // letters and marks of any script
  return c < 0x80 ? (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') : is_wide_letter(c);
}
inline bool is_digit(char32_t c) { return c < 0x80 ? c >= '0' && c <= '9' : is_wide_digit(c); }
bool is_cjk(char32_t c);         // Han, Hiragana, Katakana, Hangul: a character counts as a word (Hangul: see count_words)
bool is_upper(char32_t c);
bool is_letter_of_words(char32_t c);  // letters without marks: Unicode's category L
char32_t to_upper(char32_t c);

std::string nfc(std::string_view s);
// Whether a text of such characters alone is in NFC. False says nothing.
bool is_surely_nfc(char32_t c);
// Case-folded (Unicode's simple folding), code point by code point.
std::string fold_case(std::string_view s);
char32_t fold_case(char32_t c);

// Runs of white space become one space, ends trimmed, invisible characters dropped, NFC. What every text of a record has passed.
std::string clean(std::string_view s);
// The same of a text that comes in pieces.
class Cleaner {
 public:
  // What `out` holds is written over. It must outlive the cleaner.
  explicit Cleaner(std::string& out) : out_(out) { out_.clear(); }
  void add(std::string_view piece);
  void add_space() { space_ = true; }
  bool finish();  // `out` is ready only then; whether what was added before has changed

 private:
  std::string& out_;
  bool space_ = false;  // stands before what comes next
  bool may_need_nfc_ = false;
};
// The same of text whose spaces and line breaks are part of what it says: only what does not show is left out.
std::string clean_lines(std::string_view s);

// The words alone, for comparing texts and labels: letters case-folded, each run of digits one '#', every other run one
// space, ends trimmed. "Reading Time:7 minutes" gives "reading time # minutes"; "03:48" gives "# #".
std::string key(std::string_view s);
void append_key(std::string_view s, std::string& out);

// As key(), but digits are kept and no space is: two texts with equal signatures read the same.
std::string signature(std::string_view s);

std::size_t count_words(std::string_view s);        // in Han and Kana text each character is one word
std::size_t count_code_points(std::string_view s);
// The first `count` code points.
std::string_view prefix(std::string_view s, std::size_t count);

}  // namespace presscut::text
