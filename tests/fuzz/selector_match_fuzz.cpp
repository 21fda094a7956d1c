// A tree and selectors made from the input's bytes: the engine must match what a naive matcher matches.
#include <cstdint>
#include <cstdio>

#include "dom/text_index.h"
#include "fuzz_check.h"
#include "rules/naive_matcher.h"
#include "rules/rule_set.h"

using namespace presscut;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::size_t used = 0;
  // When the bytes are used up, always the first choice: the simplest.
  rules::naive::Maker maker([&](int n) { return used < size ? data[used++] % n : 0; });
  const std::vector<rules::naive::Element> tree = maker.tree();
  const dom::Document document = rules::naive::document_of(tree);
  const dom::TextIndex texts(document);
  constexpr int kMostSelectors = 8;
  for (int i = 0; i < kMostSelectors && used < size; ++i) {
    const rules::naive::AnyList list = maker.list(0, false);
    const std::string line = "##" + rules::naive::written(list, false);
    rules::RuleSet set;
    FUZZ_CHECK(set.add(line, "fuzz.rules", RuleLayer::user).empty());
    const std::vector<rules::Match> matches = set.match(document, texts, {});
    const rules::naive::Naive naive(tree);
    std::size_t next = 0;
    for (int element = 0; element < static_cast<int>(tree.size()); ++element) {
      const bool matches_naively = naive.matches(list, element);
      if (naive.gave_up()) return 0;
      if (!matches_naively) continue;
      const bool found = next < matches.size() && matches[next].node == static_cast<dom::NodeId>(element);
      if (!found) std::fprintf(stderr, "%s at %d\n", line.c_str(), element);
      FUZZ_CHECK(found);
      ++next;
    }
    FUZZ_CHECK(next == matches.size());
  }
  return 0;
}
