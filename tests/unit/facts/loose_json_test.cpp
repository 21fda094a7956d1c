#include "facts/loose_json.h"

#include <gtest/gtest.h>

namespace presscut::facts {
namespace {

std::string all(std::string_view s) {
  std::string out;
  for (const auto& value : read_loose_json(s)) {
    if (!out.empty()) out += ' ';
    out += value.dump();
  }
  return out;
}

TEST(LooseJson, Mends) {
  const struct {
    const char *text, *expected;
  } rows[] = {
      {R"({"a":1})", R"({"a":1})"},
      {"\xEF\xBB\xBF{\"a\":1}", R"({"a":1})"},
      {R"(<!-- {"a":1} -->)", R"({"a":1})"},
      {"//<![CDATA[\n{\"a\":1}\n//]]>", R"({"a":1})"},
      {"<![CDATA[{\"a\":1}]]>", R"({"a":1})"},
      {R"({"a":1,})", R"({"a":1})"},
      {R"([1,2,,])", R"([1,2])"},
      {R"({"a":1};)", R"({"a":1})"},
      {R"({"a":1} {"b":2})", R"({"a":1} {"b":2})"},
      {R"({"a":1}, {"b":2})", R"({"a":1} {"b":2})"},
      {R"({"a":1 /* one */, // more
"b":2})",
       R"({"a":1,"b":2})"},
      {"{\"a\":\"x\ny\tz\x01\"}", R"({"a":"x\ny z "})"},
      {R"({"a":"say "yes" now","b":"c"})", R"({"a":"say \"yes\" now","b":"c"})"},
      {R"({"a":"it\'s \x","b":1})", R"({"a":"it's x","b":1})"},
      {R"({"a":"\ud83d!"})", "{\"a\":\"\xEF\xBF\xBD!\"}"},
      {R"({"a":"\ud83d\ude00",})", "{\"a\":\"\xF0\x9F\x98\x80\"}"},
      {R"({"a":"http://example.com","b":1,})", R"({"a":"http://example.com","b":1})"},
      {R"({"a":[1,{"b":"cut of)", R"({"a":[1,{"b":"cut of"}]})"},
      {R"({"a":)", R"({"a":null})"},
      {R"({"a":1}})", R"({"a":1})"},
      {R"({&quot;a&quot;:1})", R"({"a":1})"},
      {R"({a:1} {"b":2})", R"({"b":2})"},
      {"", ""},
      {"undefined", ""},
      {"{", "{}"},
      {"}{", "{}"},
  };
  for (const auto& row : rows) EXPECT_EQ(all(row.text), row.expected) << row.text;
}

TEST(LooseJson, RefusesDepth) {
  const std::string deep = std::string(100000, '[') + std::string(100000, ']');
  EXPECT_EQ(all(deep), "");
  const std::string broken = std::string(100000, '{');
  EXPECT_EQ(all(broken), "");
  const std::string fine = std::string(150, '[') + std::string(150, ']');
  EXPECT_EQ(all(fine), fine);
}

}  // namespace
}  // namespace presscut::facts
