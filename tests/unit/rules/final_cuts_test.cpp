#include "rules/final_cuts.h"

#include <gtest/gtest.h>

#include "rules/rule_match.h"

namespace presscut::rules {
namespace {

constexpr std::string_view kPage = R"(
<p id=text>More than enough of running text, so that what follows is small beside it, whatever it says.</p>
<nav id=n><ul id=u><li id=l class=x>one<li id=m>Share<a id=a href=b>link</a></ul><h2 id=h class=x>News</h2></nav>
<aside id=s class=x>two</aside>)";

// What is matched where the elements of generic rules are cut for good if they have up to 50 characters outside links.
std::string matched_outside_cuts(std::string_view generic, std::string_view users = "", std::string_view host = "") {
  RuleSet set = rules_of(generic, RuleLayer::generic);
  for (const RuleError& error : set.add(users, "users.rules", RuleLayer::user)) ADD_FAILURE() << error.to_string();
  const dom::Document document = dom::parse_html(kPage);
  const dom::TextIndex texts(document);
  std::string out;
  for (const Match& match : set.match(document, texts, {host, ""}, 50.0)) {
    if (!out.empty()) out += ' ';
    out += name_of_node(document, match.node);
    if (set.action(match.rule) != Action::cut) out += ':' + std::string(name_of(set.action(match.rule)));
  }
  return out;
}

TEST(FinalCuts, LeaveOutWhatWouldBeCutAgain) {
  EXPECT_EQ(matched_outside_cuts("##.x"), "l h s");
  EXPECT_EQ(matched_outside_cuts("##nav\n##.x\n##li:whole-text(Share link)\n##[href]"), "n s");
  EXPECT_EQ(matched_outside_cuts("##nav\n##.x:caption()"), "n s:caption");
  EXPECT_EQ(matched_outside_cuts("##nav\n##nav, .x"), "n n s");
}

TEST(FinalCuts, KeepWhatElseIsSaidOfTheirContent) {
  EXPECT_EQ(matched_outside_cuts("##nav\n##.x:headline()"), "n l:headline h:headline s:headline");
  EXPECT_EQ(matched_outside_cuts("##nav\n##h2:whole-text(News):keep()\n##.x"), "n h:keep s");
  EXPECT_EQ(matched_outside_cuts("##nav", "##.x"), "n l h s");
  EXPECT_EQ(matched_outside_cuts("##nav", "a.org##.x", "a.org"), "n l h s");
}

TEST(FinalCuts, AreOnlyOursAndSmall) {
  EXPECT_EQ(matched_outside_cuts("##.x", "##nav"), "n l h s");
  EXPECT_EQ(matched_outside_cuts("##body\n##.x"), "body l h s");
  EXPECT_EQ(matched_outside_cuts("##nav\n##.x\na.org#@#nav", "", "a.org"), "l h s");
}

TEST(FinalCuts, AreNoneWhereSomethingIsKept) {
  EXPECT_EQ(matched_outside_cuts("##nav\n##.x", "##nav:keep()"), "n:keep n l h s");
  EXPECT_EQ(matched_outside_cuts("##nav\n##.x", "##body:keep()"), "body:keep n l h s");
  // Found from inside.
  EXPECT_EQ(matched_outside_cuts("##nav\n##.x", "##nav:has(> h2):keep()"), "n:keep n l h s");
  EXPECT_EQ(matched_outside_cuts("##ul\n##.x", "##nav:has(> ul > #m):keep()"), "n:keep u l h s");
  EXPECT_EQ(matched_outside_cuts("##nav\n##.x", "##[href]:upward(3):keep()"), "n:keep n l h s");
}

TEST(FinalCuts, LetTheirContentCutWhatIsAround) {
  EXPECT_EQ(matched_outside_cuts("##ul\n##nav:has(> ul > #m)"), "n u");
  EXPECT_EQ(matched_outside_cuts("##ul\n##[href]:upward(3)"), "n u");
  EXPECT_EQ(matched_outside_cuts("##ul\n##nav:has(#m)"), "n");
}

}  // namespace
}  // namespace presscut::rules
