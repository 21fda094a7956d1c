#include "batch/duplicates.h"

#include <gtest/gtest.h>

#include <bit>
#include <chrono>

#include "batch/shard.h"

namespace presscut::batch {
namespace {

std::string text_of(int words, int from = 0) {
  std::string text;
  for (int i = from; i < from + words; ++i) text += "word" + std::to_string(i * i) + " ";
  return text;
}

TEST(Fingerprint, IsOfTheWordsAlone) {
  EXPECT_EQ(fingerprint_of("The ferry, “late” again.").exact,
            fingerprint_of("the FERRY\nlate   again").exact);
  EXPECT_NE(fingerprint_of("the ferry late again").exact, fingerprint_of("late again the ferry").exact);
  EXPECT_NE(fingerprint_of("the ferry").exact, fingerprint_of("theferry").exact);
  EXPECT_NE(fingerprint_of("渡輪誤點").exact, fingerprint_of("渡輪誤").exact);
  EXPECT_EQ(fingerprint_of(" …\n").exact, 0U);
  EXPECT_EQ(fingerprint_of("too short to tell").simhash, 0U);
}

TEST(Fingerprint, IsNearForTextsThatAreNear) {
  const auto bits = [](const std::string& a, const std::string& b) {
    return std::popcount(fingerprint_of(a).simhash ^ fingerprint_of(b).simhash);
  };
  const std::string text = text_of(600);
  EXPECT_LE(bits(text, text + "and one more line"), 3);
  EXPECT_LE(bits(text, "Updated. " + text), 3);
  EXPECT_GT(bits(text, text_of(600, 10'000)), 15);
}

TEST(Duplicates, NameTheFirst) {
  const auto body = [](std::uint64_t exact, std::uint64_t simhash) { return Fingerprint{exact, simhash}; };
  const std::uint64_t a = 0x0123456789ABCDEF;
  struct Row {
    Fingerprint body;
    const char* source;
    const char* expected;  // "": new
  };
  const Row rows[] = {
      {body(1, a), "a", ""},
      {body(1, a), "a again", "a"},
      {body(2, a ^ 0x0001000100010000), "three bits", "a"},
      {body(3, a ^ 0x0001000100010001), "four bits, one in each group", ""},
      {body(2, a ^ 0x0001000100010000), "three bits again", "a"},
      {body(4, a ^ 0x0003000000000001), "three bits, two in one group", "a"},
      {body(0, 0), "no words", ""},
      {body(0, 0), "no words again", ""},
      {body(5, 0), "short", ""},
      {body(6, 0), "another short one", ""},
      {body(5, 0), "short again", "short"},
  };
  Duplicates seen;
  for (const auto& row : rows)
    EXPECT_EQ(seen.find_or_add(row.body, row.source).value_or(""), row.expected) << row.source;
}

TEST(Duplicates, TakeNearlyLinearTime) {
  Duplicates seen;
  const auto start = std::chrono::steady_clock::now();
  for (int i = 0; i < 100'000; ++i) {
    const std::uint64_t hash = Shard::hash(std::to_string(i) + "x") * 0x9E3779B97F4A7C15;
    seen.find_or_add({hash | 1, hash}, "");
  }
  EXPECT_LT(std::chrono::steady_clock::now() - start,
            std::chrono::seconds(20));  // all pairs would take minutes
}

// Published values of FNV-1a.
TEST(Shard, HashesNamesAsDocumented) {
  EXPECT_EQ(Shard::hash(""), 0xcbf29ce484222325U);
  EXPECT_EQ(Shard::hash("a"), 0xaf63dc4c8601ec8cU);
  EXPECT_EQ(Shard::hash("foobar"), 0x85944171f73967e8U);
}

}  // namespace
}  // namespace presscut::batch
