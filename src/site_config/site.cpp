#include "site_config/site.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "dom/parse.h"
#include "site_config/apply.h"
#include "site_config/config_folder.h"

namespace presscut::site_config {

SiteMarks read_site(const ExtractOptions& options, const PageHints& hints, const input::OpenedPage& opened,
                    dom::Document& document, facts::PageFacts& facts) {
  if (options.site_config_folder.empty()) return {};
  const std::optional<Config> config = find_config(options.site_config_folder, facts.host);
  if (!config) return {};
  std::vector<std::string> notes{fmt::format("site config: {}", fmt::join(config->files, ", "))};
  if (opened.kind == input::PageKind::html && !config->replacements.empty()) {
    const std::string html = replace_strings(*config, opened.text, options.max_bytes, notes);
    if (html != opened.text) {
      document = dom::parse_html(html, options.limits);
      facts = facts::read_facts(document, hints);
    }
  }
  SiteMarks site = apply(*config, document, facts);
  site.notes.insert(site.notes.begin(), notes.begin(), notes.end());
  return site;
}

}  // namespace presscut::site_config
