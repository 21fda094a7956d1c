// Any bytes as a file of rules: read in every layer, listed, and matched against a small page.
#include <cstdint>
#include <string_view>

#include "dom/parse.h"
#include "dom/text_index.h"
#include "fuzz_check.h"
#include "rules/rule_review.h"
#include "rules/rule_set.h"

using presscut::RuleLayer;
using presscut::rules::Reading;
using presscut::rules::RuleSet;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  static const presscut::dom::Document kPage = presscut::dom::parse_html(
      "<div id=a class='a b'><h1>Head</h1><p class=b title=x>Some words, 12 of them<a "
      "href='http://a.example/'>link</a>"
      "<p>Advertisement</p><ul><li>1<li>2</ul></div>");
  static const presscut::dom::TextIndex kTexts(kPage);
  for (const RuleLayer layer : {RuleLayer::foreign_list, RuleLayer::user}) {
    RuleSet as_needed;
    as_needed.add(text, "fuzz.txt", layer);
    RuleSet whole;
    const auto errors = whole.add(text, "fuzz.txt", layer, Reading::whole);
    for (const auto& error : errors) {
      FUZZ_CHECK(!error.message.empty() && error.line > 0 && error.column > 0 && error.column <= size + 1);
    }
    for (presscut::rules::RuleNumber rule = 0; rule < whole.size(); ++rule) {
      FUZZ_CHECK(!whole.summary(rule).text.empty());
    }
    presscut::rules::review(whole, 0, static_cast<presscut::rules::RuleNumber>(whole.size()));
    for (const char* host : {"", "a.example"}) {
      const auto matches = whole.match(kPage, kTexts, {host, "/news/1"});
      // A list parsed only when it is needed says the same, but for rules with a pattern that cannot be used.
      if (layer == RuleLayer::foreign_list && errors.empty())
        FUZZ_CHECK(as_needed.match(kPage, kTexts, {host, "/news/1"}).size() == matches.size());
      as_needed.in_force(host);
    }
  }
  return 0;
}
