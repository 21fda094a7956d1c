// What is not article, and why. Filters never change the Document: they mark.
#pragma once

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
