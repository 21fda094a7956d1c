#include <string>
#include <unordered_set>

#include "filter/block_filters.h"
#include "filter/thresholds.h"
#include "text/unicode.h"

namespace presscut::filter {

void cut_repeats(const char* name, const dom::Document&, Selection& selection) {
  std::unordered_set<std::string> seen;
  for (std::size_t i = 0; i < selection.blocks.size(); ++i) {
    const TextBlock& block = selection.blocks[i];
    if (selection.decisions[i].state != State::body || block.characters < kMinRepeat) continue;
    if (block.kind == BlockKind::table || block.kind == BlockKind::code) continue;
    if (!seen.insert(text::signature(selection.blocks.text(i))).second) cut_block(selection, i, name);
  }
}

}  // namespace presscut::filter
