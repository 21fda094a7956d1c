#include "dom/tag.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace presscut::dom {
namespace {

TEST(Tag, IsToldByItsNameInAnyCase) {
  for (int i = 1; i < static_cast<int>(Tag::first_unknown); ++i) {
    const auto tag = static_cast<Tag>(i);
    std::string name(name_of(tag));
    EXPECT_EQ(tag_named(name), tag) << name;
    for (char& c : name) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
    EXPECT_EQ(tag_named(name), tag) << name;
  }
}

TEST(Tag, IsNotToldByNamesThatAreNearlyItsOwn) {
  using namespace std::string_view_literals;
  for (const std::string_view name : {""sv, "di"sv, "divv"sv, "\xC4IV"sv, "d\xE9v"sv, "h\x11"sv, "h7"sv, "p\0"sv, "blockquotes"sv, "figcaptioN1"sv,
                                      "textarea "sv, "@"sv, "x-textarea"sv, "\0"sv}) {
    EXPECT_EQ(tag_named(name), Tag::first_unknown) << name;
  }
}

}  // namespace
}  // namespace presscut::dom
