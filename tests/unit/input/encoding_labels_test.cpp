#include "input/encoding_labels.h"

#include <gtest/gtest.h>

#include <string>

namespace presscut::input {
namespace {

TEST(EncodingLabels, AreAllOfTheStandardLessThoseOfReplacement) {
  EXPECT_EQ(label_count(), 222u);    // of 228
  EXPECT_EQ(encoding_count(), 38u);  // of 40: no replacement, no x-user-defined
}

TEST(EncodingLabels, NameEncodings) {
  struct Row {
    std::string_view label;
    std::string_view name;
  };
  const Row rows[] = {
      {"utf-8", "UTF-8"},
      {"UTF8", "UTF-8"},
      {"unicode-1-1-utf-8", "UTF-8"},
      {" \t\r\n\futf-8 ", "UTF-8"},
      {"ascii", "windows-1252"},
      {"us-ascii", "windows-1252"},
      {"ISO-8859-1", "windows-1252"},
      {"latin1", "windows-1252"},
      {"iso-8859-9", "windows-1254"},
      {"iso-8859-11", "windows-874"},
      {"TIS-620", "windows-874"},
      {"iso_8859-2:1987", "ISO-8859-2"},
      {"l2", "ISO-8859-2"},
      {"iso-8859-8-i", "ISO-8859-8-I"},
      {"csISO88598E", "ISO-8859-8"},
      {"cp1251", "windows-1251"},
      {"x-cp1250", "windows-1250"},
      {"koi8-r", "KOI8-R"},
      {"koi8-ru", "KOI8-U"},
      {"866", "IBM866"},
      {"mac", "macintosh"},
      {"x-mac-ukrainian", "x-mac-cyrillic"},
      {"gb2312", "GBK"},
      {"GBK", "GBK"},
      {"gb18030", "gb18030"},
      {"big5-hkscs", "Big5"},
      {"Shift_JIS", "Shift_JIS"},
      {"windows-31j", "Shift_JIS"},
      {"x-sjis", "Shift_JIS"},
      {"euc-jp", "EUC-JP"},
      {"ISO-2022-JP", "ISO-2022-JP"},
      {"ks_c_5601-1987", "EUC-KR"},
      {"windows-949", "EUC-KR"},
      {"utf-16", "UTF-16LE"},
      {"unicodefffe", "UTF-16BE"},
      {"x-user-defined", "windows-1252"},
      {"windows-1258", "windows-1258"},
  };
  for (const Row& row : rows) {
    const Encoding* found = encoding_named(row.label);
    ASSERT_NE(found, nullptr) << row.label;
    EXPECT_EQ(found->name, row.name) << row.label;
  }
}

TEST(EncodingLabels, KnowNoOthers) {
  const std::string long_label(100000, 'u');
  for (const std::string_view label : {"", " ", "utf-7", "utf-88", "utf", "utf 8", "\vutf-8", "iso-2022-kr",
                                       "hz-gb-2312", "replacement", "none", long_label.c_str()}) {
    EXPECT_EQ(encoding_named(label), nullptr) << label.substr(0, 40);
  }
}

TEST(EncodingLabels, KnowEachEncodingByItsOwnName) {
  for (const std::string_view name :
       {"UTF-8", "windows-1252", "GBK", "Big5", "UTF-16BE", "macintosh", "KOI8-U"}) {
    const Encoding* found = encoding_named(name);
    ASSERT_NE(found, nullptr) << name;
    EXPECT_EQ(found->name, name);
  }
}

}  // namespace
}  // namespace presscut::input
