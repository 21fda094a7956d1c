#include "input/decode.h"

#include <gtest/gtest.h>

#include <string>

#include "input/bytes.h"
#include "input/utf8.h"

namespace presscut::input {
namespace {

using namespace std::string_view_literals;

std::string decoded(std::string_view label, std::string_view bytes) {
  const Encoding* encoding = encoding_named(label);
  if (!encoding) return "no such encoding";
  const Result<std::string> text = decode(bytes, *encoding);
  return text ? text.value() : text.error().message;
}

TEST(Decode, ReadsWhatIsWellFormed) {
  struct Row {
    std::string_view label;
    std::string_view bytes;
    std::string_view text;
  };
  const Row rows[] = {
      {"utf-8",
       "\xEF\xBB\xBF"
       "Caf\xC3\xA9",
       "Café"},
      {"utf-16le",
       "\xFF\xFE"
       "C\0\xE9\0"sv,
       "Cé"},
      {"utf-16be",
       "\xFE\xFF"
       "\0C\0\xE9"sv,
       "Cé"},
      {"utf-16le", "\x3D\xD8\x00\xDE"sv, "😀"},
      {"utf-16be", "\xD8\x3D\xDE\x00"sv, "😀"},
      {"windows-1252",
       "\x93"
       "caf\xE9\x94 \x80 5",
       "“café” € 5"},
      {"windows-1252", "\x81\x8D\x8F\x90\x9D", "\u0081\u008D\u008F\u0090\u009D"},
      {"iso-8859-1", "\x85 na\xEFve \xFF", "… naïve ÿ"},
      {"iso-8859-2",
       "\xA3\xF3"
       "d\xBC",
       "Łódź"},
      {"iso-8859-15", "\xA4", "€"},
      {"windows-1250", "\x8Ekraj\x81", "Žkraj\u0081"},
      {"windows-1251", "\xCF\xF0\xE8\xE2\xE5\xF2", "Привет"},
      {"windows-1251", "\x98", "\u0098"},
      {"koi8-r", "\xF0\xD2\xC9\xD7\xC5\xD4", "Привет"},
      {"koi8-u", "\xAE\xBE", "ўЎ"},
      {"ibm866", "\x8F\xE0\xA8\xA2\xA5\xE2", "Привет"},
      {"windows-1253", "\xC3\xE5\xE9\xDC", "Γειά"},
      {"windows-1255", "\xF9\xEC\xE5\xED", "שלום"},
      {"windows-1256", "\xD3\xE1\xC7\xE3", "سلام"},
      {"windows-1258", "\xE2\xEC", "\u00E2\u0301"},  // as the standard has it: letter and accent stay two
      {"iso-8859-9", "\xFE\xF0", "şğ"},
      {"tis-620", "\xCA\xC7\xD1\xCA\x85", "สวัส…"},
      {"macintosh", "caf\x8E \xC6\xDB", "café \u2206€"},
      {"x-mac-cyrillic", "\x8F\xF0\xFF", "Пр€"},
      {"gb2312", "\xD6\xD0\xCE\xC4", "中文"},
      {"gbk", "\x80 \xE9\x46", "€ 镕"},
      {"gb18030", "\x81\x30\x81\x34\x94\x39\xDA\x33", "\u0084\U0001F4A9"},
      {"big5", "\xA4\xA4\xA4\xE5", "中文"},
      {"big5", "\x88\x62", "\u00CA\u0304"},  // of the Hong Kong set
      {"shift_jis", "\x93\xFA\x96\x7B\x8C\xEA \xB1\\~ \x87\x40\x81\x60", "日本語 ｱ\\~ ①～"},
      {"euc-jp", "\xC6\xFC\xCB\xDC\xB8\xEC \x8E\xB1 \xAD\xA1", "日本語 ｱ ①"},
      {"euc-kr", "\xC7\xD1\xB1\xB9\xBE\xEE \x8C\x63", "한국어 똠"},
      {"iso-2022-jp", "a\x1B$BF|K\\8l\x1B(B b", "a日本語 b"},
      {"iso-2022-jp", "\x1B$@F|\x1B(J\\~\x1B(I1\x1B(B<p>", "日¥‾ｱ<p>"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(decoded(row.label, row.bytes), row.text) << row.label;
  }
}

TEST(Decode, ReplacesWhatIsMalformedAndGoesOn) {
  struct Row {
    std::string_view label;
    std::string_view bytes;
    std::string_view text;
  };
  const Row rows[] = {
      {"utf-8",
       "a\xFF"
       "b\xE2\x82"
       "c\xED\xA0\x80"
       "d\xC3",
       "a\uFFFDb\uFFFDc\uFFFD\uFFFD\uFFFDd\uFFFD"},
      {"utf-8", "\xF0\x9F\x98\xF0\x9F\x98\x80\xC0\xAF", "\uFFFD😀\uFFFD\uFFFD"},
      {"utf-8", "a\0b\0"sv, "a\uFFFDb\uFFFD"},
      {"windows-1252", "a\0\xE9"sv, "a\uFFFDé"},
      {"utf-16le", "a\0\0\0b\0"sv, "a\uFFFDb"},
      {"utf-16le",
       "\x3D\xD8"
       "a\0\x00\xDE"sv,
       "\uFFFDa\uFFFD"},                   // surrogates that are no pair
      {"utf-16be", "\0a\0"sv, "a\uFFFD"},  // half a character at the end
      {"utf-16le", "\x3D\xD8"sv, "\uFFFD"},
      {"windows-1253",
       "a\xFF"
       "b",
       "a\uFFFDb"},
      {"big5", "\xA4\xA4\xA4", "中\uFFFD"},
      {"gbk", "\xD6<b>", "\uFFFD<b>"},  // the ASCII byte after a lone lead byte stays
      {"big5", "\xA4<p>", "\uFFFD<p>"},
      {"shift_jis", "\x93\"x", "\uFFFD\"x"},
      {"shift_jis", "\xFD<\x93\xFA\xA0z", "\uFFFD<日\uFFFDz"},
      {"euc-kr", "\xC7\xD1\xFF\xB1\xB9", "한\uFFFD국"},
      {"euc-kr", "\xC9\xA1\xC7\xD1", "\uFFFD한"},  // a pair that no character has costs itself alone
      {"euc-jp", "\x8F\xA2<\xC6\xFC", "\uFFFD<日"},
      {"iso-2022-jp", "\x1B$BF|K\xFF\x1B(B!", "日\uFFFD\uFFFD!"},
      {"iso-2022-jp", "\x1B$BF|\nplain", "日\nplain"},
      {"iso-2022-jp", "\x1B[0m", "\uFFFD[0m"},
      {"gb18030", "\x81\x30", "\uFFFD"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(decoded(row.label, row.bytes), row.text)
        << row.label << ' ' << ::testing::PrintToString(std::string(row.bytes));
  }
}

TEST(Decode, TakesEmptyInput) {
  for (const std::string_view label :
       {"utf-8", "utf-16le", "windows-1252", "windows-1251", "gbk", "big5", "iso-2022-jp"}) {
    EXPECT_EQ(decoded(label, ""), "") << label;
  }
}

TEST(Decode, ReadsTextLongerThanItsBuffers) {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += i % 7 == 0 ? "<p>漢字" : "日本語の長い文章。";
  for (const char* encoding : {"SHIFT_JIS", "EUC-JP", "ISO-2022-JP"}) {
    EXPECT_TRUE(decoded(encoding, in_encoding(encoding, text)) == text) << encoding;
  }
}

// Whatever the bytes, the text is UTF-8 and ASCII markup between them is not lost.
TEST(Decode, MakesUtf8OfAnyBytes) {
  std::string bytes;
  unsigned state = 1;
  for (int i = 0; i < 50000; ++i) {
    state = state * 1664525u + 1013904223u;
    bytes += static_cast<char>(state >> 24);
    if (i % 100 == 0) bytes += "\n\n<p>\n\n";
  }
  for (const std::string_view label :
       {"utf-8", "utf-16le", "utf-16be", "windows-1252", "windows-1251", "windows-1255", "windows-1258",
        "koi8-u", "gbk", "gb18030", "big5", "shift_jis", "euc-jp", "euc-kr", "iso-2022-jp"}) {
    const std::string text = decoded(label, bytes);
    EXPECT_EQ(utf8_census(text).malformed, 0u) << label;
    EXPECT_EQ(text.find('\0'), std::string::npos) << label;
    const bool keeps_ascii = !label.starts_with("utf-16");
    EXPECT_EQ(text.find("\n<p>\n") != std::string::npos, keeps_ascii) << label;
  }
}

}  // namespace
}  // namespace presscut::input
