// A title less the name of the site that many pages append to it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace presscut::facts {

struct SiteNames {
  std::vector<std::string> names;  // og:site_name, the publisher of JSON-LD …
  std::string host;                // text::host_of() of the page
};

// "Headline | Section | Site" and "Site: Headline" give "Headline". A part goes only if it is the site's name
// (as given, or as the host spells it: bbc.co.uk and "BBC News"), or if the rest is one of `other_headlines`:
// headlines have dashes, colons and pipes of their own. Never gives "" for a title that has text.
std::string without_site(std::string_view title, const SiteNames& site,
                         const std::vector<std::string>& other_headlines = {});

// Whether a text is no more than the site's name.
bool is_site_name(std::string_view part, const SiteNames& site);

}  // namespace presscut::facts
