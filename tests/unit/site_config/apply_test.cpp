#include "site_config/apply.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "dom/parse.h"
#include "dom/text_index.h"

namespace presscut::site_config {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const char* const kPage =
    "<html><head><title>Ferry late | The Example</title><meta name='date' "
    "content='2024-05-03T10:00:00Z'></head>"
    "<body class='has-ads'><h1>Ferry late</h1><p class='by'>By Jane Roe</p><p class='by'>By John Doe</p>"
    "<p class='when'>Posted on 3 May 2024</p>"
    "<div id='story'><p>One.</p><p class='box-ads-1'>Two.</p><p>Three <b>bold</b> end.</p>"
    "<div id='the-ads'>Four.</div><img src='/ads/a.png'></div><div class='empty'> "
    "<i></i></div></body></html>";

class Apply : public testing::Test {
 protected:
  // Every mark: "cut p.x:text"; and what else the config says.
  std::string dump(std::string_view config) {
    const dom::Document document = dom::parse_html(kPage);
    site_ = apply(read_config(config, "x.txt").config, document, facts_);
    std::string out;
    for (const SiteMark& mark : site_.marks) {
      if (!out.empty()) out += '|';
      out += std::string(rules::name_of(mark.action)) + " ";
      out += document.is_text(mark.node) ? "#" : std::string(document.tag_name(mark.node)) + ":";
      out += dom::text_of(document, mark.node);
    }
    return out;
  }

