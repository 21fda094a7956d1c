#include "site_config/config.h"

#include <gtest/gtest.h>

#include <string>

namespace presscut::site_config {
namespace {

// One line a directive: "3 strip: //p if //h1".
std::string dump(const Config& config) {
  std::string out;
  for (const Directive& directive : config.directives) {
    out += std::to_string(directive.line) + " " + text_of(directive);
    if (!directive.condition.empty()) out += " if " + directive.condition;
    out += "\n";
  }
  for (const Replacement& replacement : config.replacements) {
    out += "[" + replacement.find + "] -> [" + replacement.replace + "]\n";
  }
  if (config.prune) out += *config.prune ? "prunes\n" : "does not prune\n";
  if (config.autodetect_on_failure)
    out += *config.autodetect_on_failure ? "falls back\n" : "does not fall back\n";
  return out;
}

std::string remarks(std::string_view text) {
  std::string out;
  for (const Remark& remark : read_config(text, "x.txt").remarks) {
    out += (remark.weight == Remark::Weight::fault ? "fault " : "note ") + remark.place.to_string() + "\n";
  }
  return out;
}

TEST(SiteConfig, ReadsDirectives) {
  const ReadConfig read = read_config(
      "\xEF\xBB\xBF# a comment: not a directive\r\n"
      "title: //h1\r\n"
      "\n"
      "  body :  //div[@class='a:b']  \n"
      "body: //article\n"
      "author: substring-after(//p, ': ')\n"
      "date: //time/@datetime\n"
      "strip: //aside\n"
      "strip_attr: //img/@srcset\n"
      "strip_id_or_class: 'related'\n"
      "strip_id_or_class: \"promo\"\n"
      "strip_image_src: /pixel.gif\n"
      "prune: no\n"
      "autodetect_on_failure: no\n"
      "test_url: http://example.com/a\n"
      "test_contains: Some words",
      "x.txt");
  EXPECT_EQ(dump(read.config),
            "2 title: //h1\n"
            "4 body: //div[@class='a:b']\n"
            "5 body: //article\n"
            "6 author: substring-after(//p, ': ')\n"
            "7 date: //time/@datetime\n"
            "8 strip: //aside\n"
            "9 strip: //img/@srcset\n"
            "10 strip_id_or_class: related\n"
            "11 strip_id_or_class: promo\n"
            "12 strip_image_src: /pixel.gif\n"
            "does not prune\n"
            "does not fall back\n");
  EXPECT_TRUE(read.remarks.empty());
  ASSERT_EQ(read.expressions.size(), 7U);
  EXPECT_EQ(read.expressions[1].expression, "//div[@class='a:b']");
  EXPECT_EQ(read.expressions[1].line, 4U);
  EXPECT_EQ(read.expressions[1].column, 11U);
}

TEST(SiteConfig, ReadsYesAndNo) {
  const std::pair<const char*, const char*> rows[] = {
      {"prune: yes", "prunes\n"},
      {"prune: true", "prunes\n"},
      {"prune: NO", "does not prune\n"},
      {"prune: yes\nprune: no", "prunes\n"},
      {"autodetect_on_failure: yes", "falls back\n"},
  };
  for (const auto& [text, expected] : rows) EXPECT_EQ(dump(read_config(text, "").config), expected) << text;
}

TEST(SiteConfig, ReadsReplacements) {
  const std::pair<const char*, const char*> rows[] = {
      {"find_string: <br><br>\nreplace_string: <p>", "[<br><br>] -> [<p>]\n"},
      {"find_string: a\nfind_string: b\nreplace_string: 1\nreplace_string:", "[a] -> [1]\n[b] -> []\n"},
      {"replace_string(<i>): <em>", "[<i>] -> [<em>]\n"},
      {"replace_string(<a href=\"http://x/y(1)\"): <b style=\"a:b\">",
       "[<a href=\"http://x/y(1)\"] -> [<b style=\"a:b\">]\n"},
      {"replace_string(gone):", "[gone] -> []\n"},
      {"find_string: a", ""},
      {"replace_string: a", ""},
      {"find_string: a\nreplace_string: b\nfind_string: c", ""},
      {"replace_string(): x", ""},
      {"replace_string(x: y", ""},
  };
  for (const auto& [text, expected] : rows) EXPECT_EQ(dump(read_config(text, "").config), expected) << text;
}

TEST(SiteConfig, AConditionIsOfTheDirectiveAbove) {
  EXPECT_EQ(dump(read_config("body: //a\nif_page_contains: //x\nbody: //b", "").config),
            "1 body: //a if //x\n3 body: //b\n");
  // Or of the link to the whole article, for which it was made.
  EXPECT_EQ(dump(read_config("body: //a\nsingle_page_link: //b\nif_page_contains: //x", "").config),
            "1 body: //a\n");
  EXPECT_EQ(dump(read_config("single_page_link: //b\nbody: //a\nif_page_contains: //x", "").config),
            "2 body: //a\n");
}

TEST(SiteConfig, RemarksOnLines) {
  struct {
    const char* text;
    const char* expected;
  } const rows[] = {
      {"titl: //h1", "fault x.txt:1:1: no such directive: titl (did you mean title?)\n"},
      {"\n  test_rul: http://x", "fault x.txt:2:3: no such directive: test_rul\n"},
      {"strip_id_or_clas: x",
       "fault x.txt:1:1: no such directive: strip_id_or_clas (did you mean strip_id_or_class?)\n"},
      {"headline: //h1", "fault x.txt:1:1: no such directive: headline\n"},
      {"some words", "fault x.txt:1:1: no directive: a line is \"name: value\"\n"},
      {"body:", "fault x.txt:1:6: body: says nothing\n"},
      {"strip_id_or_class: ''", "fault x.txt:1:20: strip_id_or_class: says nothing\n"},
      {"if_page_contains: //x", "fault x.txt:1:1: if_page_contains: no directive stands above it\n"},
      {"body: //a\nif_page_contains: //x\nif_page_contains: //y",
       "fault x.txt:3:1: if_page_contains: the line above has one already\n"},
      {"body: //a\nfind_string: a\nfind_string: b\nreplace_string: c",
       "fault x.txt:2:1: find_string 2 times, but replace_string 1 times: none is used\n"},
      {"replace_string(a: b", "fault x.txt:1:20: replace_string: no \"):\" ends what is to be replaced\n"},
      {"replace_string(): b", "fault x.txt:1:16: replace_string: replaces nothing\n"},
      {"tidy: no", "note x.txt:1:1: tidy: ignored: a saved page is not fetched\n"},
      {"http_header(user-agent): X", "note x.txt:1:1: http_header: ignored: a saved page is not fetched\n"},
      {"http_header: X", "note x.txt:1:1: http_header: ignored: a saved page is not fetched\n"},
      {"next_page_link: //a", "note x.txt:1:1: next_page_link: ignored: a saved page is not fetched\n"},
      {"dissolve: //span", "note x.txt:1:1: dissolve: ignored: the body is not rearranged\n"},
      {"wrap_in(p): //span", "fault x.txt:1:1: no such directive: wrap_in(p)\n"},
      {"test_contains: x", ""},
  };
  for (const auto& row : rows) EXPECT_EQ(remarks(row.text), row.expected) << row.text;
}

TEST(SiteConfig, IgnoresWhatOtherProgramsDo) {
  for (const char* name : {"parser",
                           "requires_login",
                           "login_uri",
                           "login_username_field",
                           "login_password_field",
                           "login_extra_fields",
                           "not_logged_in_xpath",
                           "native_ad_clue",
                           "skip_json_ld",
                           "skip_id_or_class",
                           "wrap_in",
                           "move_into",
                           "footnotes",
                           "insert_detected_image",
                           "convert_double_br_tags",
                           "strip_comments",
                           "post_strip_attr",
                           "src_lazy_load_attr",
                           "single_page_link",
                           "single_page_link_in_feed"}) {
    const ReadConfig read = read_config(std::string(name) + ": x", "");
    ASSERT_EQ(read.remarks.size(), 1U) << name;
    EXPECT_EQ(read.remarks.front().weight, Remark::Weight::ignored) << name;
    EXPECT_EQ(dump(read.config), "") << name;
  }
}

TEST(SiteConfig, AMoreGeneralFileComesAfter) {
  Config config = read_config("body: //a\nprune: no", "a.txt").config;
  config.append(
      read_config("body: //b\nprune: yes\nautodetect_on_failure: no\nreplace_string(x): y", "b.txt").config);
  EXPECT_EQ(dump(config), "1 body: //a\n1 body: //b\n[x] -> [y]\ndoes not prune\ndoes not fall back\n");
  ASSERT_EQ(config.directives.size(), 2U);
  EXPECT_EQ(config.files[config.directives[0].file], "a.txt");
  EXPECT_EQ(config.files[config.directives[1].file], "b.txt");
}

TEST(SiteConfig, HasALimit) {
  std::string text;
  for (int i = 0; i < 3000; ++i) text += "strip: //p\nreplace_string(a): b\n";
  const Config config = read_config(text, "").config;
  EXPECT_EQ(config.directives.size(), 1000U);
  EXPECT_EQ(config.replacements.size(), 200U);
}

TEST(SiteConfig, IsToldFromRules) {
  EXPECT_TRUE(is_config("# x\n\nbody: //div", "example.com.txt"));
  EXPECT_TRUE(is_config("some words\ntest_url: http://x", "example.com.txt"));
  EXPECT_FALSE(is_config("body: //div", "my.rules"));
  EXPECT_FALSE(is_config("! Title: EasyList\n##.ad\n||example.com^", "easylist.txt"));
  EXPECT_FALSE(is_config("", "empty.txt"));
}

}  // namespace
}  // namespace presscut::site_config
