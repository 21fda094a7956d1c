#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "input/open.h"

namespace presscut::input {
namespace {

using namespace std::literals;

// A property list of objects as they are written, the top one first; offsets and references take a byte each.
std::string property_list(const std::vector<std::string>& objects) {
  std::string out = "bplist00";
  std::string offsets;
  for (const std::string& object : objects) {
    offsets += static_cast<char>(out.size());
    out += object;
  }
  const auto number = [](std::size_t value) { return std::string(7, '\0') + static_cast<char>(value); };
  const std::size_t table = out.size();
  return out + offsets + "\0\0\0\0\0\0\1\1"s + number(objects.size()) + number(0) + number(table);
}

std::string ascii(std::string_view text) {
  return (text.size() < 15 ? std::string(1, static_cast<char>(0x50 + text.size()))
                           : "\x5F\x10"s + static_cast<char>(text.size())) +
         std::string(text);
}

const std::string kPage = property_list(
    {"\xD1\1\2"s, ascii("WebMainResource"), "\xD4\3\4\5\6\7\x08\x09\x0A"s, ascii("WebResourceData"),
     ascii("WebResourceURL"), ascii("WebResourceMIMEType"), ascii("WebResourceTextEncodingName"),
     "\x46<p>\xF0\xD2\xC9"s, "\x6A\0h\0t\0t\0p\0:\0/\0/\0e\0.\0o"s, ascii("text/html"), ascii("koi8-r")});

std::string opened(const std::string& bytes) {
  const auto page = open_page(bytes, "s.webarchive", {}, 1 << 20);
  return page ? std::string(page.value().text) + " " + page.value().url : page.error().to_string();
}

TEST(Webarchive, GivesItsMainResource) {
  EXPECT_EQ(opened(kPage), "<p>При http://e.o");
}

TEST(Webarchive, OfSomethingElse) {
  EXPECT_EQ(opened(property_list({"\xD0"})), "unsupported: a property list that is no web archive");
  EXPECT_EQ(opened(property_list({"\xD1\1\2", ascii("WebMainResource"), "\x08"})),
            "unreadable: a web archive whose page is damaged");
  EXPECT_EQ(
      opened(property_list({"\xD1\1\2"s, ascii("WebMainResource"), "\xD2\3\4\5\6"s, ascii("WebResourceData"),
                            ascii("WebResourceMIMEType"), "\x41x", ascii("image/png")})),
      "unsupported: a web archive of something that is not HTML");
  EXPECT_EQ(opened("bplist00"), "unreadable: a damaged property list");
}

TEST(Webarchive, DamagedAnywhereDoesNoHarm) {
  for (std::size_t at = 0; at < kPage.size(); ++at) {
    EXPECT_FALSE(opened(kPage.substr(0, at)).starts_with("<p>При")) << at;
    for (int value = 0; value < 256; ++value) {
      std::string bytes = kPage;
      bytes[at] = static_cast<char>(value);
      opened(bytes);
    }
  }
}

TEST(Webarchive, MayContainItself) {
  EXPECT_EQ(opened(property_list({"\xD1\1\0"s, ascii("WebMainResource")})),
            "unreadable: a web archive whose page is damaged");
}

}  // namespace
}  // namespace presscut::input
