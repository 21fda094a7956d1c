// A site config put to work on one page.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "dom/document.h"
#include "facts/page_facts.h"
#include "site_config/config.h"
#include "site_config/site_marks.h"

namespace presscut::site_config {

// The page's HTML with the config's replacements made, in their order. One that would make the text larger
// than `max_bytes`, or several times as large as it was, is left out, with a note.
std::string replace_strings(const Config& config, std::string_view html, std::size_t max_bytes,
                            std::vector<std::string>& notes);

// Evaluates the config as Full-Text RSS does: title, author and date on the page as it is; then what is cut,
// each line on what the ones before it left; then the first body that finds text. Authors and date go into
// `facts`.
SiteMarks apply(const Config& config, const dom::Document& document, facts::PageFacts& facts);

}  // namespace presscut::site_config
