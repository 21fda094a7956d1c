#include "input/archives.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "input/bytes.h"
#include "input/pages.h"

namespace presscut::input {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

using Maker = std::string (*)(const std::vector<Entry>&);

struct Kind {
  const char* name;
  Maker make;
};
const Kind kKinds[] = {{"a.zip", [](const std::vector<Entry>& entries) { return zip_of(entries); }},
                       {"a.tar", [](const std::vector<Entry>& entries) { return tar_of(entries); }}};

TEST(Archives, GiveTheirPages) {
  for (const Kind& kind : kKinds) {
    const std::string bytes = kind.make({{"one.html", "<p>1"},
                                         {"style.css", "p {}"},
                                         {"./d/zwölf.HTM", "<p>2"},
                                         {"d/three.txt.gz", gzipped("three")},
                                         {"four", "<html><p>4"},
                                         {"LICENSE", "do as you like"}});
    const std::string a = std::string(kind.name) + "!";
    EXPECT_THAT(pages_of(bytes, kind.name),
                ElementsAre(a + "one.html = <p>1", a + "d/zwölf.HTM = <p>2", a + "d/three.txt.gz = three",
                            a + "four = <html><p>4"));
    EXPECT_THAT(pages_of(gzipped(bytes), ""), ElementsAre("!one.html = <p>1", "!d/zwölf.HTM = <p>2",
                                                          "!d/three.txt.gz = three", "!four = <html><p>4"));
  }
}

TEST(Archives, TellTheKindByTheEntrysName) {
  const auto pages = raw_pages(zip_of({{"d/b.html.gz", gzipped("text")}}), "a.zip");
  ASSERT_EQ(pages.size(), 1u);
  EXPECT_EQ(pages[0].inside, "d/b.html.gz");
  EXPECT_EQ(pages[0].file_name, "d/b.html");
}

TEST(Archives, LeaveOutWhatIsNotForReading) {
  for (const Kind& kind : kKinds) {
    const std::string bytes = kind.make({{".git/page.html", "<p>1"},
                                         {"__MACOSX/page.html", "<p>2"},
                                         {"d/._page.html", "<p>3"},
                                         {"d/page.html", "<p>4"},
                                         {"d/page_files/frame.html", "<p>5"},
                                         {"d/other_files/story.html", "<p>6"}});
    const std::string a = std::string(kind.name) + "!d/";
    EXPECT_THAT(pages_of(bytes, kind.name),
                ElementsAre(a + "page.html = <p>4", a + "other_files/story.html = <p>6"));
  }
}

TEST(Archives, RefuseNamesThatLeadOut) {
  for (const char* name :
       {"../a.html", "d/../../a.html", "/etc/a.html", "d/..", "..\\a.html", "C:\\a.html"}) {
    const auto lines = pages_of(tar_of({{name, "<p>1"}, {"b.html", "<p>2"}}), "a.tar");
    ASSERT_FALSE(lines.empty()) << name;
    EXPECT_EQ(lines.back(), "a.tar!b.html = <p>2");
    if (std::string_view(name).ends_with(".html")) {
      EXPECT_EQ(lines.front(),
                "a.tar!" + std::string(name) + ": unsupported: refused: its name leads out of the archive");
    }
  }
  // Two dots within a name are no way out.
  EXPECT_THAT(pages_of(tar_of({{"wait...what.html", "<p>1"}, {"..a/b.html", "<p>2"}}), "a.tar"),
              ElementsAre("a.tar!wait...what.html = <p>1"));
}

TEST(Archives, FollowNoLinks) {
  const std::string bytes = tar_of({{"hard.html", "", '1', "b.html"},
                                    {"soft.html", "", '2', "/etc/passwd"},
                                    {"device.html", "", '3'},
                                    {"pipe.html", "", '6'},
                                    {"soft.css", "", '2', "/etc/passwd"},
                                    {"folder.html", "", '5'},
                                    {"b.html", "<p>1"}});
  EXPECT_THAT(
      pages_of(bytes, "a.tar"),
      ElementsAre("a.tar!hard.html: unsupported: a link, which is not followed",
                  "a.tar!soft.html: unsupported: a link, which is not followed",
                  "a.tar!device.html: unsupported: not a file but something special",
                  "a.tar!pipe.html: unsupported: not a file but something special", "a.tar!b.html = <p>1"));
}

TEST(Archives, DoNotGuessPasswords) {
  EXPECT_THAT(pages_of(zip_of({{"a.html", "no markup to see"}, {"a.css", "p"}}, 1), "a.zip"),
              ElementsAre("a.zip!a.html: unsupported: encrypted"));
}

TEST(Archives, MayBeEmpty) {
  for (const Kind& kind : kKinds) EXPECT_THAT(pages_of(kind.make({}), kind.name), IsEmpty()) << kind.name;
}

TEST(Archives, BoundPagesAndEntries) {
  ReadLimits limits;
  limits.max_page_bytes = 4;
  const std::vector<Entry> entries = {{"a.html", "<p>12"}, {"b.html", "<p>1"}};
  for (const Kind& kind : kKinds) {
    const std::string a = std::string(kind.name);
    EXPECT_THAT(pages_of(kind.make(entries), kind.name, limits),
                ElementsAre(a + "!a.html: too-large: the page is larger than 4 bytes (--max-size)", a + "!b.html = <p>1"));
    ReadLimits one;
    one.max_entries = 1;
    EXPECT_THAT(pages_of(kind.make(entries), kind.name, one),
                ElementsAre(a + "!a.html = <p>12", a + ": too-large: more than 1 entries"));
  }
}

TEST(Archives, WithinArchivesAreBounded) {
  std::string bytes = zip_of({{"a.html", "<p>1"}});
  for (int i = 0; i < 2; ++i) bytes = tar_of({{"in.zip", bytes}});
  EXPECT_THAT(pages_of(bytes, "x"), ElementsAre("x!in.zip!in.zip!a.html = <p>1"));
  bytes = zip_of({{"in.zip", bytes}});
  EXPECT_THAT(pages_of(bytes, "x"),
              ElementsAre("x!in.zip!in.zip!in.zip: unsupported: zip inside zip, too many times"));
}

TEST(Archives, CutShortGiveWhatIsThere) {
  for (const Kind& kind : kKinds) {
    const std::string whole = kind.make({{"a.html", "<p>1"}, {"b.html", std::string(600, 'b')}});
    for (std::size_t size = 4; size < whole.size(); ++size) {
      const auto lines = pages_of(whole.substr(0, size), kind.name);
      EXPECT_LE(lines.size(), 3u) << size;
      // Once the first entry is there, it is read, whatever becomes of the rest.
      if (size > 1024) {
        EXPECT_EQ(lines.at(0), std::string(kind.name) + "!a.html = <p>1") << size;
      }
    }
  }
  const std::string cut = zip_of({{"a.html", "<p>1"}, {"b.html", std::string(600, 'b')}}).substr(0, 200);
  const auto lines = pages_of(cut, "a.zip");
  ASSERT_GE(lines.size(), 2u);
  EXPECT_EQ(lines[0], "a.zip!a.html = <p>1");
  EXPECT_THAT(lines[1], testing::StartsWith("a.zip!b.html: unreadable: damaged zip data: "));
}

TEST(Archives, WithAWrongChecksumAreDamaged) {
  std::string bytes = zip_of({{"a.html", "<p>1"}, {"b.html", "<p>2"}});
  bytes[bytes.find("<p>1") + 3] = '7';
  const auto lines = pages_of(bytes, "a.zip");
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_THAT(lines[0], testing::StartsWith("a.zip!a.html: unreadable: damaged zip data: ZIP bad CRC"));
  EXPECT_EQ(lines[1], "a.zip!b.html = <p>2");
}

}  // namespace
}  // namespace presscut::input
