#include <string_view>

#include "filter/block_filters.h"
#include "filter/thresholds.h"

namespace presscut::filter {

namespace {

bool ends_with_colon(std::string_view text) { return text.ends_with(':') || text.ends_with("："); }

}  // namespace

void cut_stray_lines(const char* name, const dom::Document& document, const facts::PageFacts&, Selection& selection) {
  for (std::size_t i = 0; i < selection.blocks.size(); ++i) {
    const TextBlock& block = selection.blocks[i];
    if (block.kind != BlockKind::paragraph || block.characters > kMaxStrayLine) continue;
    // A place with a full stop is a dateline that the layout sets before the first paragraph.
    if (block.sentence_ends > 0 && (block.sentence_ends > 1 || block.characters > kMaxDateline)) continue;
    if (ends_with_colon(selection.blocks.text(i))) continue;  // a list follows
    // A <p> was meant as text: a short one may be a question's answer, a name, a line of a poem.
    if (document.tag(block.container) != dom::Tag::p_) cut_block(selection, i, name);
  }
}

}  // namespace presscut::filter
