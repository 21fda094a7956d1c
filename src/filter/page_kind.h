// What kind of page this is. A folder of saved pages holds many that are no articles; whoever reads the answer wants to
// know which.
#pragma once

#include <string>

#include "dom/document.h"
#include "facts/page_facts.h"
#include "filter/decisions.h"

namespace presscut::filter {

enum class PageKind : std::uint8_t { article, front, search_results, video, error, robot_check, consent_wall, empty_shell };

struct PageVerdict {
  PageKind kind = PageKind::article;
  int status = 0;         // of an error page: 404, 403 …; 0 if it does not say
  bool is_sure = false;   // whether text that was found on the page is no article's, either
};

// Judges by what the page says of itself and by its shape. Careful: a page is an article unless much speaks against it;
// where no text was found on it (!has_text), less is enough.
PageVerdict judge_page(const dom::Document& document, const facts::PageFacts& facts, const Selection& selection, bool has_text);

// Whether data that such a page carries is of other pages: a front's stories, a search's results.
bool is_no_page_of_data(const PageVerdict& verdict);

// "an error page (404)", "a section front or home page", …; "no running text on the page" for an article.
std::string describe(const PageVerdict& verdict);

}  // namespace presscut::filter
