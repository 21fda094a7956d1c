#include "facts/title.h"

#include <gtest/gtest.h>

namespace presscut::facts {
namespace {

TEST(Title, WithoutSite) {
  const SiteNames site = {{"The Daily Example"}, "dailyexample.co.uk"};
  const struct {
    const char *title, *expected;
  } rows[] = {
      {"Bridge closed | The Daily Example", "Bridge closed"},
      {"Bridge closed - Daily Example", "Bridge closed"},
      {"Bridge closed – DailyExample.co.uk", "Bridge closed"},
      {"Bridge closed | News | The Daily Example", "Bridge closed | News"},
      {"Bridge closed | The Daily Example | News you can trust", "Bridge closed"},
      {"The Daily Example: Bridge closed", "Bridge closed"},
      {"The Daily Example - Bridge closed: what now?", "Bridge closed: what now?"},
      {"Bridge closed - why the council acted", "Bridge closed - why the council acted"},
      {"Live: bridge closed", "Live: bridge closed"},
      {"Bridge | closed", "Bridge | closed"},
      {"The Daily Example", "The Daily Example"},
      {"The Daily Example | The Daily Example", "The Daily Example"},
      {"", ""},
      {" | ", "|"},
  };
  for (const auto& row : rows) EXPECT_EQ(without_site(row.title, site), row.expected) << row.title;
}

TEST(Title, TopicBeforeColonStays) {
  EXPECT_EQ(without_site("Golf: Doe wins", {{}, "golfnews.com"}), "Golf: Doe wins");
  EXPECT_EQ(without_site("Doe wins | Golf News", {{}, "golfnews.com"}), "Doe wins");
}

TEST(Title, OtherHeadlinesAgree) {
  const SiteNames site = {{}, ""};
  EXPECT_EQ(without_site("Bridge closed | News | Example", site, {"Bridge Closed"}), "Bridge closed");
  EXPECT_EQ(without_site("Example » Bridge closed", site, {"Bridge closed"}), "Bridge closed");
  EXPECT_EQ(without_site("Bridge closed: what now?", site, {"Bridge closed"}), "Bridge closed: what now?");
  EXPECT_EQ(without_site("A - B | C - D", site, {"A - B"}), "A - B");
}

TEST(Title, SiteName) {
  const struct {
    const char *part, *host;
    bool expected;
  } rows[] = {
      {"BBC News", "bbc.co.uk", true},
      {"The Guardian", "theguardian.com", true},
      {"SPIEGEL", "spiegel.de", true},
      {"Le Monde", "abonnes.lemonde.fr", true},
      {"South China Morning Post", "scmp.com", true},
      {"example.com", "example.com", true},
      {"Koia", "drinkkoia.com", true},
      {"BBC News presenter leaves", "bbc.co.uk", false},
      {"Bridge closed", "bbc.co.uk", false},
      {"", "bbc.co.uk", false},
      {"News", "", false},
  };
  for (const auto& row : rows) EXPECT_EQ(is_site_name(row.part, {{}, row.host}), row.expected) << row.part;
}

TEST(Title, ManySeparatorsEnd) {
  std::string title;
  for (int i = 0; i < 20000; ++i) title += "| ";
  EXPECT_FALSE(without_site(title, {{"Example"}, "example.com"}).empty());
}

}  // namespace
}  // namespace presscut::facts
