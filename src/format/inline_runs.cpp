#include "format/inline_runs.h"

#include "format/address.h"

namespace presscut::format {

std::vector<InlineRun> InlineRuns::next(std::string_view text) {
  std::vector<InlineRun> runs;
  std::size_t at = 0;
  for (std::size_t i = done_; i < links_.size(); ++i) {
    const Link& link = links_[i];
    if (link.text.empty() || !is_safe_address(link.url)) continue;
    const std::size_t found = text.find(link.text, at);
    if (found == std::string_view::npos) continue;  // it may be in the text after this one
    if (found > at) runs.push_back({text.substr(at, found - at), nullptr});
    runs.push_back({text.substr(found, link.text.size()), &link});
    at = found + link.text.size();
    done_ = i + 1;
  }
  if (at < text.size()) runs.push_back({text.substr(at), nullptr});
  return runs;
}

}  // namespace presscut::format
