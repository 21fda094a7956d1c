// What is not article, and why. Filters never change the Document: they mark.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "dom/document.h"

namespace presscut::filter {

inline constexpr std::uint32_t kNoRule = UINT32_MAX;

// Why a node is cut. A rule (its number in the RuleSet), or a heuristic by name.
struct Cut {
  dom::NodeId node = dom::kNoNode;
  std::uint32_t rule = kNoRule;
  const char* heuristic = "";  // static storage; "" if a rule cut it
};

// The nodes cut. A cut node's whole subtree is cut, but for what is kept in it.
class Cuts {
 public:
  explicit Cuts(const dom::Document& document) : by_node_(document.size(), 0) {}

  // The first cut of a node stands.
  void add(const Cut& cut);
  // Unmarks the nodes whose cut was wrong. Whether there was any.
  template <class Predicate>
  bool take_back(Predicate is_wrong) {
    const auto wrong = std::stable_partition(cuts_.begin(), cuts_.end(), [&](const Cut& cut) { return !is_wrong(cut); });
    const bool any = wrong != cuts_.end();
    for (auto cut = wrong; cut != cuts_.end(); ++cut) by_node_[cut->node] = 0;
    cuts_.erase(wrong, cuts_.end());
    for (std::size_t i = 0; i < cuts_.size(); ++i) by_node_[cuts_[i].node] = static_cast<std::uint32_t>(i + 1);
    return any;
  }
  // Protects an element that stands inside a cut one: it is not covered by cuts around it.
  void keep(dom::NodeId node) { kept_.push_back(node); }
  bool kept(dom::NodeId node) const;
  // Is this very node marked? Inside a cut subtree, only its root is sure to be.
  bool marked(dom::NodeId node) const { return by_node_[node] != 0; }
  // Precondition: marked(node).
  const Cut& cut_of(dom::NodeId node) const { return cuts_[by_node_[node] - 1]; }
  const std::vector<Cut>& all() const { return cuts_; }

 private:
  std::vector<std::uint32_t> by_node_;  // 0, or 1 + place in cuts_
  std::vector<Cut> cuts_;
  std::vector<dom::NodeId> kept_;  // few; in page order
};

}  // namespace presscut::filter
