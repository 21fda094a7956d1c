// The elements that our own rules for every site cut for good: inside them nothing is of use but what other rules say.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "dom/document.h"
#include "dom/text_index.h"
#include "rules/host_rules.h"
#include "rules/page_state.h"
#include "rules/rule.h"
#include "rules/rule_set.h"

namespace presscut::rules {

class FinalCuts {
 public:
  FinalCuts(const Table<Rule>& rules, const HostRules& here, const dom::Document& document, const dom::TextIndex& texts,
            std::optional<double> most_text)
      : rules_(rules), here_(here), document_(document), texts_(texts), most_text_(most_text) {}

  // Whether an element is inside one.
  bool hold(dom::NodeId id) const { return id < end_; }
  // What was matched at an element, or by it. In page order.
  void add(dom::NodeId id, std::span<const Match> matches);
  // False where one is none after all: its rule was switched off, or a keep was found later.
  bool are_final(const PageState& state, std::span<const Match> matches) const;

 private:
  const Table<Rule>& rules_;
  const HostRules& here_;
  const dom::Document& document_;
  const dom::TextIndex& texts_;
  std::optional<double> most_text_;
  std::vector<Match> cuts_;
  dom::NodeId end_ = 0;       // of the last one
  dom::NodeId kept_end_ = 0;  // of what is kept up to now
};

}  // namespace presscut::rules
