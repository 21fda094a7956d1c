#include "filter/block_filters.h"

namespace presscut::filter {

void cut_orphan_headings(const char* name, const dom::Document&, const facts::PageFacts&, Selection& selection) {
  // From the end: what follows a heading is known when it is met.
  bool content_follows = false;
  int level_that_follows = 0;  // of the next kept heading, 0 if text comes first
  for (std::size_t i = selection.blocks.size(); i-- > 0;) {
    if (selection.decisions[i].state != State::body) continue;
    const TextBlock& block = selection.blocks[i];
    if (block.kind == BlockKind::caption) continue;
    if (block.kind != BlockKind::heading) {
      content_follows = true;
      level_that_follows = 0;
      continue;
    }
    const bool leads_to_deeper_heading = level_that_follows > block.level;
    if (!content_follows || (level_that_follows > 0 && !leads_to_deeper_heading)) {
      cut_block(selection, i, name);
    } else {
      level_that_follows = block.level;
    }
  }
}

}  // namespace presscut::filter
