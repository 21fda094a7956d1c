// Any bytes as a site config: read, checked, and put to work on a small page, with the XPath that they hold.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dom/dump.h"
#include "dom/parse.h"
#include "fuzz_check.h"
#include "site_config/apply.h"
#include "site_config/check.h"
#include "site_config/config.h"

using namespace presscut;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t kMostBytes = 1 << 20;
  constexpr std::string_view kHtml =
      "<title>Head | Site</title><div id=a class='a b'><h1>Head</h1><p class=by>By Ann Poe</p><p class=when>3 May 2024</p>"
      "<div id=story><p>Some words, 12 of them <a href='/x'>link</a><p class=ad>Advertisement<img src=/pixel.gif></div>"
      "<table><tr><td>1<td>2</table></div>";
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const site_config::Remark& remark : site_config::check(text, "fuzz.txt").remarks)
    FUZZ_CHECK(!remark.place.message.empty() && remark.place.line > 0);
  const site_config::ReadConfig read = site_config::read_config(text, "fuzz.txt");
  std::vector<std::string> notes;
  const std::string html = site_config::replace_strings(read.config, kHtml, kMostBytes, notes);
  FUZZ_CHECK(html.size() <= kMostBytes);
  const dom::Document document = dom::parse_html(dom::as_utf8(html));
  facts::PageFacts facts;
  const site_config::SiteMarks site = site_config::apply(read.config, document, facts);
  dom::NodeId last = 0;
  for (const site_config::SiteMark& mark : site.marks) {
    FUZZ_CHECK(mark.node < document.size() && mark.node >= last);
    FUZZ_CHECK(!site.line(mark.line).text.empty());
    last = mark.node;
  }
  return 0;
}
