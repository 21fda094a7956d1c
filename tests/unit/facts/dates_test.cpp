#include "facts/dates.h"

#include <gtest/gtest.h>

namespace presscut::facts {
namespace {

TEST(Dates, Machine) {
  const struct {
    const char *text, *expected;
  } rows[] = {
      {"2024-12-02T10:56:35+01:00", "2024-12-02T10:56:35+01:00"},
      {"2024-12-02T10:56:35.123456Z", "2024-12-02T10:56:35Z"},
      {"2024-12-02T10:56:35+0100", "2024-12-02T10:56:35+01:00"},
      {"2024-12-02T10:56:35-05", "2024-12-02T10:56:35-05:00"},
      {"2024-12-02T10:56+05:30", "2024-12-02T10:56:00+05:30"},
      {"2024-12-02T10:56", "2024-12-02T10:56:00"},
      {"2024-12-02 10:56:35", "2024-12-02T10:56:35"},
      {"2024-12-02 10:56:35 +0000", "2024-12-02T10:56:35Z"},
      {"2024-12-02 10:56:35 UTC", "2024-12-02T10:56:35Z"},
      {"20241202T105635Z", "2024-12-02T10:56:35Z"},
      {"20241202T1056", "2024-12-02T10:56:00"},
      {"20241202", "2024-12-02"},
      {"20241202105635", "2024-12-02T10:56:35"},
      {"2024-12-02", "2024-12-02"},
      {"2024/12/02", "2024-12-02"},
      {"2024-12-02T24:00:00", "2024-12-02"},
      {"2024-12-02T10:56:35+01:00[Europe/Berlin]", "2024-12-02T10:56:35+01:00"},
      {"Mon, 02 Dec 2024 10:56:35 +0100", "2024-12-02T10:56:35+01:00"},
      {"Mon, 2 Dec 2024 10:56:35 GMT", "2024-12-02T10:56:35Z"},
      {"Mon Dec 02 2024 10:56:35 GMT+0100 (Central European Standard Time)", "2024-12-02T10:56:35+01:00"},
      {"Mon Dec  2 10:56:35 GMT 2024", "2024-12-02T10:56:35Z"},
      {"Mon Dec  2 10:56:35 2024", "2024-12-02T10:56:35"},
      {"1733133395", "2024-12-02T09:56:35Z"},
      {"1733133395123", "2024-12-02T09:56:35Z"},
      {"1709164800", "2024-02-29T00:00:00Z"},
      {"4102444800", "2100-01-01T00:00:00Z"},
      {"9999999999", ""},
  };
  for (const auto& row : rows) EXPECT_EQ(read_date(row.text), row.expected) << row.text;
}

TEST(Dates, Written) {
  const struct {
    const char *text, *expected;
  } rows[] = {
      {"December 2, 2024", "2024-12-02"},
      {"Dec. 2nd, 2024 at 10:56 p.m. EST", "2024-12-02T22:56:00-05:00"},
      {"2 December 2024 10:56 am EST", "2024-12-02T10:56:00-05:00"},
      {"Published: Monday, 2nd of December 2024 | 12.05 am", "2024-12-02T00:05:00"},
      {"02.12.2024, 10:56 Uhr", "2024-12-02T10:56:00"},
      {"2.12.2024, 9.05 Uhr", "2024-12-02T09:05:00"},
      {"2.12.24", "2024-12-02"},
      {"Montag, 2. Dezember 2024, 10:56 Uhr MEZ", "2024-12-02T10:56:00+01:00"},
      {"2 décembre 2024 à 10h56", "2024-12-02T10:56:00"},
      {"1er février 2024", "2024-02-01"},
      {"2 de diciembre de 2024, 10:56 h", "2024-12-02T10:56:00"},
      {"2 dicembre 2024 alle 10.56", "2024-12-02T10:56:00"},
      {"2 de dezembro de 2024", "2024-12-02"},
      {"2 mei 2024", "2024-05-02"},
      {"2 maj 2024 kl. 10.56", "2024-05-02T10:56:00"},
      {"2. desember 2024", "2024-12-02"},
      {"2. toukokuuta 2024 klo 9.05", "2024-05-02T09:05:00"},
      {"2 grudnia 2024", "2024-12-02"},
      {"2. prosince 2024", "2024-12-02"},
      {"2 декабря 2024, 10:56", "2024-12-02T10:56:00"},
      {"2 грудня 2024", "2024-12-02"},
      {"2 Aralık 2024", "2024-12-02"},
      {"2 Δεκεμβρίου 2024", "2024-12-02"},
      {"2 Mei 2024 10:56 WIB", "2024-05-02T10:56:00+07:00"},
      {"2 tháng 12, 2024", "2024-12-02"},
      {"10:56 02/12/2024", "2024-12-02T10:56:00"},
      {"2024年12月2日 10:56", "2024-12-02T10:56:00"},
      {"2024年12月2日 下午3時05分", "2024-12-02T15:05:00"},
      {"2024년 12월 2일 10:56", "2024-12-02T10:56:00"},
      {"2024 Dec 2", "2024-12-02"},
      {"02-Dec-2024", "2024-12-02"},
      {"December 2, 2024 - 5 min read", "2024-12-02"},
      {"December 2, 2024, updated December 3, 2024 10:56", "2024-12-02"},
  };
  for (const auto& row : rows) EXPECT_EQ(read_date(row.text), row.expected) << row.text;
}

TEST(Dates, OrderOfFigures) {
  EXPECT_EQ(read_date("02/12/2024"), "2024-12-02");
  EXPECT_EQ(read_date("02/12/2024", DateOrder::month_first), "2024-02-12");
  EXPECT_EQ(read_date("12/31/2024"), "2024-12-31");
  EXPECT_EQ(read_date("31/12/2024", DateOrder::month_first), "2024-12-31");
  EXPECT_EQ(read_date("02.12.2024", DateOrder::month_first), "2024-12-02");
  EXPECT_EQ(date_order_of("en-US"), DateOrder::month_first);
  EXPECT_EQ(date_order_of("en-GB"), DateOrder::day_first);
}

TEST(Dates, Refuses) {
  for (const char* text :
       {"", "2024-02-30", "31 April 2024", "2024-13-01", "1850-01-01", "2 December", "2024", "version 1.2.3",
        "call 555-1234", "10:56", "may be 20 of them", "2023-02-29"}) {
    EXPECT_EQ(read_date(text), "") << text;
  }
  EXPECT_EQ(read_date("2024-02-29"), "2024-02-29");
}

TEST(Dates, DatelineIsShort) {
  EXPECT_EQ(read_dateline("Posted on 2 December 2024 by Jane Doe"), "2024-12-02");
  EXPECT_EQ(read_dateline("The court ruled on 2 December 2024 that the council had acted within its powers "
                          "when it closed the "
                          "bridge to all traffic."),
            "");
}

TEST(Dates, InPath) {
  const struct {
    const char *path, *expected;
  } rows[] = {
      {"/2024/12/02/slug", "2024-12-02"},
      {"/world/2024/dec/02/slug", "2024-12-02"},
      {"/news/2024-12-02-slug.html", "2024-12-02"},
      {"/sociedad/slug-20241202105634-nt.html", "2024-12-02"},
      {"/slug-20241202.html", "2024-12-02"},
      {"/2024/12/slug", ""},
      {"/article/130278578", ""},
      {"/top-5-10-24-tips", ""},
      {"/12345678/slug", ""},
      {"", ""},
  };
  for (const auto& row : rows) EXPECT_EQ(date_in_path(row.path), row.expected) << row.path;
}

TEST(Dates, Parts) {
  EXPECT_TRUE(has_time("2024-12-02T10:56:35"));
  EXPECT_FALSE(has_time("2024-12-02"));
  EXPECT_TRUE(has_zone("2024-12-02T10:56:35Z"));
  EXPECT_FALSE(has_zone("2024-12-02T10:56:35"));
  EXPECT_TRUE(is_same_day("2024-12-02", "2024-12-02T10:56:35Z"));
  EXPECT_FALSE(is_same_day("", ""));
}

}  // namespace
}  // namespace presscut::facts
