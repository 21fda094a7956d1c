#include "input/encoding.h"

#include <gtest/gtest.h>

#include <string>

#include "input/bytes.h"

namespace presscut::input {
namespace {

using namespace std::string_view_literals;

std::string encoding(std::string_view bytes, std::string_view hint = "", PageKind kind = PageKind::html) {
  return std::string(encoding_of(bytes, hint, kind).name);
}

// Invented news, long enough to tell a language by.
constexpr std::string_view kRussian =
    "<html><body><p>Городской совет в понедельник одобрил новый план развития набережной, который "
    "предусматривает "
    "строительство парка и пешеходной дорожки. По словам мэра, работы начнутся весной и продлятся около двух "
    "лет.</p>"
    "<p>Жители района говорят, что давно ждали этого решения, но опасаются шума и пробок во время "
    "стройки.</p></body>";
constexpr std::string_view kJapanese =
    "<html><body><p>"
    "市議会は月曜日、港の新しい再開発計画を承認した。計画には公園と遊歩道の建設が含まれている。市長によると、"
    "工事は春に始まり、約二年かかる見通しだ。</"
    "p><p>住民からは長い間この決定を待っていたという声が上がる一方、工事中の騒音を"
    "心配する人もいる。</p></body>";
constexpr std::string_view kChinese =
    "<html><body><p>"
    "市议会星期一批准了海滨重建的新计划，其中包括修建公园和步行道。市长表示，工程将于春季开始，预计需要两年时"
    "间。"
    "</p><p>当地居民说，他们早就在等待这个决定，但也担心施工期间的噪音和交通堵塞。</p></body>";
constexpr std::string_view kTaiwanese =
    "<html><body><p>"
    "市議會星期一批准了海濱重建的新計劃，其中包括興建公園和步行道。市長表示，工程將於春季開始，預計需要兩年時"
    "間。"
    "</p><p>當地居民說，他們早就在等待這個決定，但也擔心施工期間的噪音和交通堵塞。</p></body>";
constexpr std::string_view kKorean =
    "<html><body><p>시의회는 월요일 해안가 재개발을 위한 새로운 계획을 승인했다. 이 계획에는 공원과 산책로 "
    "조성이 포함되어 있다. "
    "시장은 공사가 봄에 시작되어 약 이 년이 걸릴 것이라고 말했다.</p></body>";
constexpr std::string_view kGerman =
    "<html><body><p>Der Stadtrat hat am Montag den neuen Plan für das Ufergelände gebilligt. Bürgermeisterin "
    "Müller "
    "sagte, die Bauarbeiten würden im Frühjahr beginnen und müssten in zwei Jahren abgeschlossen "
    "sein.</p></body>";

TEST(EncodingOf, ObeysTheByteOrderMarkAboveAll) {
  EXPECT_EQ(encoding("\xEF\xBB\xBF<meta charset=gbk>", "big5"), "UTF-8");
  EXPECT_EQ(encoding("\xFF\xFE<\0p\0>\0"sv, "big5"), "UTF-16LE");
  EXPECT_EQ(encoding("\xFE\xFF\0<\0p\0>"sv, "big5"), "UTF-16BE");
}

TEST(EncodingOf, ObeysTheUserAboveThePage) {
  EXPECT_EQ(encoding("<meta charset=gbk>\xD6\xD0", "big5"), "Big5");
  EXPECT_EQ(encoding(in_encoding("UTF-16LE", "<p>text"), "windows-1252"), "windows-1252");
  EXPECT_EQ(encoding("<p>caf\xC3\xA9 \xE2\x80\x99 \xC3\xA9", "windows-1252"), "windows-1252");
  EXPECT_EQ(encoding("<meta charset=gbk>", "nonsense"), "GBK");
}

TEST(EncodingOf, ObeysTheDeclaration) {
  EXPECT_EQ(encoding("<meta charset=koi8-r><p>\xF0\xD2\xC9\xD7\xC5\xD4"), "KOI8-R");
  EXPECT_EQ(encoding("<meta charset=iso-8859-1><p>plain"), "windows-1252");
  EXPECT_EQ(encoding("<meta charset=utf-8><p>caf\xC3\xA9 \xFF\xFF"), "UTF-8");  // a little damage
  EXPECT_EQ(encoding("<meta charset=utf-8><p>two bad bytes: \xE9 \xFF"), "UTF-8");
  EXPECT_EQ(encoding("<?xml version='1.0' encoding='iso-8859-2'?><p>\xA3\xF3"
                     "d\xBC"),
            "ISO-8859-2");
}

TEST(EncodingOf, SeesUtf16WithoutAMark) {
  const std::string_view page = "<html><head><meta charset=utf-8><title>Straße 中文</title>";
  EXPECT_EQ(encoding(in_encoding("UTF-16LE", page)), "UTF-16LE");
  EXPECT_EQ(encoding(in_encoding("UTF-16BE", page)), "UTF-16BE");
  EXPECT_EQ(encoding("<p>a\0b</p>"sv), "UTF-8");
  EXPECT_EQ(encoding("a\0"sv), "UTF-8");
}

TEST(EncodingOf, DisbelievesADeclarationThatTheBytesContradict) {
  // Saved as UTF-8, the old <meta> left in.
  EXPECT_EQ(encoding("<meta charset=iso-8859-1><p>It\xE2\x80\x99s a caf\xC3\xA9"), "UTF-8");
  EXPECT_EQ(encoding("<meta charset=windows-1251>" + std::string(kRussian)), "UTF-8");
  EXPECT_EQ(encoding("<meta charset=gbk>" + std::string(kChinese)), "UTF-8");
  EXPECT_EQ(encoding("<meta charset=iso-2022-jp>" + std::string(kJapanese)), "UTF-8");
  // One pair of bytes, or a few in a two-byte encoding, may be UTF-8 by chance.
  EXPECT_EQ(encoding("<meta charset=windows-1252><p>caf\xC3\xA9"), "windows-1252");
  EXPECT_EQ(encoding("<meta charset=gbk><p>\xC1\xAA\xCD\xA8 \xC4\xA3\xCA\xBD"), "GBK");
  EXPECT_EQ(encoding("<meta charset=gbk><p>\xCD\xA8\xCA\xBD"), "GBK");
  // Says UTF-8, is not.
  EXPECT_EQ(encoding("<meta charset=utf-8>" + in_encoding("CP1251", kRussian)), "windows-1251");
  EXPECT_EQ(encoding("<meta charset=utf-8>" + in_encoding("CP932", kJapanese)), "Shift_JIS");
  EXPECT_EQ(encoding("<meta charset=utf-8>" + in_encoding("CP1252", kGerman)), "windows-1252");
  EXPECT_EQ(encoding("<meta charset=utf-8>" + in_encoding("EUC-JP", kJapanese)), "EUC-JP");
  EXPECT_EQ(encoding("<meta charset=utf-8>" + in_encoding("ISO-2022-JP", kJapanese)), "ISO-2022-JP");
}

TEST(EncodingOf, DetectsWhatNothingDeclares) {
  struct Row {
    const char* iconv_name;
    std::string_view page;
    std::string_view expected;
  };
  const Row rows[] = {
      {"UTF-8", kRussian, "UTF-8"},    {"UTF-8", "<p>plain", "UTF-8"},
      {"UTF-8", "", "UTF-8"},          {"CP1251", kRussian, "windows-1251"},
      {"KOI8-R", kRussian, "KOI8-R"},  {"CP932", kJapanese, "Shift_JIS"},
      {"EUC-JP", kJapanese, "EUC-JP"}, {"ISO-2022-JP", kJapanese, "ISO-2022-JP"},
      {"GBK", kChinese, "gb18030"},    {"BIG5", kTaiwanese, "Big5"},
      {"CP949", kKorean, "EUC-KR"},    {"CP1252", kGerman, "windows-1252"},
  };
  for (const Row& row : rows) {
    const std::string bytes = in_encoding(row.iconv_name, row.page);
    EXPECT_EQ(encoding(bytes), row.expected) << row.iconv_name;
    EXPECT_EQ(encoding(bytes, "", PageKind::plain_text), row.expected) << row.iconv_name << ", as plain text";
  }
}

TEST(EncodingOf, IsNotMisledByMarkup) {
  std::string page = "<html>";
  for (int i = 0; i < 5000; ++i)
    page += "<a class=\"navigation-entry\" href=\"/section/page.html\">Section</a>\n";
  EXPECT_EQ(encoding(page + in_encoding("CP1251", kRussian)), "windows-1251");
  std::string script = "<script>";
  for (int i = 0; i < 5000; ++i) script += "report('done \xA9');\n";
  EXPECT_EQ(encoding(script + "</script>" + in_encoding("CP1251", kRussian)), "windows-1251");
}

TEST(EncodingOf, FallsBackToWindows1252) {
  EXPECT_EQ(encoding("<p>caf\xE9</p>"), "windows-1252");
  EXPECT_EQ(
      encoding(
          "<p>\x93The council\x92s plan\x94, said the caf\xE9\x92s owner, \x93won\x92t help us.\x94</p>"),
      "windows-1252");
}

TEST(EncodingOf, TakesNoMarkInsideThePageForOne) {
  EXPECT_EQ(encoding("<p>\xFF\xFE\xE9 text \xFE\xFF</p>"), "windows-1252");
}

TEST(EncodingOf, TellsTheLatinEncodingsApart) {
  constexpr std::string_view kPolish =
      "Rada miasta zatwierdziła w poniedziałek nowy plan zagospodarowania nabrzeża. Prace rozpoczną się "
      "wiosną i "
      "potrwają około dwóch lat. Mieszkańcy mówią, że długo czekali na tę decyzję.";
  constexpr std::string_view kCzech =
      "Městská rada v pondělí schválila nový plán přestavby nábřeží. Práce začnou na jaře a potrvají asi dva "
      "roky. "
      "Obyvatelé říkají, že na toto rozhodnutí dlouho čekali.";
  constexpr std::string_view kTurkish =
      "Belediye meclisi pazartesi günü yeni sahil planını onayladı. Çalışmalar ilkbaharda başlayacak ve "
      "yaklaşık iki "
      "yıl sürecek. Bölge sakinleri bu kararı uzun süredir beklediklerini söylüyor.";
  EXPECT_EQ(encoding(in_encoding("ISO-8859-2", kPolish)), "ISO-8859-2");
  EXPECT_EQ(encoding(in_encoding("CP1250", kCzech)), "windows-1250");
  EXPECT_EQ(encoding(in_encoding("CP1254", kTurkish)), "windows-1254");
  // ISO-8859-2 has no curly quotes.
  EXPECT_EQ(encoding(in_encoding("ISO-8859-2", kPolish) + "\x84To dobrze\x94"), "windows-1250");
}

TEST(EncodingOf, ForgivesADamagedCharacterInUtf8) {
  std::string page(kRussian);
  page += "<p>\xD0</p>";
  EXPECT_EQ(encoding(page), "UTF-8");
  EXPECT_EQ(encoding("<meta charset=windows-1251>" + page), "UTF-8");
}

TEST(EncodingOf, ReadsNoDeclarationInPlainText) {
  EXPECT_EQ(encoding("Write <meta charset=gbk> first.", "", PageKind::plain_text), "UTF-8");
}

TEST(Encoding, OfTheTransport) {
  struct Row {
    std::string_view bytes;
    std::string_view charset;
    std::string_view encoding;
  };
  const Row rows[] = {
      {"<meta charset=koi8-r>\xF0\xD2", "windows-1251", "windows-1251"},  // above <meta>
      {"\xEF\xBB\xBF<meta charset=koi8-r>", "windows-1251", "UTF-8"},     // below a byte-order mark
      {"<meta charset=koi8-r>\xF0\xD2", "no-such", "KOI8-R"},
      {"<meta charset=koi8-r>\xF0\xD2", "", "KOI8-R"},
      {"<p>\xE2\x80\x9Cquoted\xE2\x80\x9D", "iso-8859-1", "UTF-8"},  // a server's default, and wrong
  };
  for (const Row& row : rows) {
    EXPECT_EQ(encoding_of(row.bytes, "", PageKind::html, row.charset).name, row.encoding) << row.charset;
  }
  EXPECT_EQ(encoding_of("<p>\xF0\xD2", "koi8-r", PageKind::html, "windows-1251").name,
            "KOI8-R");  // below the user
}

}  // namespace
}  // namespace presscut::input
