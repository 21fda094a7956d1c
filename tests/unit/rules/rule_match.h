// What rules match on a small page, for tests.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "dom/parse.h"
#include "dom/text_index.h"
#include "rules/rule_set.h"

namespace presscut::rules {

inline std::string name_of_node(const dom::Document& document, dom::NodeId node) {
  const std::string_view id = document.attribute(node, "id");
  return std::string(id.empty() ? document.tag_name(node) : id);
}

// The ids (or tags) of the elements matched, in page order, an action behind a colon: "a b:headline".
inline std::string matched(const RuleSet& set, std::string_view html, std::string_view host = "",
                           std::string_view path = "") {
  const dom::Document document = dom::parse_html(html);
  const dom::TextIndex texts(document);
  std::string out;
  for (const Match& match : set.match(document, texts, {host, path})) {
    if (!out.empty()) out += ' ';
    out += name_of_node(document, match.node);
    if (set.action(match.rule) != Action::cut) out += ':' + std::string(name_of(set.action(match.rule)));
  }
  return out;
}

inline RuleSet rules_of(std::string_view text, RuleLayer layer = RuleLayer::user,
                        std::string_view file = "test.rules") {
  RuleSet set;
  for (const RuleError& error : set.add(text, file, layer)) ADD_FAILURE() << error.to_string();
  return set;
}

inline std::string matched(std::string_view rules, std::string_view html, std::string_view host = "",
                           std::string_view path = "") {
  return matched(rules_of(rules), html, host, path);
}

}  // namespace presscut::rules
