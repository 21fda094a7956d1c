// What a page says about itself, outside its visible text: JSON-LD, meta tags, <title>, links, language.
// Read once, used by every later stage. Texts are clean (text::clean) with entities decoded.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dom/document.h"
#include "presscut/extract.h"

namespace presscut::facts {

// One schema.org Article (or a subtype: NewsArticle, BlogPosting, LiveBlogPosting …) found in the page's
// JSON-LD.
struct LinkedArticle {
  std::string type;  // "NewsArticle"
  std::string url;
  std::string headline;
  std::string alternative_headline;
  std::string description;
  std::string body;  // articleBody, as given: may hold HTML, paragraphs may be run together
  std::string section;
  std::string language;
  std::string publisher;
  std::string published;  // as PageFacts::published, or "" (also where it cannot be read)
  std::string modified;
  std::vector<std::string> authors;  // names as given, persons before organisations
  bool by_organization = false;      // no person is among the authors
  std::vector<std::string> keywords;
  Image image;
  std::optional<bool> free;  // isAccessibleForFree
};

struct PageFacts {
  std::string url;   // canonical, absolute where the page's address is known; else ""
  std::string host;  // of the url, lower case, without "www."; for rules
  std::string path;  // of the url, from "/"

  std::string title;                      // <title>
  std::string title_without_site;         // the same less " | Site name" and the like
  std::vector<std::string> headlines;     // from meta tags, the most trusted first, less the site's name
  std::vector<std::string> descriptions;  // from meta tags and JSON-LD, without repeats

  std::string publisher;
  std::vector<std::string> authors;  // names, cleaned: no "By", no address, no repeats
  bool authors_are_weak = false;     // they name the site itself, a login or a team: a person whom the page shows is better
  std::string published,
      modified;  // RFC 3339 or "": no zone and no time is added that the page does not give (dates.h)
  std::string section;
  std::vector<std::string> tags;
  Image image;
  std::string language;  // BCP 47 or ""
  std::optional<bool> paywalled;
  std::string type;  // og:type: "article", "website" …

  std::vector<LinkedArticle> articles;  // best first: the one about this page, most complete
};

PageFacts read_facts(const dom::Document& document, const PageHints& hints);

}  // namespace presscut::facts
