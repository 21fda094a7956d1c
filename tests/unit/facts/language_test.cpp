#include "facts/language.h"

#include <gtest/gtest.h>

namespace presscut::facts {
namespace {

TEST(Language, Tag) {
  const struct {
    const char *declared, *expected;
  } rows[] = {
      {"de", "de"},
      {"de_DE", "de-DE"},
      {"DE-de", "de-DE"},
      {"en-US", "en-US"},
      {"zh-hant-tw", "zh-Hant-TW"},
      {"es-419", "es-419"},
      {"German", "de"},
      {"English", "en"},
      {"en, fr", "en"},
      {"de_DE.UTF-8", "de-DE"},
      {"en-US;q=0.8", "en-US"},
      {"en_XX", "en"},
      {"und", ""},
      {"", ""},
      {"x", ""},
      {"klingonese", ""},
      {"{{ lang }}", ""},
      {"--", ""},
  };
  for (const auto& row : rows) EXPECT_EQ(language_tag(row.declared), row.expected) << row.declared;
}

}  // namespace
}  // namespace presscut::facts
