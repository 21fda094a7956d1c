// Which rules are for which site. A host's name stands for itself and what is below it; "google.*" for a name
// under any public suffix.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rules/string_map.h"
#include "rules/string_pool.h"

namespace presscut::rules {

// A name in a rule's list of hosts; excluded ones are written with "~".
struct HostName {
  StringRef name;
  bool excluded = false;
};

// The names under which rules for `host` may be filed, the most particular first:
// "m.bbc.co.uk" gives m.bbc.co.uk, m.bbc.*, bbc.co.uk, bbc.*, co.uk …
std::vector<std::string> names_of_host(std::string_view host);

// What the hosts say of a rule.
struct HostVerdict {
  std::uint32_t rule = 0;
  bool excluded = false;
};

class HostTable {
 public:
  void add(const StringPool& pool, std::uint32_t rule, HostName host);
  // Of every rule that speaks of the host, by rule; the most particular name decides.
  std::vector<HostVerdict> find(const StringPool& pool, std::string_view host) const;

 private:
  StringMap rules_;  // a number is the rule's, twice, and one more if it is excluded there
};

}  // namespace presscut::rules
