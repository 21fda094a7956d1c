// HTML in UTF-8 to a Document, by the HTML standard's parsing algorithm (gumbo's).
#pragma once

#include <string_view>

#include "dom/document.h"

namespace presscut::dom {

// Any bytes give a Document; malformed markup is repaired as browsers do. The result always has an <html> root
// with <head> and <body>. Elements nested deeper than kMaxDepth are flattened into their ancestor.
Document parse_html(std::string_view html);

// The same with all of the page before the parser's eyes, but for what nests too deep: what parse_html() is tested
// against. White space is as the page has it.
Document parse_html_whole(std::string_view html);

// Plain text as a Document: each paragraph (lines up to a blank one, or a line on its own where lines are whole
// paragraphs) becomes a <p>; a line that starts with a bullet becomes an <li>.
Document parse_plain_text(std::string_view plain_text);

inline constexpr int kMaxDepth = 512;  // as Chromium and WebKit flatten

}  // namespace presscut::dom
