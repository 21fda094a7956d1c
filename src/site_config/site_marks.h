// What a site config says of one page, in the page's nodes: what later stages know of site configs.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "dom/document.h"
#include "presscut/rules.h"
#include "rules/rule_set.h"

namespace presscut::site_config {

// A line of a site config is named where a rule is, by a number above those of all rules.
inline constexpr std::uint32_t kFirstLine = UINT32_MAX / 2;

struct SiteMark {
  dom::NodeId node = dom::kNoNode;
  rules::Action action = rules::Action::cut;  // or headline, body, byline, published
  std::uint32_t line = kFirstLine;            // and above
};

struct SiteMarks {
  std::vector<SiteMark> marks;     // in page order
  std::vector<RuleSummary> lines;  // that the marks name, from kFirstLine on
  std::string headline;            // as the config gives it; "" if it gives none
  bool prunes = true;              // what does not look like article is cut from the body
  bool falls_back = true;          // the body is looked for elsewhere if the config's has no text
  bool names_body = false;         // the config has a body for some page, if not for this one
  std::vector<std::string> notes;  // for explaining: what was read, and what found nothing

  // Precondition: number >= kFirstLine, and a mark's.
  const RuleSummary& line(std::uint32_t number) const { return lines[number - kFirstLine]; }
};

}  // namespace presscut::site_config