  facts::PageFacts facts_;
  SiteMarks site_;
};

TEST_F(Apply, Cuts) {
  const std::pair<const char*, const char*> rows[] = {
      {"strip: //div[@id='story']/p[1]", "cut p:One."},
      {"strip: //b | //h1", "cut h1:Ferry late|cut b:bold"},
      {"strip: //div[@id='story']/p[3]/text()[1]", "cut #Three"},
      {"strip: //img/@src", ""},
      {"strip: string(//h1)", ""},
      {"strip: //nothing", ""},
      // A part of an id or a class, in the letters given; the page's own element is spared.
      {"strip_id_or_class: ads", "cut p:Two.|cut div:Four."},
      {"strip_id_or_class: 'ads-1'", "cut p:Two."},
      {"strip_id_or_class: ADS", ""},
      {"strip_image_src: /ads/", "cut img:"},
      {"strip: //body", ""},
      {"strip: /", ""},
      // Each line finds what the ones before it left.
      {"strip: //div[@id='story']/p[1]\nstrip: //div[@id='story']/p[1]", "cut p:One.|cut p:Two."},
      {"strip: //div[@id='story']\nstrip: //b", "cut div:One. Two. Three bold end. Four."},
      {"strip: //b\nif_page_contains: //h1", "cut b:bold"},
      {"strip: //b\nif_page_contains: //h2", ""},
      {"strip_id_or_class: ads-1\nif_page_contains: //h2", ""},
      {"strip_id_or_class: ads-1\nif_page_contains: count(//h1) = 1", "cut p:Two."},
  };
  for (const auto& [config, expected] : rows) {
    EXPECT_EQ(dump(config), expected) << config;
    EXPECT_THAT(site_.notes, IsEmpty()) << config;
  }
}

TEST_F(Apply, TakesTheFirstBodyWithText) {
  const std::pair<const char*, const char*> rows[] = {
      {"body: //nothing\nbody: //div[@id='story']/p\nbody: //h1",
       "body p:One.|body p:Two.|body p:Three bold end."},
      {"body: //div[@class='empty']\nbody: //h1", "body h1:Ferry late"},
      {"body: //div[@id='story'] | //div[@id='story']/p", "body div:One. Two. Three bold end. Four."},
      {"body: //p[.='One.']\nstrip: //p[.='One.']\nbody: //b", "cut p:One.|body b:bold"},
      {"body: //title/@x\nbody: string(//h1)\n", ""},
  };
  for (const auto& [config, expected] : rows) {
    EXPECT_EQ(dump(config), expected) << config;
    EXPECT_TRUE(site_.names_body) << config;
  }
  EXPECT_EQ(dump("strip: //nothing"), "");
  EXPECT_FALSE(site_.names_body);
}

TEST_F(Apply, NotesWhatHasRotted) {
  dump("body: //nothing\ntitle: //h2\nstrip: //p[\nauthor: //h2\nbody: //h1\nbody: //b");
  EXPECT_THAT(
      site_.notes,
      ElementsAre("x.txt:2: finds nothing: title: //h2", "x.txt:4: finds nothing: author: //h2",
                  "x.txt:3: not an expression: strip: //p[", "x.txt:1: finds nothing: body: //nothing"));
}

TEST_F(Apply, NamesTheHeadline) {
  EXPECT_EQ(dump("title: //h2\ntitle: //h1"), "headline h1:Ferry late");
  EXPECT_EQ(site_.headline, "Ferry late");
  EXPECT_EQ(dump("title: substring-before(//title, ' |')"), "");
  EXPECT_EQ(site_.headline, "Ferry late");
  dump("title: //meta[@name='date']/@content");
  EXPECT_EQ(site_.headline, "2024-05-03T10:00:00Z");
}

TEST_F(Apply, NamesTheAuthors) {
  facts_.authors = {"Somebody Else"};
  EXPECT_EQ(dump("author: //p[@class='by']"), "byline p:By Jane Roe|byline p:By John Doe");
  EXPECT_THAT(facts_.authors, ElementsAre("Jane Roe", "John Doe"));
  dump("author: //h2");
  EXPECT_THAT(facts_.authors, ElementsAre("Jane Roe", "John Doe"));
}

TEST_F(Apply, NamesTheDate) {
  struct {
    const char* before;
    const char* config;
    const char* after;
  } const rows[] = {
      {"", "date: //p[@class='when']", "2024-05-03"},
      {"2020-01-01", "date: substring-after(//p[@class='when'], 'on ')", "2024-05-03"},
      {"2020-01-01", "date: //meta/@content", "2024-05-03T10:00:00Z"},
      {"2024-05-03T08:30:00+02:00", "date: //p[@class='when']", "2024-05-03T08:30:00+02:00"},  // it says more
      {"2020-01-01", "date: //h1", "2020-01-01"},
  };
  for (const auto& row : rows) {
    facts_.published = row.before;
    dump(row.config);
    EXPECT_EQ(facts_.published, row.after) << row.config;
  }
}

TEST_F(Apply, NamesItsLines) {
  dump("strip: //b\nstrip_id_or_class: the-ads");
  ASSERT_EQ(site_.marks.size(), 2U);
  EXPECT_EQ(site_.line(site_.marks[0].line).text, "strip: //b");
  EXPECT_EQ(site_.line(site_.marks[1].line).line, 2U);
  EXPECT_EQ(site_.line(site_.marks[1].line).file, "x.txt");
  EXPECT_EQ(site_.line(site_.marks[1].line).layer, RuleLayer::site_config);
}

std::string replaced(std::string_view config, std::string_view html, std::size_t max_bytes = 1 << 20) {
  std::vector<std::string> notes;
  const std::string out = replace_strings(read_config(config, "x.txt").config, html, max_bytes, notes);
  return notes.empty() ? out : out.substr(0, 100) + " (" + notes.front() + ")";
}

TEST(ReplaceStrings, ReplacesInOrder) {
  EXPECT_EQ(replaced("replace_string(<i>): <em>\nreplace_string(<em>): <b>", "<i>a<em>b"), "<b>a<b>b");
  EXPECT_EQ(replaced("replace_string(aa): a", "aaaa aaa"), "aa aa");
  EXPECT_EQ(replaced("replace_string(x):", "axbx"), "ab");
  EXPECT_EQ(replaced("replace_string(no): yes", "text"), "text");
  EXPECT_EQ(replaced("find_string: a.b\nreplace_string: $1", "a.b acb"), "$1 acb");
}

TEST(ReplaceStrings, IsBounded) {
  const std::string page(1000, 'a');
  EXPECT_EQ(replaced("replace_string(a): bb", page, 1500),
            page.substr(0, 100) + " (x.txt: not replaced, since the page would grow too large: a)");
  EXPECT_EQ(replaced("replace_string(a):", page, 10), "");
  std::string bomb;
  for (int i = 0; i < 100; ++i) bomb += "replace_string(a): aaaaaaaa\n";
  std::vector<std::string> notes;
  const std::string out = replace_strings(read_config(bomb, "").config, page, std::size_t{1} << 40, notes);
  EXPECT_LE(out.size(), 100'000U);
}

}  // namespace
}  // namespace presscut::site_config
