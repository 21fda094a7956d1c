#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "input/container.h"
#include "input/open.h"

namespace presscut::input {
namespace {

std::string opened(const std::string& bytes, std::string_view name = "page.mhtml") {
  const auto page = open_page(bytes, name, {}, 1 << 20);
  if (!page) return page.error().to_string();
  return std::string(page.value().text) + " [" + page.value().encoding + "] " + page.value().url;
}

std::string crlf(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') out += '\r';
    out += c;
  }
  return out;
}

constexpr std::string_view kChrome = R"(From: <Saved by Blink>
Snapshot-Content-Location: https://example.org/story
Subject: =?utf-8?Q?A=20story?=
MIME-Version: 1.0
Content-Type: multipart/related;
	type="text/html";
	boundary="----MultipartBoundary--x1----"


------MultipartBoundary--x1----
Content-Type: text/html
Content-ID: <frame-1@mhtml.blink>
Content-Transfer-Encoding: quoted-printable
Content-Location: https://example.org/story

<!DOCTYPE html><meta charset=3D"UTF-8"><p>A long caf=C3=A9 line that =
goes on
------MultipartBoundary--x1----
Content-Type: text/html
Content-Location: cid:frame-2@mhtml.blink

<p>an advertisement's frame
------MultipartBoundary--x1------
)";

TEST(Mhtml, OfChrome) {
  const std::string expected =
      "<!DOCTYPE html><meta charset=\"UTF-8\"><p>A long café line that goes on [UTF-8] "
      "https://example.org/story";
  EXPECT_EQ(opened(std::string(kChrome)), expected);
  EXPECT_EQ(opened(crlf(kChrome), ""), expected);
}

TEST(Mhtml, OfInternetExplorer) {
  EXPECT_EQ(
      opened("From: <Saved by Windows Internet Explorer 8>\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
             "Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----=_Next\"\r\n"
             "X-MimeOLE: y\r\n\r\nThis is a multi-part message in MIME format.\r\n\r\n------=_Next\r\n"
             "Content-Type: text/html;\r\n\tcharset=\"iso-8859-1\"\r\nContent-Transfer-Encoding: base64\r\n"
             "Content-Location: https://example.org/\r\n\r\nPHA+\r\nY2Fm6Q==\r\n\r\n------=_Next--\r\n"),
      "<p>café [windows-1252] https://example.org/");
  EXPECT_EQ(opened("MIME-Version: 1.0\nContent-Type: text/html; charset=koi8-r\nContent-Transfer-Encoding: "
                   "quoted-printable\nContent-Location: https://example.org/\n\n<p>=F0=D2=C9=D7=C5=D4"),
            "<p>Привет [KOI8-R] https://example.org/");
}

std::string message(std::string_view type, std::string_view parts) {
  return "MIME-Version: 1.0\nContent-Type: " + std::string(type) + "\n\n" + std::string(parts);
}

TEST(Mhtml, FindsThePage) {
  constexpr std::string_view kParts =
      "--b\nContent-Type: text/css\n\np {}\n--b\nContent-Type: text/html\nContent-ID: <1>\n\n<p>1\n"
      "--b\nContent-Type: text/html\nContent-ID: <2>\n\n<p>2\n--b--\n";
  EXPECT_EQ(opened(message("multipart/related; boundary=b", kParts)), "<p>1 [UTF-8] ");
  EXPECT_EQ(opened(message("multipart/related; start=\"<2>\"; boundary=b", kParts)), "<p>2 [UTF-8] ");
  EXPECT_EQ(opened(message("multipart/related; start=\"<gone>\"; boundary=b", kParts)), "<p>1 [UTF-8] ");
  // A mail: the text, or the HTML with its pictures.
  EXPECT_EQ(
      opened(message("multipart/mixed; boundary=a",
                     "--a\nContent-Type: multipart/alternative; boundary=\"a b\"\n\n--a b\nContent-Type: "
                     "text/plain\n\n1\n--a b\nContent-Type: multipart/related; boundary=c\n\n--c\n"
                     "Content-Type: text/html\n\n<p>2\n--c--\n--a b--\n--a--\n")),
      "<p>2 [UTF-8] ");
  EXPECT_EQ(opened(message("multipart/related; boundary=b", "--b\nContent-Type: text/plain\n\n1\n--b--")),
            "unsupported: a message without a page in HTML");
  EXPECT_EQ(opened(message("multipart/related", kParts)), "unsupported: a message without a page in HTML");
  // A boundary that begins another; one within a line.
  EXPECT_EQ(opened(message("multipart/related; boundary=b",
                           "--b\nContent-Type: text/html\n\n<p>1\n--bb\nx --b\ny\n--b  \n--b--")),
            "<p>1\n--bb\nx --b\ny [UTF-8] ");
}

TEST(Mhtml, CutShortGivesWhatIsThere) {
  const std::string whole(kChrome);
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const std::string page = opened(whole.substr(0, size));
    const bool has_text = size > whole.find("<!DOCTYPE") + 60;
    if (has_text) {
      EXPECT_THAT(page, testing::StartsWith("<!DOCTYPE html><meta charset=\"UTF-8\"><p>A ")) << size;
    }
  }
}

TEST(Mhtml, DoesNotNestForEver) {
  std::string parts;
  for (int i = 0; i < 20'000; ++i) parts += "--b\nContent-Type: multipart/mixed; boundary=b\n\n";
  EXPECT_EQ(opened(message("multipart/mixed; boundary=b", parts)),
            "unsupported: a message without a page in HTML");
}

TEST(Mhtml, IsToldFromOtherTexts) {
  EXPECT_TRUE(looks_like_mhtml("Content-Type: text/html\n\n<p>", "a.mht"));
  EXPECT_TRUE(looks_like_mhtml("Content-Type: multipart/related; boundary=x\n\n", ""));
  EXPECT_FALSE(looks_like_mhtml("Content-Type: text/html\n\n<p>", ""));
  EXPECT_FALSE(looks_like_mhtml("<p>Content-Type: multipart/related", "a.mht"));
  EXPECT_FALSE(looks_like_mhtml("Note: a text\n\nMIME-Version: 1.0\nContent-Type: multipart/related", ""));
  EXPECT_FALSE(looks_like_mhtml("", "a.mht"));
  EXPECT_EQ(opened("<p>no message", "a.mht"), "<p>no message [UTF-8] ");
}

}  // namespace
}  // namespace presscut::input
