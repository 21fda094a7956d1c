#include "compose/headline.h"

#include <gtest/gtest.h>

#include "presscut/presscut.h"

namespace presscut::compose {
namespace {

TEST(Headline, StrayMarks) {
  const struct {
    const char *given, *expected;
  } rows[] = {
      {"Bridge closed", "Bridge closed"},
      {"## Bridge closed", "Bridge closed"},
      {": Bridge closed", "Bridge closed"},
      {"| Bridge closed |", "Bridge closed"},
      {"Bridge closed ?>", "Bridge closed"},
      {"Bridge closed »", "Bridge closed"},
      {"»Bridge closed«", "»Bridge closed«"},
      {"- Broen er stengt", "- Broen er stengt"},
      {"Bridge closed*", "Bridge closed*"},
      {"*Bridge closed*", "Bridge closed"},
      {"|", "|"},
      {"", ""},
  };
  for (const auto& row : rows) EXPECT_EQ(without_stray_marks(row.given), row.expected) << row.given;
}

TEST(Headline, Labels) {
  const struct {
    const char *given, *expected;
  } rows[] = {
      {"Bridge over the creek closed for a week | Local news", "Bridge over the creek closed for a week"},
      {"Bridge over the creek closed for a week | Local | The Post", "Bridge over the creek closed for a week"},
      {"Floods | Bridge over the creek closed for a week", "Floods | Bridge over the creek closed for a week"},
      {"Live | Bridge", "Live | Bridge"},
  };
  for (const auto& row : rows) EXPECT_EQ(without_label(row.given), row.expected) << row.given;
}

// The headline of a page with a head and an <h1>.
std::string headline_of(const std::string& head, const std::string& heading) {
  const std::string page = "<html lang=en><head>" + head + "</head><body><main>" + heading +
                           "<p>The bridge over the creek will be closed for a week, the council said on Monday, and the bus will not stop.</p>"
                           "<p>Workers have found cracks in two of its three arches, and the oldest part will have to be built anew.</p></main></body></html>";
  const Result<Article> article = extract(page, "page.html", {});
  return article && article->headline ? *article->headline : "";
}

TEST(Headline, OfPages) {
  const struct {
    const char *head, *heading, *expected;
  } rows[] = {
      // A kicker goes where it is an element of its own, or ends in punctuation.
      {"<meta property=og:title content='Bridge closed for a week'>", "<h1><span>Traffic</span> Bridge closed for a week</h1>", "Bridge closed for a week"},
      {"<meta property=og:title content='Bridge closed for a week'>", "<h1>Traffic: Bridge closed for a week</h1>", "Bridge closed for a week"},
      // The tail of a sentence is no headline.
      {"<meta property=og:title content='Closed for a week'>", "<h1>The bridge over the creek is closed for a week</h1>", "The bridge over the creek is closed for a week"},
      {"<meta property=og:title content=\"'No way around': bridge closed for a week\"><title>Bridge closed for a week</title>",
       "<h1>'No way around': bridge closed for a week</h1>", "'No way around': bridge closed for a week"},
      // A closing quote belongs to the kicker.
      {"<meta property=og:title content='Bridge closed for a week'>", "<h1>\"No way\": Bridge closed for a week</h1>", "Bridge closed for a week"},
      // What is said once by markup needs no metadata.
      {"<title>Closed: the bridge</title>", "<h1><span class=story__kicker>Traffic</span> <span>-</span> <span>The bridge is closed for a week</span></h1>",
       "The bridge is closed for a week"},
      // The site's name is an <h1> on its own.
      {"<title>Bridge closed for a week | The Post</title>", "<h1><a href=/>The Post</a></h1>", "Bridge closed for a week"},
      {"<title>Bridge closed for a week - The Post</title>", "<h1>The Post</h1><h2>Bridge closed for a week</h2>", "Bridge closed for a week"},
      {"<title>Bridge closed for a week</title>", "<h1>BRIDGE CLOSED FOR A WEEK</h1>", "Bridge closed for a week"},
      {"<title>Bread &amp; butter</title>", "<h1>Bread &amp;amp; butter for the bridge builders</h1>", "Bread & butter for the bridge builders"},
      {"", "<h1>Bridge closed for a week</h1>", "Bridge closed for a week"},
      {"<meta property=og:title content='Bridge over the creek closed for a week | Local news'>", "", "Bridge over the creek closed for a week"},
  };
  for (const auto& row : rows) EXPECT_EQ(headline_of(row.head, row.heading), row.expected) << row.head << row.heading;
}

TEST(Headline, OfPlainText) {
  const std::string text =
      "\n\nThe bridge over the creek will be closed for a week, the council said on Monday, and the bus will not stop at the mill.\n\n"
      "Workers have found cracks in two of its three arches, and the oldest part will have to be built anew.\n";
  const struct {
    const char *above, *expected;
  } rows[] = {
      {"Bridge over the creek closed for a week", "Bridge over the creek closed for a week"},
      {"Advertisement\n\nNews\nSport\n\nBridge over the creek closed for a week\n\n12 March 2024", "Bridge over the creek closed for a week"},
      {"Your news at any hour of day\n\nBridge over the creek closed for a week\n\n• The mill has no bus stop until the work is done\n• Cars take the road over the hill instead",
       "Bridge over the creek closed for a week"},
      {"By Jane Doe and John Roe", ""},
      {"", ""},
  };
  for (const auto& row : rows) {
    const Result<Article> article = extract(row.above + text, "page.txt", {});
    ASSERT_TRUE(article.has_value()) << row.above;
    EXPECT_EQ(article->headline.value_or(""), row.expected) << row.above;
  }
}

}  // namespace
}  // namespace presscut::compose
