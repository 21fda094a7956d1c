// The default rules as the build embeds them: src/rules/**/*.rules, sorted by path. Those under "sites/" are for single sites.
#pragma once

#include <cstddef>
#include <string_view>

namespace presscut::rules {

struct EmbeddedFile {
  std::string_view name;  // such as "advert.rules" or "sites/scmp.rules"
  std::string_view text;
};

extern const EmbeddedFile kEmbeddedFiles[];
extern const std::size_t kEmbeddedFileCount;

}  // namespace presscut::rules
