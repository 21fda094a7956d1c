#include "text/unicode.h"

#include <gtest/gtest.h>
#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <random>

#include "text/similarity.h"
#include "text/strings.h"

namespace presscut::text {
namespace {

struct Row {
  const char* input;
  const char* expected;
};

TEST(Unicode, CleanJoinsWhiteSpaceAndDropsWhatIsInvisible) {
  const Row rows[] = {
      {"", ""},
      {"  a \t\n b  ", "a b"},
      {"a\xC2\xA0\xE2\x80\x83z", "a z"},                    // no-break and em space
      {"Sema\xC2\xADglutid", "Semaglutid"},                  // soft hyphen
      {"a\xE2\x80\x8B" "b\xEF\xBB\xBF", "ab"},               // zero-width space, BOM
      {"می\xE2\x80\x8Cخواهم", "می\xE2\x80\x8Cخواهم"},        // zero-width non-joiner stays
      {"e\xCC\x81", "\xC3\xA9"},                              // NFC
      {"a\xFFz", "a\xEF\xBF\xBDz"},                           // malformed byte
      {"a\x01z", "az"},
  };
  for (const Row& row : rows) EXPECT_EQ(clean(row.input), row.expected) << row.input;
}

// As slowly as can be: character by character.
std::string cleaned_slowly(std::string_view s) {
  std::string out;
  bool space = false;
  for (std::size_t i = 0; i < s.size();) {
    const char32_t c = next_code_point(s, i);
    if (is_space(c)) {
      space = !out.empty();
    } else if (!is_invisible(c)) {
      if (space) out += ' ';
      space = false;
      append_code_point(out, c);
    }
  }
  return nfc(out);
}
std::string key_slowly(std::string_view s) {
  std::string out;
  char32_t before = ' ';
  for (std::size_t i = 0; i < s.size();) {
    char32_t c = next_code_point(s, i);
    if (is_invisible(c)) continue;
    c = is_digit(c) || c == '#' ? U'#' : is_letter(c) ? fold_case(c) : U' ';
    const bool is_new_word = before == ' ' || (c == '#') != (before == '#');
    if (c != ' ' && is_new_word && !out.empty()) out += ' ';
    if (c != ' ' && !(c == '#' && before == '#')) append_code_point(out, c);
    before = c;
  }
  return out;
}
std::size_t words_slowly(std::string_view s) {
  std::size_t words = 0;
  bool in_word = false;
  for (std::size_t i = 0; i < s.size();) {
    const char32_t c = next_code_point(s, i);
    const bool is_word = is_cjk(c) && (c < 0xAC00 || c > 0xD7AF);
    if (is_word || (!in_word && (is_letter(c) || is_digit(c)))) ++words;
    in_word = !is_word && !is_space(c) && (in_word || is_letter(c) || is_digit(c));
  }
  return words;
}

TEST(Unicode, ReadsEightBytesAtATimeAsItReadsOne) {
  const std::string_view pieces[] = {"word",         " ",          "  ",         "\n",  "Capital", "7",        "24",      "#", "-",       "\xC2\xA0", "\xC2\xAD",
                                     "\xE2\x80\x8B", "\xC3\xA9", "e\xCC\x81",  "\x01", "\x7F",   "\xFF",   "\xE6\x96\x87", "a long plain run of words ", ".", "\xC3\x89"};
  std::mt19937 random(1);
  std::uniform_int_distribution<std::size_t> any(0, std::size(pieces) - 1);
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    std::string in_pieces;
    Cleaner cleaner(in_pieces);
    for (std::size_t i = any(random); i > 0; --i) {
      const std::string_view piece = pieces[any(random)];
      text += piece;
      cleaner.add(piece);
    }
    cleaner.finish();
    ASSERT_EQ(clean(text), cleaned_slowly(text));
    ASSERT_EQ(in_pieces, cleaned_slowly(text));
    ASSERT_EQ(key(text), key_slowly(text));
    ASSERT_EQ(count_words(text), words_slowly(text)) << text;
  }
}

TEST(Unicode, KeyKeepsWordsAndNumbersApart) {
  const Row rows[] = {
      {"Reading Time:7 minutes", "reading time # minutes"},
      {"Reading time: 7minutes", "reading time # minutes"},
      {"03:48", "# #"},
      {"ADVERTISEMENT", "advertisement"},
      {"— Anzeige —", "anzeige"},
      {"ΔΙΑΦΉΜΙΣΗ", "διαφήμιση"},
      {"# min read", "# min read"},
      {"阅读 3 分钟", "阅读 # 分钟"},
      {"+ FOLLOW", "follow"},
      {"…", ""},
  };
  for (const Row& row : rows) EXPECT_EQ(key(row.input), row.expected) << row.input;
}

TEST(Unicode, SignatureIgnoresSpacesAndPunctuation) {
  EXPECT_EQ(signature("„Tod“ – im Jahr 2024!"), signature("\"tod\" im Jahr2024"));
  EXPECT_NE(signature("2024"), signature("2025"));
}

TEST(Unicode, CountsWordsOfSpacedAndUnspacedScripts) {
  EXPECT_EQ(count_words("Two words, 3 numbers — 4"), 5U);
  EXPECT_EQ(count_words("韓国の大統領"), 6U);
  EXPECT_EQ(count_words("이재명 대통령"), 2U);
  EXPECT_EQ(count_words(" … "), 0U);
}

TEST(Unicode, WalksAnyBytesToTheirEnd) {
  for (int first = 0; first < 256; ++first) {
    for (int second = 0; second < 256; ++second) {
      const char bytes[] = {static_cast<char>(first), static_cast<char>(second)};
      const std::string_view s(bytes, 2);
      std::size_t i = 0;
      int steps = 0;
      while (i < s.size()) {
        next_code_point(s, i);
        ++steps;
      }
      EXPECT_EQ(i, 2U);
      EXPECT_LE(steps, 2);
    }
  }
}

// By utf8proc, all of it at once.
std::string composed_whole(std::string_view s) {
  utf8proc_uint8_t* out = nullptr;
  const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(s.data()), static_cast<utf8proc_ssize_t>(s.size()),
                                 &out, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned(out, &std::free);
  EXPECT_GE(size, 0);
  return {reinterpret_cast<const char*>(out), static_cast<std::size_t>(std::max<utf8proc_ssize_t>(size, 0))};
}

TEST(Unicode, ComposesInPartsAsAWhole) {
  std::mt19937 random(11);
  const char32_t some[] = {U'a',      U'e',      U' ',      U'\u0301', U'\u0327', U'\u0308', U'\u00E9', U'\u0915', U'\u093C',
                           U'\u094D', U'\u1100', U'\u1161', U'\u11A8', U'\uAC00', U'\u212B', U'\u3099', U'\u304B', U'\u2260'};
  for (int i = 0; i < 20'000; ++i) {
    std::string s;
    for (int k = 0; k < 12; ++k) append_code_point(s, some[random() % std::size(some)]);
    ASSERT_EQ(nfc(s), composed_whole(s)) << s;
  }
}

// What is surely in NFC neither changes alone nor joins what stands before it.
TEST(Unicode, SurelyNfcIsRight) {
  for (char32_t c = 1; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string alone;
    append_code_point(alone, c);
    const bool is_stable = composed_whole(alone) == alone && utf8proc_get_property(static_cast<utf8proc_int32_t>(c))->combining_class == 0;
    EXPECT_TRUE(is_stable || !is_surely_nfc(c)) << std::hex << static_cast<std::uint32_t>(c);
    utf8proc_int32_t parts[18];
    int boundary = 0;
    const auto count = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(c), parts, 18, UTF8PROC_DECOMPOSE, &boundary);
    for (utf8proc_ssize_t i = 1; i < count && is_stable; ++i)
      EXPECT_FALSE(is_surely_nfc(static_cast<char32_t>(parts[i]))) << std::hex << parts[i];
  }
  EXPECT_TRUE(is_surely_nfc(U'\u2019') && is_surely_nfc(U'中') && is_surely_nfc(U'я') && is_surely_nfc(U'한'));
}

TEST(Unicode, PrefixCountsCodePoints) {
  EXPECT_EQ(prefix("añb", 2), "añ");
  EXPECT_EQ(prefix("añb", 9), "añb");
}

TEST(Similarity, IsOneForSameAndZeroForNothingInCommon) {
  EXPECT_DOUBLE_EQ(similarity(Comparable("The Fox"), Comparable("the fox!")), 1.0);
  EXPECT_DOUBLE_EQ(similarity(Comparable("abc"), Comparable("xyz")), 0.0);
  EXPECT_DOUBLE_EQ(similarity(Comparable(""), Comparable("xyz")), 0.0);
  EXPECT_GT(similarity(Comparable("Die Regierung tritt zurück"), Comparable("Die Regierung trat zurück")), 0.8);
}

TEST(Strings, SplitLeavesOutEmptyParts) {
  EXPECT_EQ(split(" a ;; b;", ';'), (std::vector<std::string_view>{"a", "b"}));
  EXPECT_TRUE(split("", ';').empty());
}

}  // namespace
}  // namespace presscut::text
