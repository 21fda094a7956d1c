// What the first pass over a page knows of elements by their tags.
#pragma once

#include <string_view>

#include "dom/tag.h"

namespace presscut::dom {

// Elements whose end the parser supplies by itself, so an open one does not mean depth.
bool closes_itself(Tag tag);
// Elements that have no content, and no end tag.
bool is_void(Tag tag);
// Elements whose content is not markup up to their own end tag.
bool has_raw_content(Tag tag);
// Whether Markup::plain has it.
bool is_plain(std::string_view lower_case_name, Tag tag);
// A start tag that ends an <svg> or <math> around it.
bool ends_foreign_content(std::string_view lower_case_name);
// The name of a custom element, in any case.
bool is_custom(std::string_view name);
// An element of SVG or MathML in which HTML stands.
bool holds_html(std::string_view lower_case_name);

}  // namespace presscut::dom
