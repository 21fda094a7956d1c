#include "input/mail_text.h"

#include <gtest/gtest.h>

namespace presscut::input {
namespace {

struct Row {
  std::string_view in;
  std::string_view out;
};

TEST(MailText, QuotedPrintable) {
  const Row rows[] = {
      {"", ""},
      {"a=3Db", "a=b"},
      {"=c3=A9", "\xC3\xA9"},
      {"one =\r\ntwo", "one two"},
      {"one=\ntwo", "onetwo"},
      {"one= \t\r\ntwo", "onetwo"},
      {"a=", "a"},
      {"a=4", "a=4"},
      {"a=zz", "a=zz"},
      {"a==3D", "a=="},
      {"a= b", "a= b"},
  };
  for (const Row& row : rows) EXPECT_EQ(from_quoted_printable(row.in), row.out) << row.in;
}

TEST(MailText, Base64) {
  const Row rows[] = {
      {"", ""},           {"PHA+", "<p>"}, {"PH\r\nA+", "<p>"}, {"PHA-", "<p>"},   {"YQ==", "a"},
      {"YQ==YQ==", "aa"}, {"YQ", "a"},     {"Y", ""},           {"!Y*Q\xFF", "a"}, {"_w==", "\xFF"},
  };
  for (const Row& row : rows) EXPECT_EQ(from_base64(row.in), row.out) << row.in;
}

TEST(MailText, EncodedWords) {
  const Row rows[] = {
      {"plain", "plain"},
      {"=?utf-8?Q?caf=C3=A9_x?=", "café x"},
      {"a =?UTF-8?b?PHA+?= b", "a <p> b"},
      {"=?utf-8?q?https://e.org/?= \t=?utf-8?q?story?=", "https://e.org/story"},
      {"https://e.org/?a=?b", "https://e.org/?a=?b"},
      {"=?utf-8?Q?never ended", "=?utf-8?Q?never ended"},
      {"=?", "=?"},
      {"=?x?", "=?x?"},
  };
  for (const Row& row : rows) EXPECT_EQ(decoded_words(row.in), row.out) << row.in;
}

}  // namespace
}  // namespace presscut::input
