#include "text/url.h"

#include <gtest/gtest.h>

namespace presscut::text {
namespace {

TEST(Url, HostOf) {
  const struct {
    const char *url, *expected;
  } rows[] = {
      {"https://www.Example.com/a/b?c#d", "example.com"},
      {"http://user:secret@news.example.co.uk:8080", "news.example.co.uk"},
      {"//cdn.example.com/x", "cdn.example.com"},
      {"https://example.com./", "example.com"},
      {"http://[::1]:80/", "[::1]"},
      {"example.com/a", ""},
      {"mailto:a@example.com", ""},
      {"/a/b", ""},
      {"", ""},
      {"http://", ""},
  };
  for (const auto& row : rows) EXPECT_EQ(host_of(row.url), row.expected) << row.url;
}

TEST(Url, PathOf) {
  const struct {
    const char *url, *expected;
  } rows[] = {
      {"https://example.com/a/b?c=/d#e", "/a/b"},
      {"https://example.com", "/"},
      {"https://example.com?x=1", "/"},
      {"/a/b", "/a/b"},
      {"a/b", ""},
      {"", ""},
  };
  for (const auto& row : rows) EXPECT_EQ(path_of(row.url), row.expected) << row.url;
}

TEST(Url, IsWebAddress) {
  EXPECT_TRUE(is_web_address("HTTPS://example.com"));
  EXPECT_FALSE(is_web_address("https:///path"));
  EXPECT_FALSE(is_web_address("ftp://example.com"));
  EXPECT_FALSE(is_web_address("Jane Doe"));
}

// The base and most references are the examples of RFC 3986, 5.4.
TEST(Url, Resolve) {
  const std::string base = "http://a/b/c/d;p?q";
  const struct {
    const char *reference, *expected;
  } rows[] = {
      {"g:h", "g:h"},
      {"g", "http://a/b/c/g"},
      {"./g", "http://a/b/c/g"},
      {"g/", "http://a/b/c/g/"},
      {"/g", "http://a/g"},
      {"//g", "http://g"},
      {"?y", "http://a/b/c/d;p?y"},
      {"g?y", "http://a/b/c/g?y"},
      {"#s", "http://a/b/c/d;p?q#s"},
      {"", "http://a/b/c/d;p?q"},
      {".", "http://a/b/c/"},
      {"..", "http://a/b/"},
      {"../g", "http://a/b/g"},
      {"../../../g", "http://a/g"},
      {"/./g", "http://a/g"},
      {"g;x=1/../y", "http://a/b/c/y"},
      {"https://x/a/../b", "https://x/b"},
      {"mailto:jane@example.com", "mailto:jane@example.com"},
      {"javascript:void(0)", "javascript:void(0)"},
      {"  g\n h ", "http://a/b/c/g%20h"},
      {"\x1b[2J\xc2\x9b?\xe2\x80\xae\xff\xc3\xa9", "http://a/b/c/%1B[2J%C2%9B?%E2%80%AE%FF\xc3\xa9"},
  };
  for (const auto& row : rows) EXPECT_EQ(resolve(base, row.reference), row.expected) << row.reference;
  EXPECT_EQ(resolve("http://a", "g"), "http://a/g");
  EXPECT_EQ(resolve("", "../g"), "../g");
  EXPECT_EQ(resolve("/b/c", "g"), "g");
}

}  // namespace
}  // namespace presscut::text
