// HTML in UTF-8 to a Document, by the HTML standard's parsing algorithm (gumbo's).
#pragma once

#include <string_view>

#include "dom/document.h"
#include "presscut/error.h"
#include "presscut/limits.h"

namespace presscut::dom {

// Any bytes give a Document; malformed markup is repaired as browsers do. The result always has an <html> root
// with <head> and <body>. What nests deeper than the limits is flattened into its ancestor. Errors name the limit that a
// page does not keep: too_large, out_of_memory, timeout.
Result<Document> parse_page(std::string_view html, const PageLimits& limits);

// The same without the pass over the markup that precedes the parser (prescan.h), and so without its bounds: to compare with.
Result<Document> parse_unscanned(std::string_view html, const PageLimits& limits);

// The same for a piece of markup. One that does not keep the limits gives an empty document.
Document parse_html(std::string_view html, const PageLimits& limits = {});

// The same with all of the page before the parser's eyes, but for what nests too deep: what parse_html() is tested
// against. White space is as the page has it.
Document parse_html_whole(std::string_view html);

// Plain text as a Document: each paragraph (lines up to a blank one, or a line on its own where lines are whole
// paragraphs) becomes a <p>; a line that starts with a bullet becomes an <li>.
Result<Document> parse_plain_page(std::string_view plain_text, const PageLimits& limits);

// The same for a piece of text: one that does not keep the limits gives an empty document.
Document parse_plain_text(std::string_view plain_text);

}  // namespace presscut::dom
