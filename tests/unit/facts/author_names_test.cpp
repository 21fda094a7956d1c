#include "facts/author_names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace presscut::facts {
namespace {

using Names = std::vector<std::string>;

TEST(AuthorNames, OutOfBylines) {
  const struct {
    const char* raw;
    Names expected;
  } rows[] = {
      {"Jane Doe", {"Jane Doe"}},
      {"By Jane Doe", {"Jane Doe"}},
      {"BY: JANE DOE", {"JANE DOE"}},
      {"Written by Jane Doe and John Roe", {"Jane Doe", "John Roe"}},
      {"Jane Doe, John Roe and Mary Major", {"Jane Doe", "John Roe", "Mary Major"}},
      {"Jane Doe, John Roe, and Mary Major", {"Jane Doe", "John Roe", "Mary Major"}},
      {"Von Erika Muster und Max Müller", {"Erika Muster", "Max Müller"}},
      {"Von Ursula von der Aue", {"Ursula von der Aue"}},
      {"Par Marie Curie et Jean Dupont", {"Marie Curie", "Jean Dupont"}},
      {"Por Ana López y Luis Gómez", {"Ana López", "Luis Gómez"}},
      {"José Ortega y Gasset", {"José Ortega y Gasset"}},
      {"di Mario Rossi", {"Mario Rossi"}},
      {"Автор: Иван Иванов", {"Иван Иванов"}},
      {"Από Γιώργος Παππάς", {"Γιώργος Παππάς"}},
      {"記者王小明", {"王小明"}},
      {"dpa/Max Müller", {"dpa", "Max Müller"}},
      {"dpa", {"dpa"}},
      {"von APA", {"APA"}},
      {"Deutsche Presse-Agentur", {"Deutsche Presse-Agentur"}},
      {"Jane Doe; John Roe | Mary Major", {"Jane Doe", "John Roe", "Mary Major"}},
      {"Doe, Jane", {"Jane Doe"}},
      {"Jane Doe, Jr.", {"Jane Doe, Jr."}},
      {"Jane Doe, MD, FACLM", {"Jane Doe"}},
      {"Jane Doe, AP", {"Jane Doe", "AP"}},
      {"Max Müller, Redakteur", {"Max Müller"}},
      {"Jane Doe, Political Editor", {"Jane Doe"}},
      {"Jane Doe in Berlin", {"Jane Doe"}},
      {"Jane Doe - The Daily Example", {"Jane Doe"}},
      {"Jane Doe (jane@example.com) @janedoe", {"Jane Doe"}},
      {"Jane Doe, jane@example.com", {"Jane Doe"}},
      {"Jane Doe &amp; John Roe", {"Jane Doe", "John Roe"}},
      {"Text: Jane Doe, Foto: John Roe", {"Jane Doe"}},
      {"Recipe by Jane Doe", {"Jane Doe"}},
      {"Jane Doe, JANE DOE", {"Jane Doe"}},
      {"Center for Drug Evaluation and Research", {"Center for Drug Evaluation and Research"}},
      {"The Newsroom Editor", {"The Newsroom Editor"}},
      {"https://example.com/author/jane", {}},
      {"jane@example.com", {}},
      {"@janedoe", {}},
      {"admin", {}},
      {"Written by", {}},
      {"null", {}},
      {"12 34", {}},
      {" , ; / ", {}},
      {"", {}},
  };
  for (const auto& row : rows) EXPECT_EQ(author_names(row.raw), row.expected) << row.raw;
}

TEST(AuthorNames, TextIsNoByline) {
  EXPECT_TRUE(author_names(std::string(5000, 'a')).empty());
}

TEST(AuthorNames, AnyBytes) {
  for (int c = 0; c < 256; ++c) {
    const std::string name = std::string("By ") + static_cast<char>(c) + " \xE8\xA8";
    EXPECT_LE(author_names(name).size(), 1U);
  }
}

TEST(AuthorNames, LooksLikePerson) {
  EXPECT_TRUE(looks_like_person("Jane van der Doe"));
  EXPECT_TRUE(looks_like_person("Иван Иванов"));
  EXPECT_FALSE(looks_like_person("Jane"));
  EXPECT_FALSE(looks_like_person("Center for Drug Evaluation"));
  EXPECT_FALSE(looks_like_person("read more stories here"));
}

TEST(AuthorNames, AddsOnlyNewOnes) {
  Names names = {"Jane Doe"};
  add_names(names, {"JANE DOE", "Ömer Öz", "ömer öz"});
  EXPECT_THAT(names, testing::ElementsAre("Jane Doe", "Ömer Öz"));
}

}  // namespace
}  // namespace presscut::facts
