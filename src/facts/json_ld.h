// The page's JSON-LD (https://schema.org): its articles, and what else it tells about the page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dom/document.h"
#include "facts/dates.h"
#include "facts/page_facts.h"

namespace presscut::facts {

struct LinkedData {
  std::vector<LinkedArticle>
      articles;                      // in page order; those in lists, comments and live updates are not taken
  std::vector<LinkedArticle> pages;  // WebPage, Recipe, VideoObject … read alike, for where no article is
  std::vector<std::string> sites;    // names of the WebSite and of organisations that are the page's own
  std::vector<std::string> crumbs;   // of the first BreadcrumbList, outermost first
};

LinkedData read_linked_data(const dom::Document& document, DateOrder order);

// From the content of blocks, for tests as well.
LinkedData read_linked_data(const std::vector<std::string_view>& blocks, DateOrder order);

// Whether schema.org counts the type as an article: Article and what is derived from it.
bool is_article_type(std::string_view type);

// Puts the article about the page first: the one whose address is the page's, then the one that says most.
void sort_best_first(std::vector<LinkedArticle>& articles, std::string_view page_url);

}  // namespace presscut::facts
