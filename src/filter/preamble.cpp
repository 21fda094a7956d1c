#include "filter/block_filters.h"

namespace presscut::filter {

namespace {

// "It rained." may be the first paragraph, and key points the first list.
bool is_short_sentence(const dom::Document& document, const TextBlock& block) {
  const dom::Tag tag = document.tag(block.container);
  return block.sentence_ends > 0 && block.link_density() < 0.3 && (tag == dom::Tag::p_ || tag == dom::Tag::li_);
}

}  // namespace

void cut_preamble(const char* name, const dom::Document& document, const facts::PageFacts&, Selection& selection) {
  const TextBlocks& blocks = selection.blocks;
  std::size_t first = 0;
  while (first < blocks.size() && !(selection.decisions[first].state == State::body && blocks[first].is_running_text())) ++first;
  if (first == blocks.size()) return;
  // The heading that stands right above the text is the text's.
  std::size_t own_heading = blocks.size();
  for (std::size_t i = first; i-- > 0;) {
    if (selection.decisions[i].state != State::body) continue;
    if (blocks[i].kind == BlockKind::heading && selection.headline != i) own_heading = i;
    break;
  }
  for (std::size_t i = 0; i < first; ++i) {
    if (i != own_heading && selection.headline != i && !is_short_sentence(document, blocks[i])) cut_block(selection, i, name);
  }
}

}  // namespace presscut::filter
