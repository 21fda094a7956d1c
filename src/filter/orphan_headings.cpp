#include "filter/block_filters.h"

namespace presscut::filter {

void cut_orphan_headings(const char* name, const dom::Document&, const facts::PageFacts&, Selection& selection) {
  // From the end: what follows a heading is known when it is met.
  bool content_follows = false;
  bool cut_follows = false;    // between the heading and what follows
  int level_that_follows = 0;  // of the next kept heading, 0 if text comes first
  for (std::size_t i = selection.blocks.size(); i-- > 0;) {
    if (selection.decisions[i].state != State::body) {
      cut_follows = true;
      continue;
    }
    const TextBlock& block = selection.blocks[i];
    if (block.kind == BlockKind::caption) continue;
    if (block.kind != BlockKind::heading) {
      content_follows = true;
      level_that_follows = 0;
    } else if (!content_follows || (cut_follows && level_that_follows > 0 && level_that_follows <= block.level)) {
      cut_block(selection, i, name);
      continue;
    } else {
      level_that_follows = block.level;
    }
    cut_follows = false;
  }
}

}  // namespace presscut::filter
