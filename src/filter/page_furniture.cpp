#include "filter/block_filters.h"

namespace presscut::filter {

namespace {

// A heading that is a button opens the text below it.
bool opens_text_below(const Selection& selection, std::size_t i) {
  if (selection.blocks[i].kind != BlockKind::heading || i + 1 == selection.blocks.size()) return false;
  const TextBlock& below = selection.blocks[i + 1];
  return selection.decisions[i + 1].state == State::body && below.kind != BlockKind::heading && !below.in(kInButton);
}

}  // namespace

void cut_page_furniture(const char* name, const dom::Document&, const facts::PageFacts&, Selection& selection) {
  for (std::size_t i = 0; i < selection.blocks.size(); ++i) {
    const TextBlock& block = selection.blocks[i];
    const bool is_button = block.in(kInButton) && !opens_text_below(selection, i);
    if (block.in(kInNav) || block.in(kInAside) || is_button || block.in(kInFooter)) cut_block(selection, i, name);
  }
}

}  // namespace presscut::filter
