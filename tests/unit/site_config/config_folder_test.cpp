#include "site_config/config_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "site_config/temporary_folder.h"

namespace presscut::site_config {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(ConfigFolder, NamesTheFilesOfAHost) {
  EXPECT_THAT(file_names("example.com"), ElementsAre("example.com.txt", ".example.com.txt"));
  EXPECT_THAT(file_names("www.Example.com"), ElementsAre("example.com.txt", ".example.com.txt"));
  EXPECT_THAT(
      file_names("news.example.co.uk"),
      ElementsAre("news.example.co.uk.txt", ".news.example.co.uk.txt", ".example.co.uk.txt", ".co.uk.txt"));
  for (const char* host : {"", "..", "../etc", "a/b", "a..b", ".hidden", "a\nb", "a b",
                           "b\xC3\xBC"
                           "cher.de",
                           "a."}) {
    EXPECT_THAT(file_names(host), IsEmpty()) << host;
  }
  EXPECT_THAT(file_names(std::string(300, 'a')), IsEmpty());
  EXPECT_LE(file_names("a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p").size(), 9U);
}

class FindConfig : public testing::Test {
 protected:
  // The values of the config's directives, in order.
  std::vector<std::string> values(std::string_view host) const {
    std::vector<std::string> out;
    if (const auto config = find_config(folder_.path(), host)) {
      for (const Directive& directive : config->directives) out.push_back(directive.value);
    }
    return out;
  }
  TemporaryFolder folder_;
};

TEST_F(FindConfig, TakesTheHostsThenTheNearestThenTheGlobal) {
  folder_.write("example.com.txt", "body: exact");
  folder_.write(".example.com.txt", "body: below");
  folder_.write(".news.example.com.txt", "body: below news");
  EXPECT_THAT(values("example.com"), ElementsAre("exact", "below"));
  EXPECT_THAT(values("m.example.com"), ElementsAre("below"));
  EXPECT_THAT(values("m.news.example.com"), ElementsAre("below news"));
  EXPECT_THAT(values("example.org"), IsEmpty());
  folder_.write("global.txt", "body: any");
  EXPECT_THAT(values("example.com"), ElementsAre("exact", "below", "any"));
  EXPECT_THAT(values("m.news.example.com"), ElementsAre("below news", "any"));
  EXPECT_THAT(values("example.org"), ElementsAre("any"));
  EXPECT_THAT(values(""), ElementsAre("any"));
}

TEST_F(FindConfig, StopsWhereAFileWantsNoOther) {
  folder_.write("example.com.txt", "body: exact\nautodetect_on_failure: no");
  folder_.write(".example.com.txt", "body: below");
  folder_.write("global.txt", "body: any");
  EXPECT_THAT(values("example.com"), ElementsAre("exact"));
}

TEST_F(FindConfig, ReadsFilesOnly) {
  ASSERT_EQ(mkdir((folder_.path() + "/example.com.txt").c_str(), 0700), 0);
  ASSERT_EQ(mkfifo((folder_.path() + "/example.org.txt").c_str(), 0600), 0);
  folder_.write("example.net.txt", "body: x\n" + std::string((1 << 20) + 1, '#'));
  folder_.write("example.edu.txt", "");
  for (const char* host : {"example.com", "example.org", "example.net", "example.edu"})
    EXPECT_THAT(values(host), IsEmpty()) << host;
  EXPECT_FALSE(find_config(folder_.path() + "/none", "example.com"));
}

TEST_F(FindConfig, GivesUtf8) {
  folder_.write("example.com.txt", "strip_id_or_class: caf\xE9");
  EXPECT_THAT(values("example.com"), ElementsAre("caf\xC3\xA9"));
}

TEST_F(FindConfig, NamesTheFile) {
  folder_.write("example.com.txt", "body: x");
  EXPECT_THAT(find_config(folder_.path(), "example.com")->files,
              ElementsAre(folder_.path() + "/example.com.txt"));
}

}  // namespace
}  // namespace presscut::site_config
