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
              {"a.mhtml", ".mhtml"},
              {"a.mht", ".mht"},
              {"a.webarchive", ".webarchive"},
              {"a.html.br", ".html.br"},
              {"a.zip", ".zip"},
              {"a.tar.bz2", ".tar.bz2"},
              {"a.tgz", ".tgz"},
              {"a.warc.gz", ".warc.gz"},
              {"a.warc.zst", ".warc.zst"},
              {"a.wacz", ".wacz"},
              {"a.JSONL", ".JSONL"},
              {"a.ndjson.xz", ".ndjson.xz"},
              {"a.gz", ""},
              {"a.php", ""},
              {"html", ""},
              {".html", ""},
              {"", ""}};
  for (const auto& row : rows) EXPECT_EQ(page_suffix(row.name), row.suffix) << row.name;
}

TEST(PageNames, MirrorEntriesBelowTheirArchive) {
  EXPECT_EQ(mirror_of_entry("d/a.zip", "b/c.html"), "d/a.zip/b/c.html");
  EXPECT_EQ(mirror_of_entry("a.wacz", "archive/x.warc.gz!https://example.org/c?d=e"),
            "a.wacz/archive/x.warc.gz/example.org/c?d=e");
  EXPECT_EQ(mirror_of_entry("a", "line 3"), "a/line 3");
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
