#include "rules/hosts.h"

#include <gtest/gtest.h>

#include "rules/rule_match.h"

namespace presscut::rules {
namespace {

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : " ") + name;
  return out;
}

TEST(Hosts, NamesGoFromTheMostParticular) {
  EXPECT_EQ(joined(names_of_host("WWW.a.com")), "www.a.com www.a.* a.com a.* com");
  EXPECT_EQ(joined(names_of_host("a.com")), "www.a.com www.a.* a.com a.* com");
  EXPECT_EQ(joined(names_of_host("a.co.uk")), "www.a.co.uk www.a.co.* www.a.* a.co.uk a.co.* a.* co.uk co.* uk");
  EXPECT_EQ(joined(names_of_host("localhost")), "localhost");
  EXPECT_EQ(joined(names_of_host("")), "");
}

TEST(Hosts, DecideWhereARuleApplies) {
  struct Row {
    const char* rule;
    const char* host;
    bool expected;
  };
  const Row rows[] = {
      {"##p", "", true},
      {"*##p", "a.com", true},
      {"a.com##p", "a.com", true},
      {"a.com##p", "www.A.com", true},
      {"a.com##p", "ba.com", false},
      {"a.com##p", "", false},
      {"www.a.com##p", "a.com", true},  // hosts of pages are known without their "www."
      {"www.a.com##p", "x.a.com", false},
      {"a.com,~www.a.com##p", "a.com", false},
      {"www.a.*##p", "a.co.uk", true},
      {"*.a.com##p", "x.a.com", true},
      {"*.A.com##p", "x.a.com", true},
      {"A.com,b.com##p", "b.com", true},
      {"~a.com##p", "", true},
      {"~a.com##p", "x.a.com", false},
      {"a.com,~x.a.com##p", "a.com", true},
      {"a.com,~x.a.com##p", "y.x.a.com", false},
      {"~a.com,x.a.com##p", "x.a.com", true},
      {"~a.com,x.a.com##p", "b.com", false},
      {"google.*##p", "www.google.com", true},
      {"google.*##p", "google.co.uk", true},
      {"google.*##p", "google.x.com", false},
      {"google.*,~google.fr##p", "google.fr", false},
      {"a.com, b.com ##p", "b.com", true},
      {"a.com#?#p", "a.com", true},
      {"/^news[0-9]+\\.a\\.com$/##p", "news12.a.com", true},
      {"/^news[0-9]+\\.a\\.com$/##p", "news.a.com", false},
      {"/^www\\.a[0-9]{1,3}\\.com$/##p", "a12.com", true},
      {"/^NEWS/,b.com##p", "b.com", true},
      {"/^NEWS/,b.com##p", "news.a.com", true},
      {"b.com,~/^news/##p", "news.b.com", false},
      {"b.com,~/^news/##p", "old.b.com", true},
      {"~/^news/##p", "", true},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(matched(row.rule, "<p id=p>x</p>", row.host), row.expected ? "p" : "")
        << row.rule << " " << row.host;
  }
}

}  // namespace
}  // namespace presscut::rules
