#include "input/twice_encoded.h"

#include <gtest/gtest.h>

namespace presscut::input {
namespace {

TEST(EncodedOnce, UndoesTheSecondEncoding) {
  struct Row {
    const char* twice;
    const char* once;
  };
  const Row rows[] = {
      {"it\u00E2\u20AC\u2122s", "it’s"},           // through windows-1252
      {"it\u00E2\u0080\u0099s", "it’s"},           // through ISO-8859-1
      {"\u00C3\u00A9t\u00C3\u00A9", "été"},        // at both ends
      {"\u00E6\u2014\u00A5\u00E6\u0153\u00AC", "日本"},  // a run of several
      {"\u00F0\u0178\u2122\u201A", "🙂"},
      {"\u00C3\u0192\u00C2\u00A9", "\u00C3\u00A9"},  // thrice: only one is undone
  };
  for (const Row& row : rows) EXPECT_EQ(encoded_once(row.twice), row.once) << row.twice;
}

TEST(EncodedOnce, LeavesWhatWasEncodedOnce) {
  for (const char* text : {"", "plain", "it’s", "été", "SÃO PAULO", "Â", "日本", "Â£5 and £5", "it\u00E2\u20AC\u2122s – one more",
                           "\u00E2\u20AC", "\uFFFD", "naïve caf\u00C3\u00A9"}) {
    EXPECT_EQ(encoded_once(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace presscut::input
