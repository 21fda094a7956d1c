#include <string>

#include "filter/block_filters.h"
#include "filter/shape.h"
#include "filter/thresholds.h"
#include "text/url.h"

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

// A sentence that is one link, in an element as the text's other sentences are, is the text's; a pointer to another story
// has a headline's form and no full stop.
bool is_sentence_in_text(const dom::Document& document, const Selection& selection, std::size_t i) {
  const TextBlock& block = selection.blocks[i];
  if (block.sentence_ends == 0 || block.kind != BlockKind::paragraph) return false;
  if (document.tag(block.container) == dom::Tag::p_) return true;
  const auto is_like = [&](std::size_t k) {
    const TextBlock& other = selection.blocks[k];
    return selection.decisions[k].state == State::body && other.is_running_text() && other.link_density() < kLinkBlockDensity &&
           shape_of(document, other.container) == shape_of(document, block.container);
  };
  return i > 0 && is_like(i - 1) && i + 1 < selection.blocks.size() && is_like(i + 1);
}

// A heading that links to another site names what its part is about: a product, a book, a place. A teaser's links to its own.
bool names_thing_elsewhere(const dom::Document& document, const facts::PageFacts& facts, const Selection& selection, std::size_t i) {
  const TextBlock& block = selection.blocks[i];
  if (block.kind != BlockKind::heading || facts.host.empty() || i + 1 == selection.blocks.size()) return false;
  dom::NodeId link = block.first;
  while (link != dom::kNoNode && document.tag(link) != dom::Tag::a_) link = document.parent(link);
  if (link == dom::kNoNode) return false;
  const std::string host = text::host_of(document.attribute(link, "href"));
  return !host.empty() && !host.ends_with(facts.host) && !facts.host.ends_with(host) && selection.decisions[i + 1].state == State::body &&
         selection.blocks[i + 1].kind != BlockKind::heading;
}

}  // namespace

void cut_link_blocks(const char* name, const dom::Document& document, const facts::PageFacts& facts, Selection& selection) {
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
    } else if ((block.in(kInLink) || block.link_density() >= kLinkParagraphDensity) && !is_sentence_in_text(document, selection, i) &&
               !names_thing_elsewhere(document, facts, selection, i)) {
      cut_block(selection, i, name);
    }
  }
}

}  // namespace presscut::filter
