#include "input/header_fields.h"

#include <gtest/gtest.h>

namespace presscut::input {
namespace {

TEST(HeaderFields, AreTakenUpToTheEmptyLine) {
  std::string_view rest = "A: 1\r\nno field\r\nB :  two\r\n\tthree \r\n four\n: x\r\n\r\nrest: 5\n";
  std::string seen;
  take_fields(rest, [&](std::string_view name, std::string_view value) {
    seen += "[" + std::string(name) + "=" + std::string(value) + "]";
  });
  EXPECT_EQ(seen, "[A=1][B=two three four][=x]");
  EXPECT_EQ(rest, "rest: 5\n");
}

TEST(HeaderFields, HaveParameters) {
  struct Row {
    std::string_view value;
    std::string_view charset;
  };
  const Row rows[] = {
      {"text/html", ""},
      {"text/html; charset=utf-8", "utf-8"},
      {"text/html;Charset = \"utf-8\" ; x=y", "utf-8"},
      {"text/html; x=\"charset=no;\\\"\"; charset=yes", "yes"},
      {"text/html; flag; charset=yes", "yes"},
      {"text/html; charset=", ""},
      {"text/html; charset=\"open", "open"},
      {"text/html; xcharset=no", ""},
      {";;;", ""},
  };
  for (const Row& row : rows) EXPECT_EQ(parameter(row.value, "charset"), row.charset) << row.value;
  EXPECT_EQ(media_type(" Text/HTML ; charset=x"), "text/html");
}

}  // namespace
}  // namespace presscut::input
