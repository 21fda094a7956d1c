#include "input/meta_prescan.h"

#include <gtest/gtest.h>

#include <string>

namespace presscut::input {
namespace {

std::string declared(std::string_view page) {
  const Encoding* found = declared_encoding(page);
  return found ? std::string(found->name) : "";
}

TEST(DeclaredEncoding, FollowsTheStandardsPrescan) {
  struct Row {
    std::string_view page;
    std::string_view encoding;
  };
  const Row rows[] = {
      {"", ""},
      {"<meta charset=utf-8>", "UTF-8"},
      {"<meta charset=windows-1251>", "windows-1251"},
      {"<META CHARSET = 'KOI8-R' >", "KOI8-R"},
      {"<meta\ncharset\n=\n\"gbk\">", "GBK"},
      {"<meta/charset=gbk>", "GBK"},
      {"<meta charset=gbk/>", ""},  // the slash belongs to an unquoted value
      {"<meta charset=\"gbk\"/>", "GBK"},
      {"<meta name=x charset=big5 content=y>", "Big5"},
      {"<metacharset=gbk>", ""},
      {"<meta charset>", ""},
      {"<meta charset=>", ""},
      {"<meta charset=nonsense>", ""},
      {"<meta charset=nonsense><meta charset=gbk>", "GBK"},
      {"<meta charset=gbk charset=big5>", "GBK"},  // the first of two
      {"<meta charset=gbk", ""},                   // no end
      {"<meta charset='gbk>", ""},
      // The pragma, in either order; neither half alone.
      {"<meta http-equiv=Content-Type content='text/html; charset=iso-8859-2'>", "ISO-8859-2"},
      {"<meta content='text/html; charset=iso-8859-2' http-equiv=content-type>", "ISO-8859-2"},
      {"<meta content='text/html; charset=iso-8859-2'>", ""},
      {"<meta name=description content='charset=gbk'>", ""},
      {"<meta http-equiv=refresh content='1; charset=gbk'>", ""},
      {"<meta http-equiv=content-type content='text/html'>", ""},
      // charset beats content, whatever their order.
      {"<meta http-equiv=content-type content='charset=gbk' charset=big5>", "Big5"},
      {"<meta charset=big5 http-equiv=content-type content='charset=gbk'>", "Big5"},
      {"<meta content='charset=gbk' charset=nonsense>", ""},
      // Comments, other tags, declarations.
      {"<!-- <meta charset=gbk> --><meta charset=big5>", "Big5"},
      {"<!--><meta charset=gbk>", "GBK"},
      {"<!---><meta charset=gbk>", "GBK"},
      {"<!-- <meta charset=gbk>", ""},
      {"<!doctype html><html lang=en><meta charset=gbk>", "GBK"},
      {"<p title='<meta charset=gbk>'><meta charset=big5>", "Big5"},
      {"</p title='<meta charset=gbk>'><meta charset=big5>", "Big5"},
      {"</ <meta charset=gbk>", ""},
      {"<? <meta charset=gbk> ><meta charset=big5>", "Big5"},
      {"a < b <meta charset=gbk>", "GBK"},
      // UTF-16 it cannot be; x-user-defined is Windows' Latin.
      {"<meta charset=utf-16>", "UTF-8"},
      {"<meta charset=utf-16be>", "UTF-8"},
      {"<meta charset=x-user-defined>", "windows-1252"},
      // XML's declaration, after the <meta>.
      {"<?xml version='1.0' encoding='windows-1250'?><p>", "windows-1250"},
      {"<?xml version=\"1.0\" encoding = \"utf-16\"?><p>", "UTF-8"},
      {"<?xml version='1.0' encoding='gbk'?><meta charset=big5>", "Big5"},
      {"<?xml version='1.0'?><p encoding='gbk'>", ""},
      {"<?xml encoding=gbk?><p>", ""},
      {"<?xml encoding='gbk", ""},
      {" <?xml encoding='gbk'?>", ""},
  };
  for (const Row& row : rows) EXPECT_EQ(declared(row.page), row.encoding) << row.page;
}

TEST(DeclaredEncoding, IsFoundLateInTheHead) {
  const std::string style = "<style>" + std::string(50000, 'x') + "</style>";
  EXPECT_EQ(declared("<head>" + style + "<meta charset=gbk></head>"), "GBK");
  EXPECT_EQ(declared("<!--" + style + "--><meta charset=gbk>"), "GBK");
  // A <meta> that the first 1024 bytes cut in two.
  for (std::size_t before = 990; before < 1030; ++before) {
    EXPECT_EQ(declared(std::string(before, ' ') + "<meta charset=gbk>"), "GBK") << before;
  }
}

TEST(DeclaredEncoding, IsNotFoundInABodyOrAScriptFarDown) {
  const std::string blanks(2000, ' ');
  EXPECT_EQ(declared(blanks + "</head><meta charset=gbk>"), "");
  EXPECT_EQ(declared(blanks + "<BODY class=x><meta charset=gbk>"), "");
  EXPECT_EQ(declared(blanks + "<script>'<meta charset=gbk>'</script>"), "");
  EXPECT_EQ(declared(blanks + "<SCRIPT>'<meta charset=gbk>'</SCRIPT><meta charset=big5>"), "Big5");
  EXPECT_EQ(declared(blanks + "<style><meta charset=gbk>"), "");
}

TEST(CharsetInContent, IsExtractedAsTheStandardSays) {
  struct Row {
    std::string_view content;
    std::string_view label;
  };
  const Row rows[] = {
      {"text/html; charset=gbk", "gbk"},
      {"text/html;CharSet = gbk ; x", "gbk"},
      {"charset='gbk' x", "gbk"},
      {"charset=\" gbk\"", " gbk"},
      {"charset='gbk", ""},
      {"charset gbk", ""},
      {"charset charset=gbk", "gbk"},
      {"xcharset=gbk;y", "gbk"},
      {"charsetcharset=gbk", "gbk"},
      {"charset=", ""},
      {"", ""},
      {"text/html", ""},
  };
  for (const Row& row : rows) EXPECT_EQ(charset_in_content(row.content), row.label) << row.content;
}

}  // namespace
}  // namespace presscut::input
