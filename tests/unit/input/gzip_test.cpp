#include <gtest/gtest.h>

#include <string>

#include "input/bytes.h"
#include "input/open.h"

namespace presscut::input {
namespace {

constexpr std::size_t kMaxBytes = 1 << 20;

std::string opened(std::string_view bytes, std::string_view name = "page.html.gz",
                   std::size_t max_bytes = kMaxBytes) {
  const Result<OpenedPage> page = open_page(bytes, name, {}, max_bytes);
  return page ? std::string(page.value().text) : std::string(name_of(page.error().reason)) + ": " + page.error().message;
}

TEST(Gzip, IsPeeledOff) {
  EXPECT_EQ(opened(gzipped("<p>text")), "<p>text");
  EXPECT_EQ(opened(gzipped(gzipped("<p>text"))), "<p>text");
  EXPECT_EQ(opened(gzipped("")), "");
  EXPECT_EQ(opened(gzipped("<meta charset=koi8-r>\xF0\xD2")), "<meta charset=koi8-r>Пр");
}

TEST(Gzip, GivesItsContentTheNameLessTheSuffix) {
  const auto kind = [](std::string_view name) {
    return open_page(gzipped("text"), name, {}, kMaxBytes).value().kind;
  };
  EXPECT_EQ(kind("page.html.gz"), PageKind::html);
  EXPECT_EQ(kind("page.txt.gz"), PageKind::plain_text);
  EXPECT_EQ(kind(""), PageKind::plain_text);
}

TEST(Gzip, JoinsItsMembers) {
  EXPECT_EQ(opened(gzipped("<p>one ") + gzipped("two ") + gzipped("three")), "<p>one two three");
  EXPECT_EQ(opened(gzipped("<p>one") + std::string(512, '\0')), "<p>one");
  EXPECT_EQ(opened(gzipped("<p>one") + "what follows"), "<p>one");
}

TEST(Gzip, CutShortIsUnreadable) {
  const std::string whole = gzipped("<p>A text that is long enough to be cut somewhere in its middle.</p>");
  for (std::size_t size = 2; size < whole.size(); ++size) {
    EXPECT_EQ(opened(whole.substr(0, size)), "unreadable: damaged gzip data: it ends too early") << size;
  }
  EXPECT_EQ(opened(whole + whole.substr(0, 20)), "unreadable: damaged gzip data: it ends too early");
}

TEST(Gzip, DamagedIsUnreadable) {
  std::string damaged = gzipped("<p>text</p>");
  damaged[damaged.size() - 6] = static_cast<char>(damaged[damaged.size() - 6] ^ 1);
  EXPECT_EQ(opened(damaged), "unreadable: damaged gzip data: incorrect data check");
  EXPECT_EQ(opened("\x1F\x8B"
                   "no gzip at all"),
            "unreadable: damaged gzip data: unknown compression method");
}

TEST(Gzip, StopsAtTheLargestSize) {
  const std::string bomb = gzipped(std::string(50 << 20, ' '));
  EXPECT_EQ(opened(bomb), "too-large: the page is larger than 1048576 bytes (--max-size)");
  EXPECT_EQ(opened(gzipped("<p>12345"), "", 8), "<p>12345");
  EXPECT_EQ(opened(gzipped("<p>123456"), "", 8), "too-large: the page is larger than 8 bytes (--max-size)");
  EXPECT_EQ(opened(gzipped("<p>1") + gzipped("23456"), "", 8), "too-large: the page is larger than 8 bytes (--max-size)");
  EXPECT_EQ(opened(gzipped(""), "", 0), "");
}

TEST(Gzip, IsPeeledOffTwiceAtMost) {
  EXPECT_EQ(opened(gzipped(gzipped(gzipped("<p>text")))), "unsupported: gzip inside gzip, too many times");
}

TEST(Gzip, MayHoldSomethingElse) {
  EXPECT_EQ(opened(gzipped("%PDF-1.7")), "unsupported: not a page but a PDF document");
}

}  // namespace
}  // namespace presscut::input
