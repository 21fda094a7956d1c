#include "compose/summary.h"

#include <algorithm>

#include "text/similarity.h"
#include "text/unicode.h"

namespace presscut::compose {

namespace {

using filter::Selection;
using filter::State;
using filter::TextBlock;
using filter::TextBlocks;

// Bounds of a summary item, in characters that are not white space.
constexpr std::uint32_t kMinItem = 12;
constexpr std::uint32_t kMaxItem = 900;
// How alike a block and the page's description must be for the block to be what the description was made from.
constexpr double kDescriptionSimilarity = 0.85;
// A summary stands above the text: at most this many paragraphs of the body may come before it.
constexpr std::size_t kMaxParagraphsBefore = 1;
constexpr std::size_t kMaxItems = 10;

// Where summaries may stand: from the headline to the first paragraphs of the body.
struct Window {
  std::size_t first = 0;
  std::size_t last = 0;  // one past
};

bool is_running_text(const TextBlock& block) {
  return block.kind == BlockKind::paragraph && block.characters >= 40 && block.sentence_ends > 0;
}

Window window_of(const Selection& selection) {
  Window window;
  window.first = selection.headline ? *selection.headline + 1 : 0;
  window.last = window.first;
  std::size_t paragraphs = 0;
  for (std::size_t i = window.first; i < selection.blocks.size(); ++i) {
    window.last = i + 1;
    if (selection.decisions[i].state == State::body && is_running_text(selection.blocks[i]) && ++paragraphs > kMaxParagraphsBefore + 1) break;
  }
  return window;
}

bool may_be_item(const Selection& selection, std::size_t i) {
  const TextBlock& block = selection.blocks[i];
  return block.cut == nullptr && block.characters >= kMinItem && block.characters <= kMaxItem && block.link_density() < 0.5 &&
         block.kind != BlockKind::caption && !block.in(filter::kInFigure) && !block.in(filter::kInNav) && !block.in(filter::kInFooter);
}

// What rules name as the summary.
Summary marked(const dom::Document& document, const Selection& selection, const Window& window) {
  for (const filter::Pick& pick : selection.picks) {
    if (pick.action != rules::Action::summary) continue;
    const TextBlocks::Range range = selection.blocks.inside(document, pick.node);
    if (range.empty() || range.first < window.first || range.first >= window.last || range.last - range.first > 2 * kMaxItems) continue;
    Summary summary;
    summary.reason = "named as the summary by a rule";
    for (std::size_t i = range.first; i < range.last; ++i) {
      if (may_be_item(selection, i)) summary.blocks.push_back(i);
    }
    if (!summary.blocks.empty() && summary.blocks.size() <= kMaxItems) return summary;
  }
  return {};
}

// The first body paragraph looks like the next ones; a standfirst does not.
bool looks_like_the_text(const dom::Document& document, const Selection& selection, std::size_t candidate) {
  const TextBlock& block = selection.blocks[candidate];
  if (block.kind == BlockKind::heading || block.in_bold * 10 >= block.characters * 9) return false;
  for (std::size_t i = candidate + 1; i < selection.blocks.size(); ++i) {
    const TextBlock& next = selection.blocks[i];
    if (selection.decisions[i].state != State::body || !is_running_text(next)) continue;
    return document.parent(next.container) == document.parent(block.container) && document.tag(next.container) == document.tag(block.container) &&
           document.attribute(next.container, "class") == document.attribute(block.container, "class");
  }
  return true;
}

// A block that the page's description repeats, and that is set apart from the text.
Summary described(const dom::Document& document, const Selection& selection, const Window& window, const facts::PageFacts& facts) {
  for (std::size_t i = window.first; i < window.last; ++i) {
    if (!may_be_item(selection, i) || looks_like_the_text(document, selection, i)) continue;
    for (const std::string& description : facts.descriptions) {
      if (text::similarity(selection.blocks.text(i), description) >= kDescriptionSimilarity) {
        return {{i}, "set apart, and repeated by the page's description"};
      }
    }
  }
  return {};
}

}  // namespace

Summary find_summary(const dom::Document& document, const Selection& selection, const facts::PageFacts& facts) {
  const Window window = window_of(selection);
  if (Summary summary = marked(document, selection, window); !summary.blocks.empty()) return summary;
  if (Summary summary = described(document, selection, window, facts); !summary.blocks.empty()) return summary;
  return {};
}

}  // namespace presscut::compose
