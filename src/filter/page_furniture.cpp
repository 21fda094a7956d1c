#include "filter/block_filters.h"

namespace presscut::filter {

void cut_page_furniture(const char* name, const dom::Document&, const facts::PageFacts&, Selection& selection) {
  for (std::size_t i = 0; i < selection.blocks.size(); ++i) {
    const TextBlock& block = selection.blocks[i];
    if (block.in(kInNav) || block.in(kInAside) || block.in(kInButton) || block.in(kInFooter)) cut_block(selection, i, name);
  }
}

}  // namespace presscut::filter
