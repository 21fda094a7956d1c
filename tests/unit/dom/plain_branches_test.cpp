// What of a page the parser is shown, and that its tree is that of all of it.
#include "dom/plain_branches.h"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "dom/dump.h"
#include "dom/parse.h"
#include "dom/prescan.h"

namespace presscut::dom {
namespace {

// With a dot for each text that is set aside.
std::string shown(std::string_view page) {
  Prescan scanned = prescan(page, {}, Markup::all, Sparing::all);
  std::string out;
  for (const char c : std::string(PrunedMarkup(scanned.html, std::move(scanned.branches)).html())) {
    if (static_cast<unsigned char>(c) < 0x80) out += c;
    if (c == '\xF3') out += '.';
  }
  return out;
}

TEST(PlainBranches, AreShownByWhatWouldComeOutChanged) {
  struct Row {
    std::string_view page;
    std::string_view shown;
  };
  const Row rows[] = {
      {"<div><p>a <em>b</em> c</p><p>d</p></div>", "<div>x</div>"},
      {"<div><p><a href=x>a</a></p></div>", "<div>x<a></a></div>"},
      {"<ul><li><button>b</button></li><li>c</li></ul>", "<ul>x<button></button></ul>"},
      {"<ul><li>never ended<li><button>b</button> <i>c</i></li></ul>", "<ul><li>.<li>x<button></button></li></ul>"},
      {"<div>a<form>b<input></form></div>", "<div>x<form></form></div>"},
      {"<main><p>a</p><p>b</p> <div>c</div></main>", "<main><p>x</p></main>"},
      {"<form><p>a</p><p>b</p></form>", "<form>x</form>"},
      {"<div><p>alone</p><table><tr><td><p>a</p></table></div>", "<div><p>.</p><table><tr><td><p>.</p></table></div>"},
      {"<div><p>never ended<div><i>x</i></div></div>", "<div><p>.<div>x</div></div>"},
      {"<head><meta charset=utf-8> <link rel=a><script>s</script><title>t</title></head>",
       "<head><meta><title>t</title></head>"},
      {"<div><select><option>a</option></select><textarea></textarea></div>", "<div>x</div>"},
      {"<div>&nbsp;&eacute;<br></div>", "<div>x</div>"},
      {"<div>&unheardof;<br></div>", "<div>&unheardof;<br></div>"},
      {"<div><svg><path/></svg><img></div>", "<div>x</div>"},
      {"<h2><div>a<br></div><h3>b<br></h3></h2>", "<h2><div>x</div><h3>x</h3></h2>"},
      {"<dl><dt>a</dt><dd>b</dd></dl>", "<dl>x</dl>"},
  };
  for (const Row& row : rows) EXPECT_EQ(shown(row.page), row.shown) << row.page;
}

void expect_same(std::string_view page) { EXPECT_EQ(dump(parse_html(page)), dump(parse_html_whole(page))) << page; }

TEST(PlainBranches, AreParsedWholeWhereTheyAreNotPlain) {
  const std::string_view pages[] = {
      "<p><b>1<p>2<div><i>3</i> 4</div>",
      "<a href=1>1<div><p>2<a href=2>3</a></p></div>4",
      "<button>1<div><p>2 <button>3</button></p></div>4",
      "<form>1<div><form>2</form> 3</div>4",
      "<b><b><b><div><b><b>1</b></b></div></b></b></b><p>2</b>3",
      "<math></svg><article>1<br></article><br>",
      "<li>1<div><br></div><li>2<br></li><dd>3<div><br></div></dd><li>4",
      "<svg><desc><div><p>1</p></div></desc></svg><select><div><p>1</p></div></select>",
      "<table><div><p>1</p></div><tr><td><div><p>2</p></div></table>",
      "<frameset><div><p>1</p></div></frameset>",
      "</head><head><meta> <meta> x",
      "<div><svg><title a='</svg>'>t</title><path/><desc>d</desc></svg><br></div>",
      "<template><table></template><div><p>1</p></div></table><div><p>2</p></div>",
  };
  for (const std::string_view page : pages) expect_same(page);
}

// Mostly well nested, of tags and texts that the rules tell apart.
std::string random_page(std::mt19937& random) {
  constexpr std::array<std::string_view, 34> kTags = {
      "div", "p",      "ul",     "li",       "span",   "a",        "b",        "i",    "h2",   "section", "button", "form",
      "dl",  "dd",     "dt",     "x-a",      "em",     "figure",   "label",    "main", "pre",  "nobr",    "object", "svg",
      "h3",  "select", "option", "template", "script", "textarea", "noscript", "code", "table", "td"};
  constexpr std::array<std::string_view, 10> kVoid = {"br", "img alt=x", "hr", "input", "input type=hidden", "meta",
                                                      "link", "source", "base", "svg/"};
  constexpr std::array<std::string_view, 12> kTexts = {"x", " ", "text ", "&nbsp;", "&amp;lt;", " & ", "\n", "&eacute;",
                                                       "<!-- c -->", "</>", "a < b", "&bogus;"};
  const auto below = [&](std::size_t end) { return random() % end; };
  const std::size_t among = below(2) == 0 ? 20 : kTags.size();
  std::string page = below(3) == 0 ? "<html><head>" : "";
  std::vector<std::string_view> open;
  const auto end_tag = [&](std::string_view tag) { page.append("</").append(tag).append(">"); };
  for (std::size_t left = 3 + below(40); left > 0; --left) {
    switch (below(8)) {
      case 0:
      case 1:
      case 2:
        open.push_back(kTags[below(among)]);
        page.append("<").append(open.back()).append(below(4) == 0 ? " class='a b'>" : ">");
        break;
      case 3:
        page.append("<").append(kVoid[below(kVoid.size())]).append(">");
        break;
      case 4:
        page += kTexts[below(kTexts.size())];
        break;
      default:
        if (below(30) == 0) end_tag(kTags[below(kTags.size())]);
        if (open.empty()) break;
        end_tag(open.back());
        open.pop_back();
    }
  }
  for (; !open.empty() && below(10) > 0; open.pop_back()) end_tag(open.back());
  return page + (below(3) == 0 ? "tail<b>x</b><p>y<div><a>z</a></div>" : "");
}

TEST(PlainBranches, LeaveTheTreesOfRandomPagesAsTheyAre) {
  std::mt19937 random(2026);
  for (int i = 0; i < 5'000; ++i) expect_same(random_page(random));
}

}  // namespace
}  // namespace presscut::dom
