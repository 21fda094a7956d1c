#include "text/numbering.h"

#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "text/hash.h"

namespace presscut::text {
namespace {

class Names {
 public:
  explicit Names(std::function<std::uint32_t(std::string_view)> hash) : hash_(std::move(hash)) {}
  std::uint32_t number(const std::string& name) {
    const std::uint32_t number = numbering_.number(hash_(name), [&](std::uint32_t n) { return names_[n] == name; });
    if (number == names_.size()) names_.push_back(name);
    EXPECT_EQ(names_.size(), numbering_.size());
    EXPECT_EQ(names_.at(number), name);
    return number;
  }

 private:
  std::function<std::uint32_t(std::string_view)> hash_;
  Numbering numbering_;
  std::vector<std::string> names_;
};

TEST(Numbering, GivesTheSameStringTheSameNumber) {
  Names names(hash_of);
  std::map<std::string, std::uint32_t> numbers;
  for (int round = 0; round < 2; ++round) {
    for (int i = 0; i < 5'000; ++i) {
      const std::string name = "name-" + std::to_string(i * i % 3'001);
      const auto [known, is_new] = numbers.emplace(name, static_cast<std::uint32_t>(numbers.size()));
      EXPECT_EQ(names.number(name), known->second) << name;
    }
  }
}

// Numbers of their own are allowed, wrong ones are not; and none is looked for through all.
TEST(Numbering, GoesOnWhereAllHashesAreTheSame) {
  int asked = 0;
  Numbering numbering;
  constexpr int kStrings = 10'000;
  for (int i = 0; i < kStrings; ++i) {
    numbering.number(7, [&](std::uint32_t) {
      ++asked;
      return false;
    });
  }
  EXPECT_EQ(numbering.size(), std::uint32_t{kStrings});
  EXPECT_LE(asked, 100 * kStrings);
  Names names([](std::string_view) { return 7u; });
  for (int i = 0; i < 300; ++i) names.number(std::to_string(i % 100));
}

TEST(Hash, TellsStringsApart) {
  std::map<std::uint32_t, std::string> seen;
  std::string s;
  for (int size = 0; size < 64; ++size, s += 'a') {
    for (std::size_t at = 0; at < s.size(); ++at) {
      std::string other = s;
      other[at] = 'b';
      const auto [known, is_new] = seen.emplace(hash_of(other), other);
      EXPECT_TRUE(is_new) << other << " and " << known->second;
    }
  }
}

}  // namespace
}  // namespace presscut::text
