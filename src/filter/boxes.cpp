#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "filter/block_filters.h"
#include "filter/shape.h"
#include "filter/thresholds.h"

namespace presscut::filter {

namespace {

using dom::Document;
using dom::kNoNode;
using dom::NodeId;
using dom::Tag;

// What a paragraph looks like: its element and class, and those of the element around it if it has no class.
std::string style_of(const Document& document, const TextBlock& block) {
  const auto name = [&](NodeId node) { return std::string(document.tag_name(node)) + '.' + std::string(document.attribute(node, "class")); };
  std::string style = name(block.container);
  const NodeId parent = document.parent(block.container);
  if (style.back() == '.' && parent != kNoNode) style += '<' + name(parent);
  return style;
}

// Whether the line above only links, as a teaser's title does.
bool is_linked_title(const Selection& selection, std::size_t i) {
  const TextBlock& block = selection.blocks[i];
  return selection.decisions[i].state == State::cut && block.link_density() >= kLinkParagraphDensity;
}

// A link between two paragraphs of the same kind is no title of the second.
bool is_under_linked_title(const Document& document, const Selection& selection, std::size_t i) {
  return i > 0 && is_linked_title(selection, i - 1) && selection.blocks[i - 1].characters >= kMinTeaser &&
         document.tag(selection.blocks[i].container) != document.tag(selection.blocks[i - 1].container);
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
    case Tag::a_:
    case Tag::span_:
    case Tag::strong_:
    case Tag::b_:
    case Tag::em_:
    case Tag::i_:
      return true;
    default:
      return dom::is_heading(tag);
  }
}

// The text's own paragraphs, told by their style, and which elements hold any of them.
class OwnText {
 public:
  OwnText(const Document& document, const Selection& selection) : document_(document), holds_own_(document.size(), false) {
    std::vector<std::string> styles(selection.blocks.size());
    std::unordered_map<std::string, double> characters;
    for (std::size_t i = 0; i < selection.blocks.size(); ++i) {
      const TextBlock& block = selection.blocks[i];
      if (selection.decisions[i].state != State::body || !block.is_running_text()) continue;
      styles[i] = style_of(document, block);
      whole_ += block.characters;
      if (!is_under_linked_title(document, selection, i)) characters[styles[i]] += block.characters;
    }
    double own = 0;
    for (std::size_t i = 0; i < selection.blocks.size(); ++i) {
      if (styles[i].empty() || characters[styles[i]] < kMinStyleShare * whole_) continue;
      own += selection.blocks[i].characters;
      last_ = i;
      for (NodeId at = selection.blocks[i].container; at != kNoNode && !holds_own_[at]; at = document.parent(at)) {
        holds_own_[at] = true;
        shapes_.insert(shape_of(document, at));
      }
    }
    is_clear_ = own >= kMinOwnShare * whole_;
  }

  bool is_clear() const { return is_clear_; }
  double whole() const { return whole_; }
  std::size_t last() const { return last_; }  // the block that ends it

  // Whether an element looks like one beside it that holds some of the text: each paragraph may have a wrapper.
  bool is_like_own(NodeId node) const { return shapes_.count(shape_of(document_, node)) > 0; }

  // The outermost element around a node that holds nothing of the text's own; kNoNode if the node itself does.
  NodeId box_around(NodeId node) const {
    if (holds_own_[node]) return kNoNode;
    while (document_.parent(node) != kNoNode && !holds_own_[document_.parent(node)]) node = document_.parent(node);
    return node;
  }

 private:
  const Document& document_;
  std::vector<bool> holds_own_;
  std::unordered_set<std::string> shapes_;
  double whole_ = 0;
  std::size_t last_ = 0;
  bool is_clear_ = false;
};

struct Box {
  TextBlocks::Range blocks;
  std::size_t kept = 0;  // blocks that no other filter has cut
  double text = 0;       // characters of its paragraphs and of its items outside links
  bool has_heading = false;
  std::size_t opening = 0;  // the first kept block
  bool is_data = true;  // nothing but code, or the cells of a table
  bool has_linked_title = false;  // a line that was cut because it only links, above what is kept
  double cut = 0;  // characters of its blocks that other filters have cut
  double kept_text = 0;  // and of those they have not

