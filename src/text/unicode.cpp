#include "text/unicode.h"

#include <utf8proc.h>

#include <cstdlib>
#include <memory>

namespace presscut::text {

namespace {

constexpr char32_t kReplacement = 0xFFFD;

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

bool is_ascii(std::string_view s) {
  for (const char c : s) {
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  }
  return true;
}

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
  return c <= 0x205E || (c >= 0x20A0 && c <= 0x20BF) || (c >= 0x2190 && c <= 0x2328) || (c >= 0x232B && c <= 0x27BF) ||
         (c >= 0x3001 && c <= 0x3029) || (c >= 0x3041 && c <= 0x3096) || (c >= 0x30A1 && c <= 0x30FF) ||
         (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3) ||
         (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xFF01 && c <= 0xFFE6) || (c >= 0x1F300 && c <= 0x1FAFF);
}

std::string nfc(std::string_view s) {
  if (is_ascii(s)) return std::string(s);
  utf8proc_uint8_t* out = nullptr;
  const utf8proc_ssize_t size =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(s.data()), static_cast<utf8proc_ssize_t>(s.size()), &out,
                   static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned(out, &std::free);
  if (size < 0) return std::string(s);  // not UTF-8: leave it as it is
  return {reinterpret_cast<const char*>(out), static_cast<std::size_t>(size)};
}

std::string fold_case(std::string_view s) {
  std::string out;
  out.reserve(s.size());
  for (std::size_t i = 0; i < s.size();) append_code_point(out, fold_case(next_code_point(s, i)));
  return out;
}

std::string clean(std::string_view s) {
  std::string out;
  out.reserve(s.size());
  bool space = false;
  bool may_need_nfc = false;
  for (std::size_t i = 0; i < s.size();) {
    const std::size_t begin = i;
    while (i < s.size() && s[i] > ' ' && s[i] < 0x7F) ++i;  // most of most texts
    if (i > begin) {
      if (space) out += ' ';
      space = false;
      out.append(s.substr(begin, i - begin));
      continue;
    }
    const char32_t c = next_code_point(s, i);
    if (is_space(c)) {
      space = !out.empty();
      continue;
    }
    if (is_invisible(c)) continue;
    if (space) out += ' ';
    space = false;
    if (c == kReplacement) {
      append_code_point(out, c);
    } else {
      out.append(s.substr(begin, i - begin));
    }
    may_need_nfc = may_need_nfc || !is_surely_nfc(c);
  }
  return may_need_nfc ? nfc(out) : out;
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

std::string key(std::string_view s) {
  std::string out;
  out.reserve(s.size());
  bool gap = false;
  bool in_number = false;
  for (std::size_t i = 0; i < s.size();) {
    const char32_t c = next_code_point(s, i);
    if (is_invisible(c)) continue;
    const bool number = is_digit(c) || c == '#';
    if (number && in_number) continue;
    if (number || is_letter(c)) {
      // Digits and words are apart whether or not a space stands between: "7minutes", "7 minutes".
      if (!out.empty() && (gap || number != in_number)) out += ' ';
      if (c < 0x80) {
        out += number ? '#' : static_cast<char>(fold_case(c));
      } else {
        append_code_point(out, number ? U'#' : fold_case(c));
      }
      gap = false;
      in_number = number;
    } else {
      gap = true;
      in_number = false;
    }
  }
  return out;
}

std::string signature(std::string_view s) {
  std::string out;
  out.reserve(s.size());
  for (std::size_t i = 0; i < s.size();) {
    const char32_t c = next_code_point(s, i);
    if (!is_letter(c) && !is_digit(c)) continue;
    if (c < 0x80) {
      out += static_cast<char>(fold_case(c));
    } else {
      append_code_point(out, fold_case(c));
    }
  }
  return out;
}

std::size_t count_words(std::string_view s) {
  std::size_t words = 0;
  bool in_word = false;
  for (std::size_t i = 0; i < s.size();) {
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
