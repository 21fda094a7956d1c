#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "input/bytes.h"
#include "input/open.h"
#include "input/pages.h"

namespace presscut::input {
namespace {

using namespace std::literals;
using testing::ElementsAre;

// "<p>text", by the xz, bzip2 and brotli programs.
constexpr std::string_view kXz =
    "\xfd\x37\x7a\x58\x5a\x00\x00\x04\xe6\xd6\xb4\x46\x02\x00\x21\x01\x16\x00\x00\x00\x74\x2f\xe5\xa3"
    "\x01\x00\x06\x3c\x70\x3e\x74\x65\x78\x74\x00\x00\x34\x58\x53\xaf\x0a\x0f\x94\x75\x00\x01\x1f\x07"
    "\x16\x2e\xb8\x73\x1f\xb6\xf3\x7d\x01\x00\x00\x00\x00\x04\x59\x5a"sv;
constexpr std::string_view kBzip2 =
    "\x42\x5a\x68\x39\x31\x41\x59\x26\x53\x59\x94\xed\x10\x86\x00\x00\x00\x09\x80\x00\x05\x02\x00\x44"
    "\x40\x20\x00\x30\xc0\x08\x63\x40\x27\x4b\x85\xdc\x91\x4e\x14\x24\x25\x3b\x44\x21\x80"sv;
constexpr std::string_view kBrotli = "\x0b\x03\x80<p>text\x03"sv;

// A frame with one block that is not compressed. https://www.rfc-editor.org/rfc/rfc8878#section-3.1.1
std::string zstd_of(const std::string& bytes) {
  const auto size = static_cast<char>(bytes.size());
  return "\x28\xB5\x2F\xFD\x20"s + size + static_cast<char>(size << 3 | 1) + "\0\0"s + bytes;
}

struct Kind {
  std::string_view name;
  std::string bytes;
  std::string_view suffix;
  std::size_t fewest;  // bytes that tell the format
};

std::vector<Kind> kinds() {
  return {{"gzip", gzipped("<p>text"), ".gz", 2},
          {"zstd", zstd_of("<p>text"), ".zst", 4},
          {"xz", std::string(kXz), ".xz", 6},
          {"bzip2", std::string(kBzip2), ".bz2", 10},
          {"brotli", std::string(kBrotli), ".br", 3}};
}

TEST(Compressed, IsPeeledOff) {
  for (const Kind& kind : kinds()) {
    const std::string name = "page.html" + std::string(kind.suffix);
    EXPECT_THAT(pages_of(kind.bytes, name), ElementsAre(name + " = <p>text"));
    EXPECT_EQ(raw_pages(kind.bytes, name).at(0).file_name, "page.html");
    const auto page = open_page(kind.bytes, name, {}, 100);
    ASSERT_TRUE(page.has_value()) << kind.name << ": " << page.error().message;
    EXPECT_EQ(page.value().text, "<p>text");
    const auto larger = open_page(kind.bytes, name, {}, 6);
    ASSERT_FALSE(larger.has_value()) << kind.name;
    EXPECT_EQ(larger.error().to_string(), "too-large: the page is larger than 6 bytes (--max-size)");
  }
}

TEST(Compressed, IsToldByItsContent) {
  for (const Kind& kind : kinds()) {
    if (kind.name == "brotli") continue;
    EXPECT_THAT(pages_of(kind.bytes, "page.html"), ElementsAre("page.html = <p>text"));
  }
  EXPECT_THAT(pages_of("<p>brotli undone", "page.html.br"), ElementsAre("page.html.br = <p>brotli undone"));
}

TEST(Compressed, CutShortIsUnreadable) {
  for (const Kind& kind : kinds()) {
    for (std::size_t size = kind.fewest; size < kind.bytes.size(); ++size) {
      const auto lines = pages_of(kind.bytes.substr(0, size), "p.html" + std::string(kind.suffix));
      ASSERT_EQ(lines.size(), 1u);
      EXPECT_THAT(lines[0], testing::HasSubstr(": unreadable: damaged " + std::string(kind.name) + " data: "))
          << kind.name << ' ' << size;
    }
  }
}

TEST(Compressed, DamagedDoesNoHarm) {
  for (const Kind& kind : kinds()) {
    for (std::size_t at = 0; at < kind.bytes.size(); ++at) {
      for (const char mask : {'\x01', '\x80', '\xFF'}) {
        std::string bytes = kind.bytes;
        bytes[at] = static_cast<char>(bytes[at] ^ mask);
        EXPECT_EQ(pages_of(bytes, "p.html" + std::string(kind.suffix)).size(), 1u) << kind.name << ' ' << at;
      }
    }
  }
}

TEST(Compressed, JoinsItsParts) {
  EXPECT_THAT(pages_of(zstd_of("<p>") + zstd_of("text"), ""), ElementsAre(" = <p>text"));
  // A frame to be passed over: number, length, content.
  EXPECT_THAT(pages_of("\x5A\x2A\x4D\x18\x02\0\0\0ab"s + zstd_of("<p>text"), ""), ElementsAre(" = <p>text"));
  EXPECT_THAT(pages_of(std::string(kXz) + std::string(kXz), ""), ElementsAre(" = <p>text<p>text"));
  EXPECT_THAT(pages_of(std::string(kBzip2) + std::string(kBzip2), ""), ElementsAre(" = <p>text<p>text"));
}

TEST(Compressed, ThatGrowsTooMuchIsABomb) {
  ReadLimits limits;
  limits.growth_checked_from = 1 << 20;
  limits.max_growth = 500;
  limits.max_page_bytes = std::size_t{64} << 20;
  const std::string bomb = gzipped(std::string(16 << 20, ' '));
  EXPECT_THAT(pages_of(bomb, "b", limits),
              ElementsAre("b: too-large: decompressed it is more than 500 times as large (--limit growth)"));
  limits.growth_checked_from = 32 << 20;
  EXPECT_EQ(raw_pages(bomb, "b", limits).at(0).bytes.size(), std::size_t{16} << 20);
}

}  // namespace
}  // namespace presscut::input
