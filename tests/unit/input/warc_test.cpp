#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "input/bytes.h"
#include "input/pages.h"

namespace presscut::input {
namespace {

using namespace std::literals;
using testing::ElementsAre;

std::string record(std::string_view type, std::string_view address, const std::string& block,
                   std::string_view content_type = "application/http; msgtype=response") {
  return "WARC/1.0\r\nWARC-Type: " + std::string(type) + "\r\nWARC-Target-URI: " + std::string(address) +
         "\r\nContent-Type: " + std::string(content_type) +
         "\r\nContent-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

std::string http(const std::string& body, std::string_view fields = "Content-Type: text/html\r\n",
                 std::string_view status = "200 OK") {
  return "HTTP/1.1 " + std::string(status) + "\r\n" + std::string(fields) + "\r\n" + body;
}

std::string page_record(char number) {
  const std::string n(1, number);
  return record("response", "https://example.org/" + n, http("<p>text " + n));
}

TEST(Warc, GivesPagesOnly) {
  const std::string bytes =
      record("warcinfo", "", "software: some", "application/warc-fields") +
      record("request", "https://example.org/1", "GET / HTTP/1.1\r\n\r\n",
             "application/http; msgtype=request") +
      page_record('1') + record("metadata", "https://example.org/1", "a: b", "application/warc-fields") +
      record("revisit", "https://example.org/2", http("")) +
      record("response", "https://example.org/i.png", http("\x89PNG", "Content-Type: image/png\r\n")) +
      record("response", "https://example.org/gone",
             http("<p>gone", "Content-Type: text/html\r\n", "404 Not Found")) +
      record("response", "dns:example.org", "1.2.3.4", "text/dns") +
      record("resource", "https://example.org/3", "<p>text 3", "text/html; charset=utf-8") +
      record("response", "https://example.org/4", http("<p>text 4", "")) +
      record("response", "https://example.org/5", http("{}", ""));
  const auto expected =
      ElementsAre("c!https://example.org/1 = <p>text 1", "c!https://example.org/3 = <p>text 3",
                  "c!https://example.org/4 = <p>text 4");
  EXPECT_THAT(pages_of(bytes, "c"), expected);
  EXPECT_THAT(pages_of(gzipped(bytes), "c"), expected);
}

TEST(Warc, TellsAddressAndEncoding) {
  const auto pages =
      raw_pages(record("response", "<https://example.org/a!b>",
                       http("<p>1", "content-type:\r\n Text/HTML ;charset=\"KOI8-R\"\r\n", "200")),
                "");
  ASSERT_EQ(pages.size(), 1u);
  EXPECT_EQ(pages[0].url, "https://example.org/a!b");
  EXPECT_EQ(pages[0].charset, "KOI8-R");
  EXPECT_EQ(pages[0].inside, "https://example.org/a!b");
}

TEST(Warc, UndoesTheEncodingsOfHttp) {
  const std::string type = "Content-Type: text/html\r\n";
  const std::string chunks = "3;x=y\r\n<p>\r\n4\r\ntext\r\n0\r\nTrailer: z\r\n\r\n";
  const std::string zlib_data = "\x78\x9c\xb3\x29\xb0\x2b\x49\xad\x28\x01\0\x09\xe4\x02\xb0"s;
  const std::string bare_deflate = "\xb3\x29\xb0\x2b\x49\xad\x28\x01\0"s;
  const std::string brotli = "\x0b\x03\x80<p>text\x03";
  struct Row {
    std::string fields;
    std::string body;
  };
  const Row rows[] = {
      {"Transfer-Encoding: chunked\r\n", chunks},
      {"Transfer-Encoding: chunked\r\n", "<p>text"},  // a crawler has undone it
      {"Transfer-Encoding: chunked\r\n", "9\r\n<p>text"},
      {"Content-Encoding: gzip\r\n", gzipped("<p>text")},
      {"Content-Encoding: gzip\r\n", "<p>text"},
      {"Content-Encoding: x-gzip\r\nTransfer-Encoding: chunked\r\n",
       "1\r\n\x1F\r\n" +
           [] {
             const std::string rest = gzipped("<p>text").substr(1);
             char size[8];
             std::snprintf(size, sizeof size, "%zx", rest.size());
             return size + ("\r\n" + rest) + "\r\n0\r\n\r\n";
           }()},
      {"Content-Encoding: deflate\r\n", bare_deflate},
      {"Content-Encoding: deflate\r\n", zlib_data},
      {"Content-Encoding: br\r\n", brotli},
      {"Content-Encoding: br\r\n", "<p>text"},
      {"Content-Encoding: identity\r\n", "<p>text"},
      {"Content-Encoding: gzip, gzip\r\n", gzipped(gzipped("<p>text"))},
  };
  for (const Row& row : rows) {
    const auto lines = pages_of(record("response", "http://e.org/", http(row.body, type + row.fields)), "c");
    EXPECT_THAT(lines, ElementsAre("c!http://e.org/ = <p>text")) << row.fields;
  }
  EXPECT_THAT(
      pages_of(record("response", "http://e.org/", http("\x01\x02", type + "Content-Encoding: dcb\r\n")),
               "c"),
      ElementsAre("c!http://e.org/: unsupported: a body in an unknown content encoding"));
}

// Damage to one record costs that record.
TEST(Warc, GoesOnBehindDamage) {
  const std::string one = page_record('1');
  const std::string two = page_record('2');
  const std::string three = page_record('3');
  const std::string kOne = "c!https://example.org/1 = <p>text 1";
  const std::string kThree = "c!https://example.org/3 = <p>text 3";
  struct Row {
    std::string bytes;
    std::string message;
  };
  const std::string cut = two.substr(0, two.size() - 8);
  const Row rows[] = {
      {one + "garbage\r\n" + three,
       "c: unreadable: a record was passed over: it does not begin as records do"},
      {one + cut + three, "c!https://example.org/2: unreadable: the record does not end where it says"},
      {one + "WARC/1.0\r\nWARC-Type: response\r\n\r\nlost\r\n\r\n" + three,
       "c: unreadable: a record was passed over: its head does not tell its length"},
      {one + "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: -1\r\n\r\nlost\r\n\r\n" + three,
       "c: unreadable: a record was passed over: its head does not tell its length"},
      {one + record("request", "x", "GET / HTTP/1.1").substr(0, 120) + three,
       "c: unreadable: a record was passed over: its head does not end"},
  };
  for (const Row& row : rows) {
    EXPECT_THAT(pages_of(row.bytes, "c"), ElementsAre(kOne, row.message, kThree));
  }
  EXPECT_THAT(pages_of(one + cut, "c"),
              ElementsAre(kOne, "c!https://example.org/2: unreadable: the record is cut short"));
}

TEST(Warc, GoesOnAtTheNextMember) {
  const std::string one = gzipped(page_record('1'));
  const std::string two = gzipped(page_record('2'));
  const std::string three = gzipped(page_record('3'));
  for (std::size_t size = 1; size < two.size(); ++size) {
    const auto lines = pages_of(one + two.substr(0, size) + three, "c");
    ASSERT_EQ(lines.size(), 3u) << size;
    EXPECT_EQ(lines.front(), "c!https://example.org/1 = <p>text 1");
    EXPECT_EQ(lines.back(), "c!https://example.org/3 = <p>text 3") << size;
  }
  for (std::size_t at = 3; at < two.size(); ++at) {
    std::string damaged = two;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x55);
    const auto lines = pages_of(one + damaged + three, "c");
    ASSERT_GE(lines.size(), 2u) << at;
    EXPECT_EQ(lines.front(), "c!https://example.org/1 = <p>text 1");
    EXPECT_EQ(lines.back(), "c!https://example.org/3 = <p>text 3") << at;
  }
}

TEST(Warc, CutShortAnywhereEnds) {
  const std::string whole = page_record('1') + page_record('2');
  const std::size_t first = page_record('1').size();
  for (std::size_t size = 8; size < whole.size(); ++size) {
    const auto lines = pages_of(whole.substr(0, size), "c.warc");
    EXPECT_LE(lines.size(), 2u) << size;
    if (size >= first) {
      EXPECT_EQ(lines.at(0), "c.warc!https://example.org/1 = <p>text 1") << size;
    } else if (size > 60 && size < first - 4) {
      EXPECT_THAT(lines.at(0), testing::HasSubstr("unreadable: ")) << size;
    }
  }
}

TEST(Warc, KeepsPagesThatSpeakOfIt) {
  const std::string body = "<p>A record begins with WARC/1.0 and\nWARC/1.1 is newer.";
  EXPECT_THAT(pages_of(record("response", "http://e.org/", http(body)) + page_record('2'), "c"),
              ElementsAre("c!http://e.org/ = " + body, "c!https://example.org/2 = <p>text 2"));
}

TEST(Warc, BoundsPagesAndRecords) {
  ReadLimits limits;
  limits.max_page_bytes = 6;
  EXPECT_THAT(pages_of(page_record('1') + page_record('2'), "c", limits),
              ElementsAre("c!https://example.org/1: too-large: the page is larger than 6 bytes (--max-size)",
                          "c!https://example.org/2: too-large: the page is larger than 6 bytes (--max-size)"));
  const std::string bomb = gzipped(std::string(1 << 20, ' '));
  limits.max_page_bytes = 1000;
  EXPECT_THAT(pages_of(record("response", "http://e.org/",
                              http(bomb, "Content-Type: text/html\r\nContent-Encoding: gzip\r\n")),
                       "c", limits),
              ElementsAre("c!http://e.org/: too-large: the page is larger than 1000 bytes (--max-size)"));
  limits.max_entries = 1;
  EXPECT_THAT(pages_of(page_record('1') + page_record('2'), "c", limits),
              ElementsAre("c!https://example.org/1 = <p>text 1", "c: too-large: more than 1 records"));
  EXPECT_THAT(
      pages_of("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 18446744073709551615\r\n\r\nx", "c"),
      ElementsAre("c: unreadable: a record was passed over: the record is cut short"));
}

}  // namespace
}  // namespace presscut::input
