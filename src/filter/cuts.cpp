#include "filter/cuts.h"

#include <algorithm>

namespace presscut::filter {

void Cuts::add(const Cut& cut) {
  if (marked(cut.node)) return;
  cuts_.push_back(cut);
  by_node_[cut.node] = static_cast<std::uint32_t>(cuts_.size());
}

bool Cuts::kept(dom::NodeId node) const { return std::binary_search(kept_.begin(), kept_.end(), node); }

}  // namespace presscut::filter
