// The rules that say what is cut from a page and what its elements are. The syntax is that of ad blockers' cosmetic
// filters, with actions; the README's chapter "Rules" tells it with examples.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "presscut/error.h"
#include "presscut/export.h"

namespace presscut {

// What a rule cuts.
enum class Family : std::uint8_t {
  advert, video, newsletter, social, related, comments, paywall, cookie, byline, label, navigation, other
};

PRESSCUT_API std::string_view name_of(Family family);
// Returns false and leaves `family` alone where there is no such family.
PRESSCUT_API bool family_named(std::string_view name, Family& family);

// Who wrote a rule: a later one wins over an earlier one.
enum class RuleLayer : std::uint8_t { foreign_list, generic, site_config, site, user, command_line };

// Why a line is not used: it is wrong, or it asks for what a saved page does not have.
enum class Unusable : std::uint8_t {
  broken,       // not the syntax
  network,      // about requests
  cookie,       // about cookies
  scriptlet,    // runs a script
  html,         // changes the page's source before it is a tree
  style,        // changes how an element looks, or its attributes
  layout,       // asks where and how elements are shown
  state,        // asks what a reader or a script did
  unsupported   // could be answered, but is not
};

// The word for messages: "broken", "network", …
PRESSCUT_API std::string_view name_of(Unusable why);

// Why a line is not a rule, and where.
struct PRESSCUT_API RuleError {
  std::string file;
  std::size_t line = 0;    // from 1
  std::size_t column = 0;  // from 1, in bytes
  std::string message;
  Unusable why = Unusable::broken;

  std::string to_string() const;  // "file:line:column: message"
};

struct RuleSummary {
  std::string file;
  std::size_t line = 0;
  Family family = Family::other;
  RuleLayer layer = RuleLayer::generic;
  std::string text;
};

namespace rules {
class RuleSet;
}

// An immutable set of rules, cheap to copy; safe to share between threads.
class PRESSCUT_API Rules {
 public:
  Rules();  // no rules at all
  static const Rules& defaults();       // ours, generic and for sites; parsed at first use
  static const Rules& generic_defaults();  // ours without those for sites

  // A copy with the rules of `text` added. Unless `layer` is foreign_list, the first bad line is an error;
  // a foreign list's unusable lines are skipped.
  Result<Rules, RuleError> with(std::string_view text, std::string_view file, RuleLayer layer) const;
  // A copy in which no rule of this family cuts.
  Rules allowing(Family family) const;

  // The rules in force for a host ("" for any), in order of layer and place.
  std::vector<RuleSummary> list(std::string_view host) const;

  const rules::RuleSet& set() const { return *set_; }

 private:
  explicit Rules(std::shared_ptr<const rules::RuleSet> set) : set_(std::move(set)) {}
  std::shared_ptr<const rules::RuleSet> set_;
};

}  // namespace presscut
