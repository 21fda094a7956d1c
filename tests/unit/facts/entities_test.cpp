#include "facts/entities.h"

#include <gtest/gtest.h>

namespace presscut::facts {
namespace {

TEST(Entities, CleanValue) {
  const struct {
    const char *raw, *expected;
  } rows[] = {
      {"Tom &amp; Ann", "Tom & Ann"},
      {"&amp;quot;Yes&amp;quot;", "\"Yes\""},
      {"it&#39;s &#x2019;here&#X2019;", "it's ’here’"},
      {"a&nbsp;b", "a b"},
      {"M&uuml;ller", "Müller"},
      {"AT&T; and R&D", "AT&T; and R&D"},
      {"&#0; &#xD800; &#99999999;", "&#0; &#xD800; &#99999999;"},
      {"&", "&"},
      {"a <em>big</em> day", "a big day"},
      {"one<br>two", "one two"},
      {"1 < 2 and 3 > 2", "1 < 2 and 3 > 2"},
      {"cut <off", "cut <off"},
      {"  much \n space ", "much space"},
  };
  for (const auto& row : rows) EXPECT_EQ(clean_value(row.raw), row.expected) << row.raw;
}

TEST(Entities, ManyOpenTagsEnd) {
  EXPECT_EQ(clean_value(std::string(300000, '<')).size(), 300000U);
}

}  // namespace
}  // namespace presscut::facts
