#include "compose/body.h"

#include <algorithm>

#include "compose/key_point_labels.h"
#include "dom/text_index.h"
#include "text/unicode.h"
#include "text/url.h"

namespace presscut::compose {

namespace {

using dom::Document;
using dom::NodeId;
using dom::Tag;
using filter::Selection;
using filter::State;
using filter::TextBlock;
using filter::TextBlocks;

// An element with more blocks than a caption and its credit have is a wrapper of something else.
constexpr std::size_t kMaxCaptionBlocks = 4;

// Paragraphs from the top that may say what the summary has said.
constexpr std::size_t kOpeningParagraphs = 2;

std::string address(const Document& document, NodeId node, std::string_view attribute, std::string_view base) {
  return text::resolve(base, document.attribute(node, attribute));
}

void add_links(const Document& document, const TextBlock& source, std::string_view base, Block& block) {
  const NodeId begin = source.container;
  for (NodeId id = begin; id <= source.last; ++id) {
    if (document.tag(id) != Tag::a_ || document.end(id) <= source.first || !document.has_attribute(id, "href")) continue;
    std::string words = dom::text_of(document, id);
    if (!words.empty()) block.links.push_back({std::move(words), address(document, id, "href", base)});
  }
}

// Images from behind the block before up to this block's end.
void add_images(const Document& document, NodeId from, NodeId to, std::string_view base, Block& block) {
  for (NodeId id = from; id < to; ++id) {
    if (document.tag(id) != Tag::img_) continue;
    const std::string_view attribute = document.attribute(id, "src").starts_with("data:") ? "data-src" : "src";
    std::string url = address(document, id, attribute, base);
    if (!url.empty()) block.images.push_back({std::move(url), text::clean(document.attribute(id, "alt"))});
  }
}

NodeId table_around(const Document& document, NodeId node) {
  while (node != dom::kNoNode && document.tag(node) != Tag::table_) node = document.parent(node);
  return node;
}

std::vector<std::vector<std::string>> rows_of(const Document& document, NodeId table) {
  std::vector<std::vector<std::string>> rows;
  for (NodeId id = table + 1; id < document.end(table); ++id) {
    if (document.tag(id) == Tag::tr_) rows.emplace_back();
    if ((document.tag(id) == Tag::td_ || document.tag(id) == Tag::th_) && !rows.empty()) rows.back().push_back(dom::text_of(document, id));
  }
  std::erase_if(rows, [](const auto& row) { return std::all_of(row.begin(), row.end(), [](const auto& cell) { return cell.empty(); }); });
  return rows;
}

Block table_block(const Document& document, NodeId table) {
  Block block;
  block.kind = BlockKind::table;
  block.rows = rows_of(document, table);
  for (const auto& row : block.rows) {
    for (const std::string& cell : row) {
      if (cell.empty()) continue;
      if (!block.text.empty()) block.text += ' ';
      block.text += cell;
    }
  }
  return block;
}

// Which blocks are captions: by their markup, or because a rule says so.
std::vector<bool> find_captions(const Document& document, const Selection& selection) {
  std::vector<bool> captions(selection.blocks.size());
  for (std::size_t i = 0; i < captions.size(); ++i) {
    captions[i] = selection.blocks[i].kind == BlockKind::caption || selection.blocks[i].in(filter::kInFigure);
  }
  for (const filter::Pick& pick : selection.picks) {
    if (pick.action != rules::Action::caption) continue;
    const TextBlocks::Range range = selection.blocks.inside(document, pick.node);
    if (range.last - range.first > kMaxCaptionBlocks) continue;
    for (std::size_t i = range.first; i < range.last; ++i) captions[i] = true;
  }
  return captions;
}

}  // namespace

void settle_body(const Summary& summary, Selection& selection) {
  if (selection.headline) {
    for (std::size_t i = 0; i < *selection.headline; ++i) filter::cut_block(selection, i, "above the headline");
    filter::cut_block(selection, *selection.headline, "the headline");
  }
  std::vector<std::string> said;
  for (const std::size_t i : summary.blocks) {
    filter::cut_block(selection, i, "the summary");
    if (i > 0 && is_key_point_label(text::key(selection.blocks.text(i - 1)))) filter::cut_block(selection, i - 1, "the summary");
    said.push_back(text::signature(selection.blocks.text(i)));
  }
  // The text may open with its standfirst; further down it says so again of its own accord.
  std::size_t paragraphs = 0;
  for (std::size_t i = 0; i < selection.blocks.size() && !said.empty() && paragraphs < kOpeningParagraphs; ++i) {
    if (selection.decisions[i].state != State::body) continue;
    if (selection.blocks[i].is_running_text()) ++paragraphs;
    const std::string signature = text::signature(selection.blocks.text(i));
    if (std::find(said.begin(), said.end(), signature) != said.end()) filter::cut_block(selection, i, "said by the summary");
  }
}

std::vector<Block> compose_body(const Document& document, const Selection& selection, const IncludeSet& include, std::string_view base) {
  std::vector<Block> body;
  const auto is_body = [](const filter::Decision& decision) { return decision.state == State::body; };
  body.reserve(static_cast<std::size_t>(std::count_if(selection.decisions.begin(), selection.decisions.end(), is_body)));
  const std::vector<bool> captions = find_captions(document, selection);
  NodeId last_table = dom::kNoNode;
  NodeId images_from = selection.region.nodes.empty() ? 0 : selection.region.nodes.front();
  for (std::size_t i = 0; i < selection.blocks.size(); ++i) {
    const TextBlock& source = selection.blocks[i];
    if (selection.decisions[i].state != State::body) continue;
    if (captions[i] && !include.has(Include::captions)) continue;
    Block block;
    if (source.kind == BlockKind::table) {
      const NodeId table = table_around(document, source.container);
      if (table == last_table) continue;
      last_table = table;
      block = table_block(document, table);
    } else {
      block.kind = captions[i] ? BlockKind::caption : source.kind;
      block.text = selection.blocks.text(i);
      block.level = source.level;
      block.depth = source.depth;
      block.ordered = source.ordered;
      // The second paragraph of an item goes on under it.
      if (block.kind == BlockKind::list_item && !source.starts_item) {
        block.kind = BlockKind::paragraph;
        block.depth = 0;
        block.ordered = false;
      }
    }
    if (include.has(Include::links)) add_links(document, source, base, block);
    if (include.has(Include::images)) add_images(document, images_from, source.last, base, block);
    images_from = source.last;
    body.push_back(std::move(block));
  }
  return body;
}

std::size_t count_words(const std::vector<Block>& body) {
  std::size_t words = 0;
  for (const Block& block : body) words += block.kind == BlockKind::caption ? 0 : text::count_words(block.text);
  return words;
}

}  // namespace presscut::compose
