#include "body_candidates.h"

namespace presscut {

namespace {

using dom::Document;
using dom::kNoNode;
using dom::NodeId;

// As many as a reader compares.
constexpr std::size_t kMaxChosen = 8;
constexpr std::size_t kMaxAround = 3;
constexpr std::size_t kMaxApart = 4;

// The sum over the blocks inside each element, as filter::choose_region() weighs it.
std::vector<double> weigh(const Document& document, const filter::TextBlocks& blocks) {
  std::vector<double> weights(document.size(), 0);
  for (const filter::TextBlock& block : blocks) weights[block.container] += filter::weight_of(block);
  for (auto id = static_cast<NodeId>(document.size()); id-- > 1;) {
    if (document.parent(id) != kNoNode) weights[document.parent(id)] += weights[id];
  }
  return weights;
}

// Marks an element with all that it holds and all that it stands in.
void mark_line(const Document& document, NodeId node, std::vector<bool>& marked) {
  for (NodeId id = node; id < document.end(node); ++id) marked[id] = true;
  for (NodeId id = document.parent(node); id != kNoNode && !marked[id]; id = document.parent(id))
    marked[id] = true;
}

}  // namespace

std::vector<CandidateNode> body_candidates(const Document& document, const filter::Selection& selection) {
  std::vector<CandidateNode> out;
  if (document.empty()) return out;
  using Place = BodyCandidate::Place;
  const std::vector<double> weights = weigh(document, selection.blocks);
  std::vector<bool> marked(document.size(), false);
  for (const NodeId node : selection.region.nodes) {
    if (out.size() < kMaxChosen) out.push_back({Place::body, node, weights[node]});
    mark_line(document, node, marked);
  }
  if (!out.empty()) {
    double last = out.front().weight;
    std::size_t count = 0;
    for (NodeId at = document.parent(out.front().node); at != kNoNode && count < kMaxAround;
         at = document.parent(at)) {
      if (weights[at] == last) continue;  // the same text in one more element
      last = weights[at];
      out.push_back({Place::around, at, last});
      ++count;
    }
  }
  for (std::size_t count = 0; count < kMaxApart; ++count) {
    NodeId best = kNoNode;
    for (NodeId id = 0; id < document.size(); ++id) {
      if (marked[id] || document.is_text(id) || weights[id] <= 0) continue;
      if (best == kNoNode || weights[id] >= weights[best]) best = id;  // of equal ones the innermost
    }
    if (best == kNoNode) break;
    out.push_back({Place::apart, best, weights[best]});
    mark_line(document, best, marked);
  }
  return out;
}

}  // namespace presscut
