#include "facts/name_signs.h"

#include <array>
#include <cstddef>
#include <cstdint>

#include "text/strings.h"

namespace presscut::facts {

namespace {

struct NameWord {
  std::string_view word;
  unsigned signs;
};
constexpr NameWord kNameWords[] = {
    {"comment", kElsewhere},     {"comments", kElsewhere},        {"related", kElsewhere},     {"teaser", kElsewhere},
    {"sidebar", kElsewhere},     {"recommended", kElsewhere},     {"recommendations", kElsewhere}, {"popular", kElsewhere},
    {"trending", kElsewhere},    {"latest", kElsewhere},          {"footer", kElsewhere},      {"nav", kElsewhere},
    {"menu", kElsewhere},        {"breadcrumb", kElsewhere},      {"breadcrumbs", kElsewhere}, {"newsletter", kElsewhere},
    {"carousel", kElsewhere},    {"slider", kElsewhere},          {"promo", kElsewhere},       {"login", kElsewhere},
    {"upcoming", kElsewhere},    {"date", kDate},                 {"datetime", kDate},         {"published", kDate},
    {"publish", kDate},          {"pubdate", kDate},              {"timestamp", kDate},        {"time", kDate},
    {"dateline", kDate},         {"datum", kDate},                {"posted", kDate},           {"updated", kDate | kModified},
    {"modified", kDate | kModified}, {"fecha", kDate},            {"publication", kDate},      {"update", kModified},
    {"lastmod", kModified},      {"lastupdated", kModified},      {"byline", kByline | kNamePart}, {"bylines", kByline},
    {"author", kByline},         {"authors", kByline},            {"autor", kByline},          {"autoren", kByline},
    {"autores", kByline},        {"auteur", kByline},             {"writer", kByline},         {"forfatter", kByline},
    {"name", kNamePart},         {"fullname", kNamePart},         {"title", kNamePart},        {"link", kNamePart}};

// The lengths of the words that begin with a letter, a bit each: most names are told from all of them by these.
constexpr std::array<std::uint32_t, 26> kLengthsOfWords = [] {
  std::array<std::uint32_t, 26> lengths{};
  for (const NameWord& known : kNameWords) lengths[static_cast<std::size_t>(known.word[0] - 'a')] |= 1U << known.word.size();
  return lengths;
}();

unsigned signs_of_word(std::string_view word) {
  const char first = text::to_lower(word[0]);
  const auto letter = static_cast<std::size_t>(first - 'a');
  if (word.size() >= 32 || (kLengthsOfWords[letter] >> word.size() & 1U) == 0) return 0;
  for (const NameWord& known : kNameWords) {
    if (known.word.size() == word.size() && known.word[0] == first && text::equals_ignoring_case(known.word, word)) return known.signs;
  }
  return 0;
}

}  // namespace

unsigned signs_of(std::string_view names) {
  const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  unsigned signs = 0;
  for (std::size_t i = 0; i < names.size();) {
    std::size_t end = i;
    while (end < names.size() && is_capital(names[end])) ++end;
    // A capital begins a new word, unless all are.
    while (end < names.size() && is_small(names[end])) ++end;
    if (end == i) {
      ++i;
      continue;
    }
    signs |= signs_of_word(names.substr(i, end - i));
    i = end;
  }
  return signs;
}

}  // namespace presscut::facts
