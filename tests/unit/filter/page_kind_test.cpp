#include "filter/page_kind.h"

#include <gtest/gtest.h>

#include "presscut/presscut.h"

namespace presscut::filter {
namespace {

std::string repeated(const std::string& s, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += s;
  return out;
}

const std::string kArticle =
    "<h1>Bridge closed for a week</h1><p>The bridge over the creek will be closed for a week, the council said on Monday, and the bus will not stop.</p>"
    "<p>Workers have found cracks in two of its three arches, and the oldest part will have to be built anew before the winter.</p>"
    "<p>Drivers are asked to take the road over the hill, which adds some ten minutes to the way into town, and to mind the school.</p>";
const std::string kTeasers = repeated("<section><h3><a href=/a/1>Ferry stops for the winter earlier than planned</a></h3></section>", 12);
const std::string kBlurbs = repeated(
    "<section><h3><a href=/a/1>Ferry stops for the winter earlier than planned</a></h3><p>The last boat leaves on Sunday, two weeks sooner than last year.</p></section>", 12);
const std::string kCookies =
    "<div><h2>We value your privacy</h2><p>We and our 800 partners use cookies and store personal data on your device to show ads.</p>"
    "<p>With your consent we process personal data such as your address. You may change your consent at any time.</p><button>Accept all</button></div>";

// "" for an article, else why it is none.
std::string answer(const std::string& head, const std::string& body, const std::string& url = "") {
  ExtractOptions options;
  options.hints.url = url;
  const Result<Article> article = extract("<html lang=en><head>" + head + "</head><body>" + body + "</body></html>", "page.html", options);
  return article ? "" : article.error().message;
}

TEST(PageKind, Answers) {
  const std::string home = "https://post.example/", story = "https://post.example/town/bridge-closed";
  const struct {
    const char *name, *expected;
    std::string head, body, url;
  } rows[] = {
      {"an article", "", "<title>Bridge closed for a week</title>", kArticle, story},
      {"an article with many teasers below", "", "<title>Bridge closed for a week</title>", kArticle + kBlurbs, story},
      {"an article about an error", "", "<title>404: a page not found is an art</title><meta property=og:type content=article>", kArticle, story},
      {"an article about cookies", "", "<title>Your privacy choices</title><meta property=og:type content=article>", kCookies + kArticle, story},
      {"a home page", "a section front or home page", "<title>The Post</title>", kBlurbs, home},
      {"headings alone", "a section front or home page", "<title>The Post</title>", kTeasers, home},
      {"a section", "a section front or home page", "<title>Town | The Post</title><meta property=og:type content=website>", kTeasers, "https://post.example/town"},
      {"search", "a page of search results", "<title>Search results for bridge | The Post</title>", kBlurbs, "https://post.example/search"},
      {"search by its address", "a page of search results", "<title>bridge</title>", kBlurbs, "https://post.example/search"},
      {"not found", "an error page (404)", "<title>Page not found - The Post</title>",
       "<h1>Page not found</h1><p>The page you are looking for has been moved, or was never there. Please use the search above.</p>", story},
      {"a number", "an error page (404)", "<title>404 | The Post</title>", "<h1>404</h1><p>We looked everywhere, and could not find what you came for. Sorry!</p>", story},
      {"German", "an error page (404)", "<title>Seite nicht gefunden</title>", "<p>Die gesuchte Seite gibt es leider nicht mehr.</p>", story},
      {"denied", "an error page (403)", "<title>Access Denied</title>",
       "<h1>Access Denied</h1><p>You don't have permission to access this page on this server. Reference number 18.2f3c.</p>", story},
      {"server", "an error page (502)", "<title>502 Bad Gateway</title>", "<center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center>", story},
      {"robots", "an error page (a check for robots)", "<title>Just a moment...</title>",
       "<p>Checking if the site connection is secure. This may take a few seconds, please stand by while we look.</p>", story},
      {"a consent wall", "a consent wall", "<title>We value your privacy</title>", kCookies, story},
      {"a video", "a video page without text", "<title>Watch the bridge fall</title><meta property=og:type content=video.other>",
       "<h1>Watch the bridge fall</h1><video src=a.mp4></video>", story},
      {"a shell", "an empty shell that a script fills", "<title>The Post</title><script src=/app.js></script>",
       "<div id=root></div><noscript>Please enable JavaScript.</noscript>", story},
      {"nothing", "no running text on the page", "<title>Contact</title>", "<form><input name=a><button>Send</button></form>", story},
  };
  for (const auto& row : rows) EXPECT_EQ(answer(row.head, row.body, row.url), row.expected) << row.name;
}

}  // namespace
}  // namespace presscut::filter
