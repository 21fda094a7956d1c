#include <string>
#include <unordered_set>

#include "filter/block_filters.h"
#include "filter/thresholds.h"
#include "text/unicode.h"

namespace presscut::filter {

void cut_repeats(const char* name, const dom::Document&, const facts::PageFacts&, Selection& selection) {
  std::unordered_set<std::string> seen;
  // Portals print a paper's page with its headline, deck and byline under the headline of their own.
  const std::string headline = selection.headline ? text::signature(selection.blocks.text(*selection.headline)) : "";
  bool in_printed_head = false;
  std::size_t paragraphs = 0;  // seen, the standfirst among them
  std::string before;
  std::size_t place_before = 0;
  for (std::size_t i = 0; i < selection.blocks.size(); ++i) {
    const TextBlock& block = selection.blocks[i];
    if (selection.decisions[i].state != State::body || selection.headline == i) continue;
    if (block.kind == BlockKind::table || block.kind == BlockKind::code) continue;
    const bool is_heading = block.kind == BlockKind::heading;
    std::string signature = text::signature(selection.blocks.text(i));
    const bool is_headline = !headline.empty() && signature == headline;
    if (paragraphs <= 1 && (is_headline || (in_printed_head && is_heading))) cut_block(selection, i, name);
    if (is_headline) in_printed_head = true;
    if (block.is_running_text() && !is_headline) {
      ++paragraphs;
      in_printed_head = false;
    }
    // A title shown twice in a row is a player's or a gallery's: on the picture, and under it.
    if (signature == before && block.sentence_ends == 0 && block.kind == BlockKind::paragraph) {
      cut_block(selection, place_before, name);
      cut_block(selection, i, name);
    }
    if (block.characters >= kMinRepeat && !seen.insert(signature).second) cut_block(selection, i, name);
    before = std::move(signature);
    place_before = i;
  }
}

}  // namespace presscut::filter
