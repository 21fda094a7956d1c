#include "input/container.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "input/binary.h"
#include "input/bytes.h"

namespace presscut::input {
namespace {

using namespace std::string_view_literals;

std::string container_of(std::string_view bytes, std::string_view name) {
  for (const Container& container : containers()) {
    if (container.looks_like(bytes, name)) return std::string(container.name);
  }
  return std::string(binary_kind(bytes));
}

TEST(Containers, AreToldByContentFirst) {
  struct Row {
    std::string_view bytes;
    std::string_view name;
    std::string_view container;
  };
  const std::string utf_16 = "\xFF\xFE" + in_encoding("UTF-16LE", "<!DOCTYPE html><p>text");
  const std::string bare_utf_16 = in_encoding("UTF-16BE", "<html><p>text");
  const std::string tags = "<p>1<p>2<p>3<p>4<p>5<p>6<p>7<p>8<p>9<p>10";
  const Row rows[] = {
      {"<!DOCTYPE html><p>text", "", "html"},
      {"<!DOCTYPE html><p>text", "page.txt", "html"},
      {"\xEF\xBB\xBF\n <HTML>text", "page.txt", "html"},
      {"<?xml version='1.0'?><!-- note --><html>", "page.txt", "html"},
      {"<!-- saved --><!doctype html>", "page.txt", "html"},
      {tags, "page.txt", "html"},
      {"<p>A fragment", "", "html"},
      {"text, then <br/> a break", "", "html"},
      {"text </P> text", "", "html"},
      {utf_16, "", "html"},
      {bare_utf_16, "page.txt", "html"},
      {"no markup at all", "page.html", "html"},
      {"", "page.HTM", "html"},
      {"", "", "plain_text"},
      {"A headline\n\nAnd a paragraph.", "", "plain_text"},
      {"A headline\n\nAnd a paragraph.", "-", "plain_text"},
      {"Use <b> for bold and <i> for italics.", "advice.txt", "plain_text"},
      {"Use <!doctype html> first.", "advice.txt", "plain_text"},
      {"Jane Doe <jane@example.org> wrote: 1 < 2, <https://example.org/>", "", "plain_text"},
      {"a <", "", "plain_text"},
      {"a <p", "", "plain_text"},
      {"<!-- never closed", "", "plain_text"},
      {"\xFF\xFEt\0e\0x\0t\0"sv, "", "plain_text"},
      {"\xCF\xF0\xE8\xE2\xE5\xF2", "", "plain_text"},
      {"\x1B$BF|K\\8l\x1B(B", "", "plain_text"},
      {"a\0b and more text"sv, "", "plain_text"},
      {"\x1F\x8B", "", "gzip"},
      {"\x28\xB5\x2F\xFD\x04", "page.html", "zstd"},
      {"PK\x03\x04<html><p>", "page.html", "zip"},
      {"bplist00\xD1", "page.html", "webarchive"},
      {"WARC/1.1\r\n", "page.html", "warc"},
      {"WARC/ is a format", "", "plain_text"},
      {"{\"url\": 1, \"html\" : \"<p>\"}", "", "json_lines"},
      {"{\"html\"}", "", "plain_text"},
      {"\x1F\x8B\x08", "page.html", "gzip"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(container_of(row.bytes, row.name), row.container) << row.name << ": " << row.bytes;
  }
}

TEST(Containers, HoldNoBinaryData) {
  std::string noise;
  unsigned state = 7;
  for (int i = 0; i < 4000; ++i) {
    state = state * 1664525u + 1013904223u;
    noise += static_cast<char>(state >> 24);
  }
  struct Row {
    std::string_view bytes;
    std::string_view kind;
  };
  const Row rows[] = {
      {"\x89PNG\r\n\x1A\n"sv, "a PNG image"},
      {"\xFF\xD8\xFF\xE0"sv, "a JPEG image"},
      {"GIF89a\x01"sv, "a GIF image"},
      {"%PDF-1.7\n"sv, "a PDF document"},
      {"\x7F"
       "ELF\x02"sv,
       "a program"},
      {"\0\0\0\0\0\0\0\0\0\0"sv, "binary data"},
      {"\x01\x02\x03\x04 text"sv, "binary data"},
      {noise, "binary data"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(container_of(row.bytes, "page.html"), row.kind);
    const auto page = open_page(row.bytes, "page.html", {}, 1 << 20);
    ASSERT_FALSE(page.has_value()) << row.kind;
    EXPECT_EQ(page.error().reason, Reason::unsupported);
    EXPECT_EQ(page.error().message, "not a page but " + std::string(row.kind));
  }
}

TEST(Containers, HaveOneWayIn) {
  for (const Container& row : containers()) {
    EXPECT_EQ((row.open != nullptr) + (row.decompress != nullptr) + (row.read != nullptr), 1) << row.name;
  }
}

TEST(Containers, OfManyPagesAreNotOne) {
  const auto page = open_page("PK\x03\x04", "page.html", {}, 1 << 20);
  ASSERT_FALSE(page.has_value());
  EXPECT_EQ(page.error().to_string(), "unsupported: not a page but an archive of pages (zip)");
}

TEST(Containers, HaveNamesOfTheirOwn) {
  for (const Container& container : containers()) {
    EXPECT_EQ(std::ranges::count(containers(), container.name, &Container::name), 1) << container.name;
  }
}

}  // namespace
}  // namespace presscut::input
