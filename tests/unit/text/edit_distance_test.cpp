#include "text/edit_distance.h"

#include <gtest/gtest.h>

namespace presscut::text {
namespace {

TEST(EditDistance, CountsEdits) {
  struct Row {
    const char* a;
    const char* b;
    std::size_t expected;
  };
  const Row rows[] = {
      {"", "", 0},      {"a", "", 1},      {"", "ab", 2},     {"has", "has", 0},
      {"ha", "has", 1}, {"hsa", "has", 2}, {"has", "hat", 1}, {"kitten", "sitting", 3},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(edit_distance(row.a, row.b), row.expected) << row.a << " " << row.b;
    EXPECT_EQ(edit_distance(row.b, row.a), row.expected) << row.b << " " << row.a;
  }
}

}  // namespace
}  // namespace presscut::text
