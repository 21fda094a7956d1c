#include "site_config/check.h"

#include <algorithm>

#include "xpath/xpath.h"

namespace presscut::site_config {

Checked check(std::string_view text, std::string_view file) {
  ReadConfig read = read_config(text, file);
  Checked checked{std::move(read.remarks), read.config.directives.size() + read.config.replacements.size()};
  for (const ExpressionPlace& place : read.expressions) {
    const auto error = xpath::check(place.expression);
    if (!error) continue;
    checked.remarks.push_back(
        {{std::string(file), place.line, place.column + error->position, "XPath: " + error->message},
         Remark::Weight::fault});
  }
  std::stable_sort(checked.remarks.begin(), checked.remarks.end(),
                   [](const Remark& a, const Remark& b) { return a.place.line < b.place.line; });
  return checked;
}

}  // namespace presscut::site_config
