// Which rules are for which site. A host's name stands for itself and what is below it; "google.*" for a name
// under any public suffix; "/^news[0-9]\./" for what the expression finds.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "rules/selector.h"
#include "rules/string_map.h"

namespace presscut::rules {

// A name in a rule's list of hosts; excluded ones are written with "~".
struct HostName {
  StringRef name;                 // or an expression
  std::uint32_t pattern = kNone;  // an expression's place among the selectors' patterns
  bool excluded = false;
};

// Rules may name their sites by so many expressions: each is tried on every page.
inline constexpr std::size_t kMostHostPatterns = 2'000;

// The names under which rules for `host` may be filed, the most particular first:
// "m.bbc.co.uk" gives m.bbc.co.uk, m.bbc.*, bbc.co.uk, bbc.*, co.uk …
// A page's host is known without its "www.", which a rule may name: it goes before all.
std::vector<std::string> names_of_host(std::string_view host);

// What the hosts say of a rule.
struct HostVerdict {
  std::uint32_t rule = 0;
  bool excluded = false;
};

class HostTable {
 public:
  HostTable() = default;
  // Of names alone, without expressions.
  explicit HostTable(const StringMap::Image& names) : rules_(names) {}
  StringMap::Image names() const { return rules_.image(); }
  bool has_expressions() const { return !patterns_.empty(); }

  void add(const Selectors& selectors, std::uint32_t rule, HostName host);
  // Of every rule that speaks of the host, by rule; an expression decides, then the most particular name.
  std::vector<HostVerdict> find(const StringPool& pool, std::string_view host) const;

 private:
  // A number is the rule's, twice, and one more if it is excluded there.
  struct HostPattern {
    std::shared_ptr<const Pattern> pattern;
    std::vector<std::uint32_t> numbers;
  };

  StringMap rules_;
  StringMap pattern_places_;  // of expressions in the next
  std::vector<HostPattern> patterns_;
};

}  // namespace presscut::rules
