// What a site config says of a page, among what the rules say: above the generic rules and judgement, below rules for the
// site, the user's and the command line's.
#pragma once

#include <vector>

#include "dom/document.h"
#include "filter/decisions.h"
#include "rules/rule_set.h"
#include "site_config/site_marks.h"

namespace presscut::filter {

// Cuts what the config cuts, but for what a higher layer keeps.
void cut_by_site(const site_config::SiteMarks& site, const rules::RuleSet& rules, const std::vector<rules::Match>& matches,
                 const dom::Document& document, Cuts& cuts);

// Adds to `picks` what the config says of headline, author and date.
void pick_by_site(const site_config::SiteMarks& site, Picks& picks);

// The config's headline, over the one found without it, unless a higher layer names one.
void name_headline_by_site(const site_config::SiteMarks& site, const rules::RuleSet& rules, const dom::Document& document,
                           Selection& selection);

// Makes the config's body the region: exactly its elements. False, with the region as it was and a note, if it has no
// text left or a higher layer names another; false if the config has none.
bool choose_region_by_site(const site_config::SiteMarks& site, const rules::RuleSet& rules, const dom::Document& document,
                           Selection& selection);

// A config's headline may stand anywhere, and so may its body. What stands above a headline is no part of the text; where
// that would take text from the region, the headline's place is forgotten.
void forget_headline_below_text(const site_config::SiteMarks& site, const dom::Document& document, Selection& selection);

}  // namespace presscut::filter
