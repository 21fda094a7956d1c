// THE TABLE of heuristics over the blocks of the body, in the order they are applied. Each is a file of its own.
#pragma once

#include <array>

#include "filter/decisions.h"

namespace presscut::filter {

// Menus, asides, forms, buttons and footers inside the body.
void cut_page_furniture(const char* name, const dom::Document& document, const facts::PageFacts& facts, Selection& selection);
// Lists and paragraphs that are nothing but links to other pages.
void cut_link_blocks(const char* name, const dom::Document& document, const facts::PageFacts& facts, Selection& selection);
// What stands above the first paragraph of the text: dates, authors, labels, a list of shares.
void cut_preamble(const char* name, const dom::Document& document, const facts::PageFacts& facts, Selection& selection);
// Boxes between the paragraphs that have a heading of their own or no running text: facts, offers, other stories.
void cut_boxes(const char* name, const dom::Document& document, const facts::PageFacts& facts, Selection& selection);
// The author's name as a line of its own, notes on the author at the end, signatures and agencies' signs.
void cut_bylines(const char* name, const dom::Document& document, const facts::PageFacts& facts, Selection& selection);
// Short lines that are neither sentence, heading nor item: labels of widgets.
void cut_stray_lines(const char* name, const dom::Document& document, const facts::PageFacts& facts, Selection& selection);
// A text that has been read before: pull quotes, captions shown twice.
void cut_repeats(const char* name, const dom::Document& document, const facts::PageFacts& facts, Selection& selection);
// Headings with nothing under them: of a list that was cut, or at the end.
void cut_orphan_headings(const char* name, const dom::Document& document, const facts::PageFacts& facts, Selection& selection);

inline constexpr std::array kBlockFilters{
    BlockFilter{"page furniture", cut_page_furniture}, BlockFilter{"only links", cut_link_blocks},
    BlockFilter{"above the text", cut_preamble},       BlockFilter{"box in the text", cut_boxes},
    BlockFilter{"stray line", cut_stray_lines},        BlockFilter{"repeated text", cut_repeats},
    BlockFilter{"on the author", cut_bylines},         BlockFilter{"heading of nothing", cut_orphan_headings},
};

}  // namespace presscut::filter
