// The page as a reader sees it: blocks of text, one under the other. A block is a run of text that no block boundary breaks,
// no double <br>, and no <br> after a sentence: a paragraph, a heading, a list item, a table cell, a line of a widget. Filters judge blocks; the
// article is made of them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dom/document.h"
#include "dom/text_index.h"
#include "filter/cuts.h"
#include "presscut/article.h"

namespace presscut::filter {

// What stands around a block, as bits.
enum Context : std::uint16_t {
  kInLink = 1 << 0,  // the whole of it inside one <a>
  kInNav = 1 << 1,
  kInAside = 1 << 2,
  kInHeader = 1 << 3,
  kInFooter = 1 << 4,
  kInForm = 1 << 5,
  kInFigure = 1 << 7,
  kInTable = 1 << 8,  // a table of data; a table used for layout is no context
  kInButton = 1 << 9,
  kInList = 1 << 10,
  kInQuote = 1 << 11,
  kInCode = 1 << 12,
  kInCaption = 1 << 13,
};

// Lengths from which a paragraph is running text: with a sentence's end in it, and without (some papers end none).
inline constexpr std::uint32_t kMinRunningText = 40;
inline constexpr std::uint32_t kMinUnpunctuatedText = 120;
// Letters that a CJK character stands for, beside itself: translations into Chinese have about a third of the English characters.
inline constexpr std::uint32_t kCjkExtra = 2;

struct TextBlock {
  dom::NodeId container = dom::kNoNode;  // the innermost block element around it
  dom::NodeId first = dom::kNoNode;      // its first and last text node
  dom::NodeId last = dom::kNoNode;
  BlockKind kind = BlockKind::paragraph;
  std::uint8_t level = 0;   // of a heading
  std::uint8_t depth = 0;   // of a list item, from 0
  bool ordered = false;     // of a list item
  bool starts_item = false;  // of a list item: its first block
  std::uint16_t context = 0;
  std::uint32_t characters = 0;  // code points that are not white space
  std::uint32_t in_cjk = 0;      // of these: Han, Kana, Hangul
  std::uint32_t in_links = 0;    // of these
  std::uint32_t in_bold = 0;     // of these: in <b> and <strong>
  std::uint32_t commas = 0;
  std::uint32_t sentence_ends = 0;  // full stops and their like followed by a space or the end
  const Cut* cut = nullptr;  // covering it; null if kept
  dom::TextRange text;                    // in TextBlocks::text()

  bool in(Context c) const { return (context & c) != 0; }
  // Its length as a text in letters would have it: a Chinese or Japanese character says as much as a few letters.
  std::uint32_t length() const { return characters + kCjkExtra * in_cjk; }
  // Sentences, rather than a label, a heading or an item.
  bool is_running_text() const {
    return (kind == BlockKind::paragraph || kind == BlockKind::quote) && length() >= kMinRunningText &&
           (sentence_ends > 0 || length() >= kMinUnpunctuatedText);
  }
  double link_density() const { return characters == 0 ? 0.0 : static_cast<double>(in_links) / characters; }
};

class TextBlocks {
 public:
  // Text inside an inline element that is cut becomes a block of its own and is left out of the sentence around it.
  TextBlocks(const dom::Document& document, const dom::TextIndex& texts, const Cuts& cuts);

  std::size_t size() const { return blocks_.size(); }
  const TextBlock& operator[](std::size_t i) const { return blocks_[i]; }
  auto begin() const { return blocks_.begin(); }
  auto end() const { return blocks_.end(); }
  // Clean (text::clean); of a code block, with its lines.
  std::string_view text(std::size_t i) const { return {characters_.data() + blocks_[i].text.begin, blocks_[i].text.size}; }
  std::string_view text(const TextBlock& block) const { return {characters_.data() + block.text.begin, block.text.size}; }

  // The blocks whose text stands inside a node: [first, last) places in page order.
  struct Range {
    std::size_t first = 0;
    std::size_t last = 0;
    bool empty() const { return first >= last; }
  };
  Range inside(const dom::Document& document, dom::NodeId node) const;

 private:
  friend class BlockBuilder;
  std::vector<TextBlock> blocks_;
  std::string characters_;
};

// Whether an element's content is never text that a page shows: <head>, <select>, <noscript>, <video> and so on.
bool is_never_shown(dom::Tag tag);

}  // namespace presscut::filter
