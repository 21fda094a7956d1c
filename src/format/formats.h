// The formats: one function and one file each; the table of them is in formats.cpp.
#pragma once

#include <string>

#include "format/fields.h"
#include "presscut/article.h"

namespace presscut::format {

// For people: plain text without marks but those of lists. Quotes, headings and captions stand as paragraphs;
// a table's rows are lines with tabs between the cells.
std::string render_text(const Article& article, const Selection& selection);

// CommonMark; tables in GitHub's form.
std::string render_markdown(const Article& article, const Selection& selection);

// The record, over many lines or on one.
std::string render_json(const Article& article, const Selection& selection);
std::string render_jsonl(const Article& article, const Selection& selection);

// A whole document. Everything is escaped, and no address can run code.
std::string render_html(const Article& article, const Selection& selection);

}  // namespace presscut::format
