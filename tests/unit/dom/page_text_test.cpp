#include "dom/page_text.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>

#include "dom/parse.h"
#include "dom/text_index.h"

namespace presscut::dom {
namespace {

void expect_exact(std::string_view html) {
  const Document document = parse_html(html);
  const PageText text(document);
  ASSERT_TRUE(text.is_exact()) << html;
  for (NodeId id = 0; id < document.size(); ++id) EXPECT_EQ(text.of(id), text_of(document, id)) << id << " of " << html;
}

TEST(PageText, HoldsTheTextOfEachNode) {
  expect_exact("<p> a <b> b</b><i>c </i> <br>d<div>e<div></div>f</div> <p>\xC2\xA0<p>g\xE2\x80\x8B<em>h</em></p> ");
  std::mt19937 random(4);
  const std::string_view parts[] = {"<div>", "</div>", "<b>", "</b>", "<br>", "<p>", " ", "x", "\xC2\xAD", " y ", "\xC3\xA9"};
  for (int i = 0; i < 300; ++i) {
    std::string html;
    for (int k = 0; k < 30; ++k) html += parts[random() % std::size(parts)];
    expect_exact(html);
  }
}

TEST(PageText, HoldsThePagesOfTheCases) {
  namespace fs = std::filesystem;
  int pages = 0;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(PRESSCUT_TESTS_DIR) / "cases")) {
    if (entry.path().extension() != ".html") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    const Document document = parse_html(std::string(std::istreambuf_iterator<char>(in), {}));
    const PageText text(document);
    for (NodeId id = 0; text.is_exact() && id < document.size(); ++id) ASSERT_EQ(text.of(id), text_of(document, id)) << entry;
    ++pages;
  }
  EXPECT_GT(pages, 100);
}

// "e" and an accent stand in two elements: each has its own text, and both have another.
TEST(PageText, IsNotExactWhereCharactersCompose) {
  const Document document = parse_html("<p>caf<b>e</b><i>\xCC\x81</i></p>");
  EXPECT_FALSE(PageText(document).is_exact());
}

}  // namespace
}  // namespace presscut::dom
