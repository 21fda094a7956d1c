#include "input/open.h"

#include <gtest/gtest.h>

#include <string>

#include "input/bytes.h"

namespace presscut::input {
namespace {

TEST(OpenPage, TellsKindTextEncodingAndAddress) {
  const auto page = open_page(
      "<!-- saved from url=(0025)https://example.org/story -->\r\n<meta charset=windows-1251><p>\xCF\xF0", "",
      {}, 1000);
  ASSERT_TRUE(page.has_value());
  EXPECT_EQ(page.value().kind, PageKind::html);
  EXPECT_EQ(page.value().encoding, "windows-1251");
  EXPECT_EQ(page.value().url, "https://example.org/story");
  EXPECT_EQ(page.value().text,
            "<!-- saved from url=(0025)https://example.org/story -->\r\n<meta charset=windows-1251><p>Пр");
}

TEST(OpenPage, ReadsTheSaversMarkInUtf16) {
  const std::string bytes =
      "\xFF\xFE" + in_encoding("UTF-16LE", "<!-- saved from url=(0025)https://example.org/story -->\n<p>é");
  const auto page = open_page(bytes, "", {}, 1000);
  ASSERT_TRUE(page.has_value());
  EXPECT_EQ(page.value().encoding, "UTF-16LE");
  EXPECT_EQ(page.value().url, "https://example.org/story");
}

TEST(OpenPage, ReadsPlainText) {
  const auto page = open_page("\xEF\xBB\xBFHeadline\r\n\r\nText.", "", {}, 1000);
  ASSERT_TRUE(page.has_value());
  EXPECT_EQ(page.value().kind, PageKind::plain_text);
  EXPECT_EQ(page.value().encoding, "UTF-8");
  EXPECT_EQ(page.value().text, "Headline\r\n\r\nText.");
  EXPECT_EQ(page.value().url, "");
}

TEST(OpenPage, TakesTheUsersEncoding) {
  PageHints hints;
  hints.encoding = "koi8-r";
  const auto page = open_page("<p>\xF0\xD2", "", hints, 1000);
  ASSERT_TRUE(page.has_value());
  EXPECT_EQ(page.value().text, "<p>Пр");
  EXPECT_EQ(page.value().encoding, "KOI8-R");
}

TEST(OpenPage, TakesEmptyInput) {
  const auto page = open_page("", "", {}, 1000);
  ASSERT_TRUE(page.has_value());
  EXPECT_EQ(page.value().text, "");
}

TEST(OpenPage, RefusesWhatIsLargerThanAllowed) {
  EXPECT_TRUE(open_page("<p>12345", "", {}, 8).has_value());
  const auto larger = open_page("<p>123456", "", {}, 8);
  ASSERT_FALSE(larger.has_value());
  EXPECT_EQ(larger.error().reason, Reason::too_large);
  // Larger in UTF-8 than as it was.
  const auto grown = open_page("<p>\xE9\xE9\xE9\xE9\xE9", "", {}, 8);
  ASSERT_FALSE(grown.has_value());
  EXPECT_EQ(grown.error().reason, Reason::too_large);
}

}  // namespace
}  // namespace presscut::input
