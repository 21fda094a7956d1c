// What the parser is spared changes nothing of the tree.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "dom/dump.h"
#include "dom/parse.h"
#include "dom/prescan.h"

namespace presscut::dom {
namespace {

void expect_same(std::string_view html) {
  EXPECT_EQ(dump(parse_html(html)), dump(parse_html_whole(html))) << html;
}

TEST(Sparing, LeavesTheTreeAsItIs) {
  const std::string_view pages[] = {
      "<div class='a b' id=x>Some text &amp; more &copy 2024 &notit; <b>bold</b> text</div>",
      "<a href='/x?a=1&b=2&amp;c=3&copy=4&lt'>l</a><a href=\"?x&reg\">m</a><a href=?a&#39;b>n</a>",
      "<p title='\xC2\xA9 \xEF\xBC\x9A a'>x</p><p title='a\rb'>y</p><p TITLE=A title=B Class=\"c\nd\">z</p>",
      "<img src=a.png/><br/><br / ><hr a=b/ >text<input type=hidden value=v><table><input "
      "type=hidden><tr><td>x",
      "<table>text<tr> <td>a</td> b </tr></table> after <table> <caption> c </caption><col> x <col></table>",
      "<b class=a>1<p>2<b class=a>3<p>4<b class=a>5<p>6<b class=a>7</p>8</b>9",
      "<b><i class=x>1</b>2</i>3<a href=1>4<a href=2>5</a>6<div><a href=3>7</div>8",
      "<svg viewBox='0 0 1 1' class=i><path d='M0 0'/><g><circle r=1></circle></g></svg>after",
      "<p><b>bold<p>x<svg viewBox='0 0 1 1' xlink:href=a><title>t</title><path/></svg>y</b><svg><style>p{}</style><g><title> u"
      "</title></g><path/></svg>z<p>end",
      "<p title='&#8217;&#x2019;&#X41;&#0;&#1;&#128;&#x80;&#xD800;&#xFDD0;&#xFFFF;&#1114112;&#9999999;&#65x;&#;&#x;&#160;&#13;&#10;'>r</p>",
      "<p title='&#8217'>r</p><p title='a&#x'>r</p><a title='&#038;b=c' href=?&#38;x&#126;&#127;>r</a>",
      "<input type=HIDDEN><table><input type='hidden'><input type=text class=hidden><tr><td><svg><title>&lt;</title></svg>",
      "<svg><title>t</title><path></svg>x<svg><g><p>out</p></g></svg>y<svg><desc><b>d</b></desc></svg>",
      "<select><option>a<svg><text>b</text></svg><option>c</select><svg><text>gone</text></svg>",
      "<math><mi a=b>x</mi><annotation-xml encoding=text/html><p>y</p></annotation-xml></math>",
      "<pre class=c>\n\n  two  spaces\r\n x </pre> a  b <listing>\n  l </listing><textarea a=b>\n &lt;p> "
      "\r\n</textarea>",
      "a < b <!-- c -->amp; &<!-- x -->lt; x<!---->y &#32; z </ p> & &",
      "<title>a &amp; b</title><body class=x><body id=y class=z>t<html lang=en>",
      "<template shadowrootmode=open class=t><p>in</p></template><template><p>inert</p></template>",
      "text \xF3\xB0\x80\x80 of a private plane<p>more</p>",
      "<p>text</p> a &#983040; <p>b &#xf0000 &#X0000F0001;</p> <p>more</p>",
      "control \x01 \x7F \xC2\x85 \xEF\xBF\xBE end",
      "<custom-tag data-x='1'>c</custom-tag><font color=red>f</font><svg><font color=red>out",
      "<frameset> x <frame> </frameset>",
      "<noscript> n <p>x</noscript><iframe src=a> &amp; <p></iframe><noframes>n</noframes>",
      "<ruby>a<rt>b<rp>c</ruby><ul><li class=a>1<li class=b>2</ul><dl><dt a=b>x<dd c=d>y</dl>",
      "  <!doctype html>  <html>  <head>  <meta charset=utf-8>  </head>  <body>  x  </body>  </html>  y",
      "<p a=1 a=2 =c d= e='\"' f=\"'\" g=`h` i<j>k</p><p/a/b=c/>d",
      "<script type=text/javascript id=s>var a='<p>';<!-- <script> </script> --></script><style>p{}</style>",
      "<pre>a  b<table></pre>  c  d</table>",
      "<pre>a  b<select>s  t</pre>  c  d</select>  e",
      "<form>a<!-- c --></form>b<form> c</form> d",
      "last <",
      "open <p class='x",
  };
  for (const std::string_view page : pages) expect_same(page);
}

// Their numbers then have a second digit, and the parser moves both out of the table.
TEST(Sparing, KeepsMoreTextsApartThanAPlaneHasCharacters) {
  std::string page = "<table>";
  for (int i = 0; i < 140'000; ++i) page += "<i>" + std::to_string(i) + "</i>";
  page += "last";
  EXPECT_TRUE(dump(parse_html(page)) == dump(parse_html_whole(page)));
  EXPECT_NE(dump(parse_html(page)).find("139999"), std::string::npos);
}

TEST(Sparing, LeavesThePagesOfTheCasesAsTheyAre) {
  namespace fs = std::filesystem;
  std::size_t count = 0;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(PRESSCUT_TESTS_DIR) / "cases")) {
    if (entry.path().extension() != ".html") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string page = as_utf8(std::string{std::istreambuf_iterator<char>(in), {}});
    EXPECT_EQ(dump(parse_html(page)), dump(parse_html_whole(page))) << entry.path();
    ++count;
  }
  EXPECT_GT(count, 100u);
}

TEST(Sparing, SparesTheParser) {
  const std::string page =
      "<div class=\"card\" style=\"a: b\"><p data-x='y'>A sentence of words.</p>"
      "<svg class=i><path d='M0 0'/></svg><img src='data:image/png;base64,AAAA'></div>";
  const Prescan scanned = prescan(page, {}, Markup::all, Sparing::all);
  EXPECT_EQ(scanned.html, "<div><p>\xF3\xB0\x80\x80</p><svg></svg><img></div>");
  EXPECT_EQ(scanned.tags.size(), 4u);
}

}  // namespace
}  // namespace presscut::dom
