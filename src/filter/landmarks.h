// Where the headline stands: the point from which the article is read.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facts/page_facts.h"
#include "filter/region.h"
#include "filter/rule_marks.h"
#include "filter/text_blocks.h"
#include "text/similarity.h"

namespace presscut::filter {

// The headlines that a page names outside its visible text.
class NamedHeadlines {
 public:
  explicit NamedHeadlines(const facts::PageFacts& facts);

  // How well a text agrees with one of them, 0 to 1: 1 where one reads the same, less where it is only part of one, or alike.
  double agreement_with(std::string_view shown) const;

 private:
  void add(std::string_view headline);

  std::vector<text::Comparable> named_;
};

// The block that is the page's headline, if it shows one.
std::optional<std::size_t> find_headline(const dom::Document& document, const TextBlocks& blocks, const facts::PageFacts& facts,
                                         const Picks& picks);

// Whether what was found as the headline heads only a part of the text: enough of the region's text stands above it.
bool is_heading_of_part(const dom::Document& document, const TextBlocks& blocks, const facts::PageFacts& facts, const Region& region,
                        std::size_t headline);

}  // namespace presscut::filter
