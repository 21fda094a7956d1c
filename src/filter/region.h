// Which part of the page is the article's body.
//
// Each block has a weight: running text counts for its length, lines and links against it. The weight of an element is
// the sum over its blocks, so the body is the element where the sum is greatest: going further out would take in more
// navigation than text, going further in would lose text. Elements that a rule names as the body, and the headline,
// settle close calls.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "dom/document.h"
#include "facts/page_facts.h"
#include "filter/rule_marks.h"
#include "filter/text_blocks.h"

namespace presscut::filter {

struct Region {
  std::vector<dom::NodeId> nodes;  // in page order, none inside another; empty: nothing on the page is an article
  double weight = 0;
};

// What one block adds to the weight of the elements around it.
double weight_of(const TextBlock& block);

Region choose_region(const dom::Document& document, const TextBlocks& blocks, const Picks& picks,
                     std::optional<std::size_t> headline);

}  // namespace presscut::filter
