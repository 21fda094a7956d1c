#include "site_config/site.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "presscut/presscut.h"
#include "site_config/temporary_folder.h"

namespace presscut {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string page() {
  std::string links;
  for (int i = 0; i < 12; ++i) links += "<li><a href='/'>Another story of the day</a></li>";
  return "<html lang='en'><head><title>Ferry late</title></head><body><h1 class='main'>Ferry late</h1>"
         "<div class='generic'><p>The eight fifteen ferry left the pier an hour late on Monday, and the "
         "passengers, who "
         "had waited in the rain, were not amused.</p><p>The company said that it was sorry, that the engine "
         "had been "
         "repaired, and that such a delay would not happen again.</p></div><ul>" +
         links +
         "</ul><div class='named'><h2 class='part'>Another title</h2><p>A short text of the other part, "
         "which no "
         "judgement would choose as the body.</p><p class='note'>Text: <i>a note</i>.</p>"
         "<p><a href='/x'>A link alone</a></p></div></body></html>";
}

class Site : public testing::Test {
 protected:
  void SetUp() override {
    options_.site_config_folder = folder_.path();
    options_.hints.url = "https://www.example.com/news/1";
  }
  void configure(std::string_view text) { folder_.write("example.com.txt", text); }
  Result<Explanation> explained() const { return explain(page(), "page.html", options_); }

  // The headline and the body's blocks.
  std::vector<std::string> article() const {
    const auto article = extract(page(), "page.html", options_);
    if (!article) return {article.error().to_string()};
    std::vector<std::string> out{article.value().headline.value_or("")};
    for (const Block& block : article.value().body) out.push_back(block.text.substr(0, 20));
    return out;
  }

  site_config::TemporaryFolder folder_;
  ExtractOptions options_;
};

const testing::Matcher<std::vector<std::string>> kGeneric =
    ElementsAre("Ferry late", "The eight fifteen fe", "The company said tha");

TEST_F(Site, WithoutAConfigNothingChanges) {
  EXPECT_THAT(article(), kGeneric);
  EXPECT_THAT(explained().value().notes, IsEmpty());
  options_.site_config_folder += "/none";
  EXPECT_THAT(article(), kGeneric);
}

TEST_F(Site, BodyIsExactlyWhatTheConfigNames) {
  configure("body: //div[@class='named']\nprune: no");
  EXPECT_THAT(article(), ElementsAre("Ferry late", "Another title", "A short text of the ", "Text: a note.",
                                     "A link alone"));
  configure("body: //div[@class='named']/p[position() < 3]\nprune: no");
  EXPECT_THAT(article(), ElementsAre("Ferry late", "A short text of the ", "Text: a note."));
}

TEST_F(Site, HeuristicsPruneTheBodyUnlessToldNot) {
  configure("body: //div[@class='named']");
  const auto blocks = article();
  EXPECT_THAT(blocks, testing::Contains("A short text of the "));
  EXPECT_THAT(blocks, testing::Not(testing::Contains("A link alone")));
}

TEST_F(Site, CutsAreNamedByTheirLine) {
  configure(
      "# cuts\nbody: //div[@class='named']\nstrip: //i\nstrip_id_or_class: part\nstrip: "
      "//p[a]/a/text()\nprune: no");
  EXPECT_THAT(article(), ElementsAre("Ferry late", "A short text of the ", "Text: ."));
  std::vector<std::string> cuts;
  const auto explanation = explained();
  for (const auto& block : explanation.value().blocks) {
    if (block.verdict == Verdict::cut)
      cuts.push_back(block.text + " by " + block.rule.substr(block.rule.rfind('/') + 1) + " " + block.reason);
  }
  EXPECT_THAT(cuts, ElementsAre("Another title by example.com.txt:4 strip_id_or_class: part",
                                "a note by example.com.txt:3 strip: //i",
                                "A link alone by example.com.txt:5 strip: //p[a]/a/text()"));
}

TEST_F(Site, TitleAuthorAndDateOverride) {
  configure(
      "title: //h2\nauthor: //p[@class='by']\nreplace_string(<h2): <p class='by'>By Jane Roe</p><h2\ndate: "
      "string('2024-05-03')");
  const auto article = extract(page(), "page.html", options_);
  ASSERT_TRUE(article);
  EXPECT_EQ(article.value().headline, "Another title");
  EXPECT_THAT(article.value().authors, ElementsAre("Jane Roe"));
  EXPECT_EQ(article.value().published, "2024-05-03");
  // A title below the text does not cut the text above it.
  EXPECT_THAT(this->article(), ElementsAre("Another title", "The eight fifteen fe", "The company said tha"));
}

TEST_F(Site, RewritesThePageBeforeItIsRead) {
  configure(
      "body: //section\nprune: no\nreplace_string(<div class='named'>): <section>\nreplace_string(Another): "
      "One more");
  EXPECT_THAT(article(), ElementsAre("Ferry late", "One more title", "A short text of the ", "Text: a note.",
                                     "A link alone"));
}

TEST_F(Site, FallsBackAndSaysSo) {
  configure("body: //div[@class='gone']\nbody: //p[@class='note']\nstrip: //p[@class='note']");
  EXPECT_THAT(article(), kGeneric);
  const std::string file = folder_.path() + "/example.com.txt";
  EXPECT_THAT(explained().value().notes,
              ElementsAre("site config: " + file, file + ":1: finds nothing: body: //div[@class='gone']",
                          file + ":2: finds nothing: body: //p[@class='note']",
                          "the site config finds no body here: it is chosen as on any other page"));
}

TEST_F(Site, FallsBackWhereOtherRulesCutTheBody) {
  configure("body: //p[@class='note']");
  const auto rules = Rules().with("##.note", "my.rules", RuleLayer::user);
  options_.rules = &rules.value();
  EXPECT_THAT(article(), kGeneric);
  EXPECT_THAT(explained().value().notes.back(),
              "the site config finds no body here: it is chosen as on any other page");
}

TEST_F(Site, FallsBackOnlyIfItMay) {
  configure("body: //div[@class='gone']\nautodetect_on_failure: no");
  EXPECT_THAT(article(), ElementsAre(HasSubstr("no-article: ")));
  EXPECT_EQ(explained().value().notes.back(), "the site config finds no body here, and wants no other");
}

TEST_F(Site, HigherRulesWin) {
  configure("body: //div[@class='named']\nstrip: //div[@class='generic']\ntitle: //h2");
  const auto rules =
      Rules().with("##.generic:keep()\n##.generic:body()\n##h1:headline()", "my.rules", RuleLayer::user);
  ASSERT_TRUE(rules);
  options_.rules = &rules.value();
  EXPECT_THAT(article(), kGeneric);
  EXPECT_THAT(explained().value().notes.back(),
              "a rule of higher rank names the body: the site config's is not used");

  // Those for every site rank below it.
  const auto generic = Rules().with("##.named:keep()\n##.generic:body()", "my.rules", RuleLayer::generic);
  ASSERT_TRUE(generic);
  options_.rules = &generic.value();
  configure("body: //div[@class='named']\nstrip: //p[@class='note']\nprune: no");
  EXPECT_THAT(article(), ElementsAre("Ferry late", "Another title", "A short text of the ", "A link alone"));
}

TEST_F(Site, PlainTextHasAHostToo) {
  configure("strip: //p[1]\nreplace_string(a): b");
  const auto article = extract(
      "Ferry late\n\nThe company said that it was sorry, that the engine had been repaired over night.\n",
      "page.txt", options_);
  EXPECT_TRUE(article || article.error().reason == Reason::no_article);
}

}  // namespace
}  // namespace presscut
