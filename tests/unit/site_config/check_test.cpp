#include "site_config/check.h"

#include <gtest/gtest.h>

#include <string>

namespace presscut::site_config {
namespace {

TEST(CheckSiteConfig, TellsEachFaultWithItsPlace) {
  const Checked checked = check(
      "body: //div\ntidy: no\n  strip: //p[\nbody: //p[is(.)]\nif_page_contains: //x[@a='b]\ntitel: "
      "//h1\nauthor: concat('a'\n",
      "x.txt");
  std::string out;
  for (const Remark& remark : checked.remarks) {
    out += (remark.weight == Remark::Weight::fault ? "fault " : "note ") + remark.place.to_string() + "\n";
  }
  EXPECT_EQ(out,
            "note x.txt:2:1: tidy: ignored: a saved page is not fetched\n"
            "fault x.txt:3:14: XPath: not an expression\n"
            "fault x.txt:4:11: XPath: XPath 1.0 has no function is()\n"
            "fault x.txt:5:29: XPath: a quote is not closed\n"
            "fault x.txt:6:1: no such directive: titel\n"
            "fault x.txt:7:19: XPath: not an expression\n");
  EXPECT_EQ(checked.directives, 4U);
}

TEST(CheckSiteConfig, HasNothingToSayOfAGoodOne) {
  const Checked checked =
      check("title: //h1\nbody: //div[contains(@class, 'x')]\nreplace_string(a): b\n", "x.txt");
  EXPECT_TRUE(checked.remarks.empty());
  EXPECT_EQ(checked.directives, 3U);
}

}  // namespace
}  // namespace presscut::site_config
