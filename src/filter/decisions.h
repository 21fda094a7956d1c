// What becomes of each block: in the body, cut, or outside of the part chosen.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "facts/page_facts.h"
#include "filter/region.h"
#include "filter/rule_marks.h"
#include "filter/text_blocks.h"
#include "rules/rule_set.h"
#include "site_config/site_marks.h"

namespace presscut::filter {

enum class State : std::uint8_t { body, cut, outside };

struct Decision {
  State state = State::outside;
  const char* reason = "";     // a heuristic's name, static storage; "" if a rule decided
  std::uint32_t rule = kNoRule;
};

// Everything that compose/ needs to know of a page besides its document and facts.
struct Selection {
  Cuts cuts;
  TextBlocks blocks;
  Picks picks;
  std::optional<std::size_t> headline;  // a block
  Region region;
  std::vector<Decision> decisions;  // one a block
  std::string headline_text{};      // of the headline, as a site config gives it; "" if none does
  std::vector<std::string> notes{};  // for explaining
};

// The whole stage.
Selection select(const dom::Document& document, const facts::PageFacts& facts, const rules::RuleSet& rules,
                 const site_config::SiteMarks& site = {});

// One heuristic over the blocks of the region: it may turn `body` into `cut`, with its name as the reason.
struct BlockFilter {
  const char* name;
  void (*apply)(const char* name, const dom::Document& document, const facts::PageFacts& facts, Selection& selection);
};

// Cuts a block that is in the body, for a reason.
inline void cut_block(Selection& selection, std::size_t block, const char* reason) {
  if (selection.decisions[block].state == State::body) selection.decisions[block] = {State::cut, reason, kNoRule};
}

}  // namespace presscut::filter
