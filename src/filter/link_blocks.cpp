#include "filter/block_filters.h"
#include "filter/thresholds.h"

namespace presscut::filter {

namespace {

// The outermost list around a node, up to the element `top`; kNoNode if there is none.
dom::NodeId list_around(const dom::Document& document, dom::NodeId node) {
  dom::NodeId list = dom::kNoNode;
  for (dom::NodeId at = node; at != dom::kNoNode; at = document.parent(at)) {
    const dom::Tag tag = document.tag(at);
    if (tag == dom::Tag::ul_ || tag == dom::Tag::ol_ || tag == dom::Tag::dl_) list = at;
    if (tag == dom::Tag::article_ || tag == dom::Tag::section_ || tag == dom::Tag::main_) break;
  }
  return list;
}

// A sentence that is one link, in a <p> as the text's other sentences are, is the text's; a pointer to another story
// has a headline's form and no full stop.
bool is_sentence_in_text(const dom::Document& document, const TextBlock& block) {
  return block.sentence_ends > 0 && document.tag(block.container) == dom::Tag::p_ && block.kind == BlockKind::paragraph;
}

}  // namespace

void cut_link_blocks(const char* name, const dom::Document& document, const facts::PageFacts&, Selection& selection) {
  const TextBlocks& blocks = selection.blocks;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (selection.decisions[i].state != State::body) continue;
    const TextBlock& block = blocks[i];
    if (block.kind == BlockKind::list_item) {
      // A list is judged as a whole: one that only points elsewhere goes, a list of facts with links in it stays.
      const dom::NodeId list = list_around(document, block.container);
      if (list == dom::kNoNode) continue;
      const TextBlocks::Range range = blocks.inside(document, list);
      std::uint64_t characters = 0;
      std::uint64_t in_links = 0;
      for (std::size_t k = range.first; k < range.last; ++k) {
        characters += blocks[k].characters;
        in_links += blocks[k].in_links;
      }
      if (static_cast<double>(in_links) >= kLinkListDensity * static_cast<double>(characters)) {
        for (std::size_t k = i; k < range.last; ++k) cut_block(selection, k, name);
      }
      if (range.last > i) i = range.last - 1;
    } else if ((block.in(kInLink) || block.link_density() >= kLinkParagraphDensity) && !is_sentence_in_text(document, block)) {
      cut_block(selection, i, name);
    }
  }
}

}  // namespace presscut::filter
