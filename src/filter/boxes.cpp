#include <string>
#include <unordered_map>
#include <vector>

#include "filter/block_filters.h"
#include "filter/thresholds.h"

namespace presscut::filter {

namespace {

using dom::Document;
using dom::kNoNode;
using dom::NodeId;
using dom::Tag;

// The element that holds the paragraphs: of all elements whose children are paragraphs of running text, the one with
// the most. `share` is its part of the whole.
struct Column {
  NodeId node = kNoNode;
  double characters = 0;
  double share = 0;
};

Column find_column(const Document& document, const Selection& selection) {
  std::unordered_map<NodeId, double> text_of;
  double whole = 0;
  for (std::size_t i = 0; i < selection.blocks.size(); ++i) {
    const TextBlock& block = selection.blocks[i];
    if (selection.decisions[i].state != State::body || !block.is_running_text()) continue;
    const bool bare = document.tag(block.container) != Tag::p_;
    const NodeId holder = bare ? block.container : document.parent(block.container);
    text_of[holder] += block.characters;
    whole += block.characters;
  }
  Column column;
  double most = 0;
  for (const auto& [node, characters] : text_of) {
    // Equal ones are told apart by place, so that the same page always gives the same answer.
    if (characters > most || (characters == most && node < column.node)) {
      most = characters;
      column.node = node;
    }
  }
  column.characters = most;
  column.share = whole == 0 ? 0 : most / whole;
  return column;
}

// The child of the column that a node stands in; kNoNode if it stands outside.
NodeId child_of_column(const Document& document, NodeId column, NodeId node) {
  while (node != kNoNode && document.parent(node) != column) node = document.parent(node);
  return node;
}

// Elements that belong to running text as they are.
bool is_part_of_text(Tag tag) {
  switch (tag) {
    case Tag::p_:
    case Tag::ul_:
    case Tag::ol_:
    case Tag::dl_:
    case Tag::blockquote_:
    case Tag::pre_:
    case Tag::table_:
    case Tag::figure_:
    case Tag::hr_:
      return true;
    default:
      return dom::is_heading(tag) || !dom::is_block(tag);
  }
}

bool has_heading(const TextBlocks& blocks, const TextBlocks::Range& range) {
  for (std::size_t i = range.first; i < range.last; ++i) {
    if (blocks[i].kind == BlockKind::heading) return true;
  }
  return false;
}

}  // namespace

void cut_boxes(const char* name, const Document& document, Selection& selection) {
  const Column column = find_column(document, selection);
  if (column.share < kMinColumnShare) return;
  const TextBlocks& blocks = selection.blocks;
  for (NodeId child = document.first_child(column.node); child != kNoNode; child = document.next_sibling(child)) {
    if (document.is_text(child) || is_part_of_text(document.tag(child))) continue;
    const TextBlocks::Range range = blocks.inside(document, child);
    if (range.empty()) continue;
    double running_text = 0;
    for (std::size_t i = range.first; i < range.last; ++i) running_text += blocks[i].is_running_text() ? blocks[i].characters : 0;
    if (running_text > kMaxBoxShare * column.characters) continue;  // a part of the text in an element of its own
    if (has_heading(blocks, range) || running_text == 0) {
      for (std::size_t i = range.first; i < range.last; ++i) cut_block(selection, i, name);
    }
  }
}

void cut_outside_column(const char* name, const Document& document, Selection& selection) {
  const Column column = find_column(document, selection);
  if (column.share < kMinColumnShareForOutside) return;
  for (std::size_t i = 0; i < selection.blocks.size(); ++i) {
    if (selection.decisions[i].state != State::body) continue;
    const NodeId container = selection.blocks[i].container;
    if (container == column.node || child_of_column(document, column.node, container) != kNoNode) continue;
    cut_block(selection, i, name);
  }
}

}  // namespace presscut::filter
