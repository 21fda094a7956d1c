// Lists for ad blockers, as their authors write them.
#include <gtest/gtest.h>

#include <algorithm>

#include "rules/hosts.h"
#include "rules/rule_match.h"

namespace presscut::rules {
namespace {

constexpr std::string_view kPage =
    "<div id=a class=a><p id=b class=b>Advert text<i id=c class=c data-kind=promo>x</i></p></div>"
    "<div id=d class=d>News</div>";

std::string matched_by_list(std::string_view list, std::string_view host,
                            std::string_view path = "/news/1.html") {
  // What is parsed only when it is needed must match as what is parsed at once.
  std::string out[2];
  for (const Reading reading : {Reading::as_needed, Reading::whole}) {
    RuleSet set;
    set.add(list, "list.txt", RuleLayer::foreign_list, reading);
    out[reading == Reading::whole ? 1 : 0] = matched(set, kPage, host, path);
  }
  EXPECT_EQ(out[0], out[1]) << list;
  return out[0];
}

TEST(Lists, AreReadAsTheirAuthorsWriteThem) {
  struct Row {
    const char* list;
    const char* expected;  // on news.example.com
  };
  const Row rows[] = {
      {"##.a", "a"},
      {"example.com##.a", "a"},
      {"example.com#?#.a:-abp-has(> .b)", "a"},
      {"example.com#?#div:-abp-contains(Advert)", "a"},
      {"example.com##.c:upward(2)", "a"},
      {"example.com##.c:nth-ancestor(1)", "b"},
      {"example.com##.c:upward(.a)", "a"},
      {"example.com##i:matches-attr(\"/data-/\"=\"/^promo/\")", "c"},
      {"example.com##p:min-text-length(5)", "b"},
      {"example.com##p:min-text-length(50)", ""},
      {"example.com##:matches-path(/news/) .b", "b"},
      {"example.com##.b:matches-path(/sport/)", ""},
      {"example.com##.b:remove()", "b"},
      {"example.com##.b:style(display: none !important;)", "b"},
      {"example.com##.b:style(color: red)", ""},
      {"example.com##.b:has-text(/^advert/i)", "b"},
      {"example.com##.b:has-text(/a(?!b)/)", ""},
      {"example.com##div:not(:has-text(/a(?!b)/))", ""},  // a pattern that cannot be used says nothing
      {"example.com##i:not(:matches-attr(\"/(?=x)/\"))", ""},
      // Adblock Plus
      {"example.com##.b {remove: true;}", "b"},
      {"example.com##.b { display: none !important; }", "b"},
      {"example.com##.b { color: red; }", ""},
      {"##.b { remove: true; }\nexample.com#@#.b", ""},
      {"example.com#$#abort-on-property-read x", ""},
      // AdGuard
      {"example.com#$#.b { display: none!important; }", "b"},
      {"example.com#$?#.a:has(.b) { remove: true; }", "a"},
      {"example.com#$#.b { padding: 0; }", ""},
      {"##.b\nexample.com#@$#.b { display: none }", ""},
      {"example.com#%#window.x = 1;", ""},
      {"example.com$$script[data-src=\"x\"]", ""},
      {"[$path=/news]##.b", "b"},
      {"[$path=/sport]##.b", ""},
      {"[$path=/NEWS/*.html|]example.com##.b", "b"},
      {"[$path=|/1.html]example.com##.b", ""},
      {"[$path=/\\/(sport|news)\\//,domain=example.com|example.org]##.b", "b"},
      {"[$path=/^\\/\\[\\]/]##.b", ""},
      {"[$path]##.b", ""},
      {"[$domain=~example.com]##.b", ""},
      {"[$domain=other.example]##.b", ""},
      {"[$domain=example.*]##.b", "b"},
      {"##.b\n[$path=/news]example.com#@#.b", ""},
      {"##.b\n[$path=/sport]example.com#@#.b", "b"},
      // uBlock Origin
      {"/^news\\d*\\.example\\./##.b", "b"},
      {"example.com##+js(set, x, y)\nexample.com##^script:has-text(x)\n##.b", "b"},
      {"*##.b", "b"},
      {"*##.b:has-text(x)", ""},  // must name its sites
      {"!#if env_mobile\n##.b\n!#endif\n##.d", "d"},
      {"example.com##.b:others()", ""},
      {"example.com##.b:watch-attr(x)", ""},
      {"example.com##.b:xpath(..)", "a"},
      {"example.com##:xpath(//div[contains(., \"News\")])", "d"},
      {"example.com##:xpath('//div[contains(., \"News\")]')", ""},  // a text, and no elements
      {"example.com##:xpath(//p):style(display: none)", "b"},
      {"example.com##.b:xpath(//div[)\nexample.com##.d", "d"},
      {"##:xpath(//div)", ""},  // must name its sites
      {"example.com##h1:headline()\nexample.com##.b", "b"},
  };
  for (const Row& row : rows)
    EXPECT_EQ(matched_by_list(row.list, "news.example.com"), row.expected) << row.list;
}

TEST(Lists, SwitchHidingOffForAHost) {
  // Generic: .a; for the site: .b
  struct Row {
    const char* line;
    const char* expected;
  };
  const Row rows[] = {
      {"@@||example.com^$generichide", "b"},
      {"@@||news.example.com^$ghide", "b"},
      {"@@||sport.example.com^$ghide", "a b"},
      {"@@||example.*^$ghide", "b"},
      {"@@||example.$generichide", "b"},
      {"@@||example.com^$specifichide", "a"},
      {"@@||example.com^$shide", "a"},
      {"@@||example.com^$elemhide", ""},
      {"@@||example.com^$ehide,document", ""},
      {"@@||example.com^$ghide,shide", ""},
      {"@@|https://example.com/$generichide", "b"},
      {"@@://example.com/$generichide", "b"},
      {"@@||example.com/news/$generichide", "b"},
      {"@@||example.com/news/?page=$generichide", "b"},
      {"@@||example.com/sport/$generichide", "a b"},
      {"@@$generichide,domain=other.example|example.com", "b"},
      {"@@*$ghide,domain=example.*", "b"},
      {"*$ghide,domain=example.com", "b"},
      {"@@*$ghide,domain=~example.com", "a b"},
      {"@@*$ghide", "a b"},
      {"@@||example.com^$ghide,badfilter", "a b"},
      {"@@||example.com^$script,domain=x.example", "a b"},
      {"||example.com/hide.js$third-party", "a b"},
      {"@@||exam*^$ghide", "a b"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(matched_by_list(std::string("##.a\nexample.com##.b\n") + row.line, "news.example.com"),
              row.expected)
        << row.line;
  }
}

TEST(Lists, SwitchOffOnlyWhatListsHide) {
  RuleSet set;
  set.add("##.a\nexample.com##.b\n", "mine.rules", RuleLayer::user);
  set.add("##.d\n@@||example.com^$elemhide\n", "list.txt", RuleLayer::foreign_list);
  EXPECT_EQ(matched(set, kPage, "example.com"), "a b");
  EXPECT_EQ(set.in_force("example.com").size(), 2u);
  EXPECT_EQ(matched(set, kPage, "other.example"), "a d");
}

TEST(Lists, TellWhyALineIsNotUsed) {
  struct Row {
    const char* line;
    Unusable expected;
  };
  const Row rows[] = {
      {"||ads.example^$third-party", Unusable::network},
      {"@@||ads.example^$script", Unusable::network},
      {"/banner/*/ad.", Unusable::network},
      {"||a.example^$cookie=uid,domain=b.example", Unusable::cookie},
      {"a.example##+js(aopr, x)", Unusable::scriptlet},
      {"a.example#@#+js()", Unusable::scriptlet},
      {"a.example#%#//scriptlet('x')", Unusable::scriptlet},
      {"a.example#$#hide-if-contains x", Unusable::scriptlet},
      {"a.example##^script:has-text(x)", Unusable::html},
      {"a.example$$script[tag-content=\"x\"]", Unusable::html},
      {"a.example$@$script", Unusable::html},
      {"a.example##p:style(color: red)", Unusable::style},
      {"a.example##p:remove-class(x)", Unusable::style},
      {"a.example#$#p { color: red }", Unusable::style},
      {"a.example##p::before", Unusable::style},
      {"a.example##p:matches-css(display: flex)", Unusable::layout},
      {"a.example##p:matches-css-before(content: x)", Unusable::layout},
      {"a.example#?#p:-abp-properties(width: 1px)", Unusable::layout},
      {"a.example##p:hover", Unusable::state},
      {"a.example##p:others()", Unusable::unsupported},
      {"a.example##p:watch-attr(x)", Unusable::unsupported},
      {"a.example##p:not(:xpath(//x))", Unusable::unsupported},
      {"##p:has-text(x)", Unusable::unsupported},
      {"[$app=x]##p", Unusable::unsupported},
      {"a.example##p:has-text(/(?!x)/)", Unusable::broken},
      {"a.example##p[", Unusable::broken},
      {"a b##p", Unusable::broken},
  };
  for (const Row& row : rows) {
    RuleSet set;
    const std::vector<RuleError> errors =
        set.add(row.line, "list.txt", RuleLayer::foreign_list, Reading::whole);
    ASSERT_EQ(errors.size(), 1u) << row.line;
    EXPECT_EQ(name_of(errors[0].why), name_of(row.expected)) << row.line;
    EXPECT_FALSE(errors[0].message.empty());
    RuleSet quick;
    EXPECT_TRUE(quick.add(row.line, "list.txt", RuleLayer::foreign_list).empty());
    EXPECT_TRUE(quick.in_force("a.example").empty()) << row.line;
  }
}

TEST(Lists, OwnFilesTellOfAllErrorsWhenReadAsAWhole) {
  RuleSet set;
  const std::vector<RuleError> errors =
      set.add("##p[\n##.a\n||x^\n![advret]\n##.b\n", "my.rules", RuleLayer::user, Reading::whole);
  ASSERT_EQ(errors.size(), 3u);
  EXPECT_EQ(errors[0].line, 1u);
  EXPECT_EQ(errors[1].line, 3u);
  EXPECT_EQ(errors[2].line, 4u);
  EXPECT_EQ(set.size(), 2u);
}

TEST(Lists, HaveALimitOfExpressionsForSites) {
  std::string list;
  for (std::size_t i = 0; i <= kMostHostPatterns; ++i) list += "/^a" + std::to_string(i) + "\\./##.a\n";
  RuleSet set;
  const std::vector<RuleError> errors = set.add(list, "list.txt", RuleLayer::foreign_list, Reading::whole);
  ASSERT_EQ(errors.size(), 1u);
  EXPECT_EQ(errors[0].message, "too many expressions for sites' names");
  EXPECT_EQ(matched(set, kPage, "a1999.example"), "a");
  EXPECT_EQ(matched(set, kPage, "a2000.example"), "");
}

}  // namespace
}  // namespace presscut::rules
