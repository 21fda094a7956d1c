// THE TABLE of heuristics over the blocks of the body, in the order they are applied. Each is a file of its own.
#pragma once

#include <array>

#include "filter/decisions.h"

namespace presscut::filter {

// Menus, asides, forms, buttons and footers inside the body.
void cut_page_furniture(const char* name, const dom::Document& document, Selection& selection);
// Lists and paragraphs that are nothing but links to other pages.
void cut_link_blocks(const char* name, const dom::Document& document, Selection& selection);
// Short lines that are neither sentence, heading nor item: labels of widgets.
void cut_stray_lines(const char* name, const dom::Document& document, Selection& selection);
// A text that has been read before: pull quotes, captions shown twice.
void cut_repeats(const char* name, const dom::Document& document, Selection& selection);
// Headings with nothing under them: of a list that was cut, or at the end.
void cut_orphan_headings(const char* name, const dom::Document& document, Selection& selection);

inline constexpr std::array kBlockFilters{
    BlockFilter{"page furniture", cut_page_furniture}, BlockFilter{"only links", cut_link_blocks},
    BlockFilter{"stray line", cut_stray_lines},        BlockFilter{"repeated text", cut_repeats},
    BlockFilter{"heading of nothing", cut_orphan_headings},
};

}  // namespace presscut::filter
