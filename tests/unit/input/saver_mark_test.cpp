#include "input/saver_mark.h"

#include <gtest/gtest.h>

namespace presscut::input {
namespace {

TEST(SavedFrom, ReadsTheMarksOfPageSavers) {
  struct Row {
    std::string_view page;
    std::string_view url;
  };
  const Row rows[] = {
      {"<!DOCTYPE html>\n<!-- saved from url=(0031)https://news.example.org/a?b=1#c -->\n<html>",
       "https://news.example.org/a?b=1#c"},
      {"<!-- saved from url=(0019)http://example.org/ -->\r\n<html>", "http://example.org/"},
      {"<!-- saved from url=(0014)about:internet -->", ""},
      {"<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n url: "
       "https://example.org/story?x=1 \n"
       " saved date: Wed May 01 2024 10:00:00 GMT+0000\n--><meta charset=utf-8>",
       "https://example.org/story?x=1"},
      {"<!--\r\n Page saved with SingleFile\r\n url: https://example.org/s\r\n-->", "https://example.org/s"},
      {"<!-- Page saved with SingleFile -->", ""},
      {"<!-- Saved from https://example.org/story at 2024-05-01T10:00:00Z using monolith v2.8.1 -->\n<html>",
       "https://example.org/story"},
      {"<!-- Saved from local source at 2024-05-01T10:00:00Z using monolith v2.8.1 -->", ""},
      {"<!-- Saved from https://example.org/story by hand -->", ""},
      {"<!-- a theme's note --><!-- saved from url=(0019)http://example.org/ -->", "http://example.org/"},
      {"<!-- saved from url=(0019)http://example.org/", ""},  // no end
      {"<!-- saved from url=(0019 -->", ""},
      {"<!-- saved from url=(0007)http:// -->", ""},
      {"saved from url=(0019)http://example.org/", ""},
      {"", ""},
  };
  for (const Row& row : rows) EXPECT_EQ(saved_from(row.page), row.url) << row.page;
}

TEST(SavedFrom, LooksAtTheBeginningOnly) {
  EXPECT_EQ(saved_from(std::string(100000, ' ') + "<!-- saved from url=(0019)http://example.org/ -->"), "");
}

}  // namespace
}  // namespace presscut::input
