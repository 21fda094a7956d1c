#include "batch/page_names.h"

#include <gtest/gtest.h>

namespace presscut::batch {
namespace {

TEST(PageNames, TellPagesByTheirSuffix) {
  const struct {
    const char* name;
    const char* suffix;
  } rows[] = {{"a.html", ".html"},
              {"a.b.HTM", ".HTM"},
              {"a.xhtml.gz", ".xhtml.gz"},
              {"a.shtml", ".shtml"},
              {"a.TXT.GZ", ".TXT.GZ"},
              {"a.gz", ""},
              {"a.php", ""},
              {"html", ""},
              {".html", ""},
              {"", ""}};
  for (const auto& row : rows) EXPECT_EQ(page_suffix(row.name), row.suffix) << row.name;
}

TEST(PageNames, TakeAFewLettersAfterADotForASuffix) {
  const struct {
    const char* name;
    bool expected;
  } rows[] = {{"a.css", true},    {"a.mp4", true},           {"a", false},
              {".hidden", false}, {"Mr. Smith", false},      {"index.html?page=2", false},
              {"a.", false},      {"v1.verylongword", false}};
  for (const auto& row : rows) EXPECT_EQ(has_suffix(row.name), row.expected) << row.name;
}

TEST(PageNames, TellHtmlByItsTags) {
  EXPECT_TRUE(looks_like_html("\n<!DOCTYPE HTML><p>"));
  EXPECT_TRUE(looks_like_html("<HTML lang=en>"));
  EXPECT_FALSE(looks_like_html("a < b"));
  EXPECT_FALSE(looks_like_html(""));
}

TEST(PageNames, TellFoldersThatBelongToAPage) {
  EXPECT_EQ(companion_of("A page_files"), "A page");
  EXPECT_EQ(companion_of("Seite-Dateien"), "Seite");
  EXPECT_EQ(companion_of("_files"), "");
  EXPECT_EQ(companion_of("pages"), "");
}

}  // namespace
}  // namespace presscut::batch
