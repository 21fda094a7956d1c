#include "filter/rule_marks.h"

#include "filter/thresholds.h"

namespace presscut::filter {

namespace {

using rules::Action;

// Whether an element holds the headline or is an article by its markup.
bool holds_article(const dom::Document& document, dom::NodeId node) {
  for (dom::NodeId id = node; id < document.end(node); ++id) {
    const dom::Tag tag = document.tag(id);
    if (tag == dom::Tag::h1_ || tag == dom::Tag::article_ || tag == dom::Tag::main_ || document.attribute(id, "itemprop") == "articleBody") return true;
  }
  return false;
}

// Whether cutting an element would take most of the page's running text, which no rule for every site is meant to do.
// Of our own rules only what looks like an article is kept from them: a consent dialog may well be longer than the article.
bool takes_too_much(const dom::Document& document, const dom::TextIndex& texts, dom::NodeId node, RuleLayer layer) {
  if (layer != RuleLayer::foreign_list && layer != RuleLayer::generic) return false;
  if (texts[node].outside_links() <= kMaxRuleShare * texts[dom::kRoot].outside_links()) return false;
  return layer == RuleLayer::foreign_list || holds_article(document, node);
}

}  // namespace

Picks apply_rules(const rules::RuleSet& rules, const std::vector<rules::Match>& matches, const dom::Document& document,
                  const dom::TextIndex& texts, Cuts& cuts) {
  Picks picks;
  struct Kept {
    dom::NodeId end;
    RuleLayer layer;
  };
  std::vector<Kept> kept;  // the kept elements around the current one
  for (std::size_t i = 0; i < matches.size();) {
    const dom::NodeId node = matches[i].node;
    while (!kept.empty() && kept.back().end <= node) kept.pop_back();
    const std::size_t first = i;
    while (i < matches.size() && matches[i].node == node) ++i;
    for (std::size_t m = first; m < i; ++m) {
      if (rules.action(matches[m].rule) == Action::keep) {
        kept.push_back({document.end(node), rules.layer(matches[m].rule)});
        cuts.keep(node);
        break;
      }
    }
    for (std::size_t m = first; m < i; ++m) {
      const rules::RuleNumber rule = matches[m].rule;
      const Action action = rules.action(rule);
      if (action == Action::keep) continue;
      if (action != Action::cut) {
        picks.push_back({node, action, rule});
        continue;
      }
      const bool is_protected = !kept.empty() && rules.layer(rule) <= kept.back().layer;
      if (!is_protected && !takes_too_much(document, texts, node, rules.layer(rule))) cuts.add({node, rule, ""});
    }
  }
  return picks;
}

}  // namespace presscut::filter