  // "Summit in pictures: The leaders met for …"
  bool is_teaser() const { return has_linked_title && kept_text <= kMaxTeaser; }
  // What others have left of a poll or a form.
  bool is_rest() const { return cut >= kept_text && kept_text <= kMaxRest; }
};

Box look_into(const Document& document, const Selection& selection, NodeId node) {
  const TextBlocks& blocks = selection.blocks;
  Box box{blocks.inside(document, node)};
  for (std::size_t i = box.blocks.first; i < box.blocks.last; ++i) {
    const TextBlock& block = blocks[i];
    if (selection.decisions[i].state != State::body) {
      box.cut += block.characters;
      box.has_linked_title = box.has_linked_title || (box.kept == 0 && is_linked_title(selection, i));
      continue;
    }
    if (box.kept++ == 0) box.opening = i;
    box.kept_text += block.characters;
    box.is_data = box.is_data && (block.kind == BlockKind::code || block.kind == BlockKind::table);
    if (block.is_running_text() || block.kind == BlockKind::list_item) box.text += block.characters - block.in_links;
    box.has_heading = box.has_heading || block.kind == BlockKind::heading;
  }
  return box;
}

// Every box, once, in page order. An element around nothing but one heading is none, nor one around a single block if
// the text's paragraphs stand in such elements too.
std::vector<Box> find_boxes(const Document& document, const Selection& selection, const OwnText& own) {
  std::vector<Box> boxes;
  for (std::size_t i = 0; i < selection.blocks.size(); ++i) {
    if (selection.decisions[i].state != State::body) continue;
    const NodeId node = own.box_around(selection.blocks[i].container);
    if (node == kNoNode || is_part_of_text(document.tag(node))) continue;
    const Box box = look_into(document, selection, node);
    if (box.blocks.last > i + 1) i = box.blocks.last - 1;
    if (box.is_data) continue;
    const bool is_wrapper = own.is_like_own(node) && box.blocks.first < own.last();
    if (box.kept == 1 && (box.has_heading || is_wrapper)) continue;
    boxes.push_back(box);
  }
  return boxes;
}

// How boxes stand among the headings of the text.
class Headings {
 public:
  Headings(const Document& document, const Selection& selection, const std::vector<Box>& boxes) : document_(document), selection_(selection) {
    auto box = boxes.begin();
    for (std::size_t i = 0; i < selection.blocks.size(); ++i) {
      while (box != boxes.end() && box->blocks.last <= i) ++box;
      const bool in_box = box != boxes.end() && i >= box->blocks.first;
      if (in_box || selection.decisions[i].state != State::body) continue;
      kept_.push_back(i);
      if (selection.blocks[i].kind == BlockKind::heading) styles_.insert(style_of(document, selection.blocks[i]));
    }
  }

  // What a heading of the text leads to: questions and their answers, a list, a quotation.
  bool lead_to(const Box& box) const {
    const auto next = std::lower_bound(kept_.begin(), kept_.end(), box.blocks.first);
    return !box.has_heading && next != kept_.begin() && is_heading(*(next - 1));
  }

  // A section like those of the text: it begins with a heading like theirs, and the next part, if there is one, does, too.
  bool make_section_of(const Box& box) const {
    if (box.kept == 0 || !is_heading(box.opening) || styles_.count(style_of(document_, selection_.blocks[box.opening])) == 0) return false;
    const auto next = std::lower_bound(kept_.begin(), kept_.end(), box.blocks.last);
    return next == kept_.end() || is_heading(*next);
  }

 private:
  bool is_heading(std::size_t i) const { return selection_.blocks[i].kind == BlockKind::heading; }

  const Document& document_;
  const Selection& selection_;
  std::vector<std::size_t> kept_;  // blocks outside boxes
  std::unordered_set<std::string> styles_;
};

}  // namespace

void cut_boxes(const char* name, const Document& document, const facts::PageFacts&, Selection& selection) {
  const OwnText own(document, selection);
  if (!own.is_clear()) return;
  const std::vector<Box> boxes = find_boxes(document, selection, own);
  const Headings headings(document, selection, boxes);
  double in_headed_boxes = 0;
  for (const Box& box : boxes) in_headed_boxes += box.has_heading ? box.text : 0;
  // Guides and live blogs are built of boxes with headings: there they are the text.
  const bool built_of_boxes = in_headed_boxes > kMaxBoxShare * own.whole();
  for (const Box& box : boxes) {
    const bool is_leftover = box.is_teaser() || box.is_rest();
    if (box.text > 0 && !is_leftover) {
      const bool below_text = box.blocks.first > own.last();
      // Below the text a heading of its kind may also lead to an offer, which is short.
      const bool is_part = headings.lead_to(box) ? !below_text || box.text >= kMinClosingPart : !below_text && headings.make_section_of(box);
      const bool is_appended = below_text && box.text <= kMaxBoxShare * own.whole();
      if (is_part || (!is_appended && (!box.has_heading || built_of_boxes))) continue;
    }
    for (std::size_t i = box.blocks.first; i < box.blocks.last; ++i) cut_block(selection, i, name);
  }
}

}  // namespace presscut::filter
