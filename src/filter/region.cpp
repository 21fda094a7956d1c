#include "filter/region.h"

#include <algorithm>

#include "filter/thresholds.h"

namespace presscut::filter {

namespace {

using dom::Document;
using dom::kNoNode;
using dom::NodeId;

// The weight of every element: the sum over the blocks inside it.
std::vector<double> weigh(const Document& document, const TextBlocks& blocks) {
  std::vector<double> weights(document.size(), 0);
  for (const TextBlock& block : blocks) weights[block.container] += weight_of(block);
  for (NodeId id = static_cast<NodeId>(document.size()); id-- > 1;) {
    if (document.parent(id) != kNoNode) weights[document.parent(id)] += weights[id];
  }
  return weights;
}

// Of elements with the same weight the innermost: it stands last in page order.
NodeId heaviest(const Document& document, const std::vector<double>& weights) {
  NodeId best = dom::kRoot;
  for (NodeId id = 0; id < document.size(); ++id) {
    if (!document.is_text(id) && weights[id] > 0 && weights[id] >= weights[best]) best = id;
  }
  return best;
}

// Into the part that holds nearly all of it.
NodeId descend(const Document& document, const std::vector<double>& weights, NodeId node) {
  while (true) {
    NodeId next = kNoNode;
    for (NodeId child = document.first_child(node); child != kNoNode; child = document.next_sibling(child)) {
      if (weights[child] >= kDescendShare * weights[node]) next = child;
    }
    if (next == kNoNode || document.tag(next) == dom::Tag::p_) return node;
    node = next;
  }
}

// A page saved with the next stories below holds several articles; the headline tells which is meant.
NodeId article_with_headline(const Document& document, const TextBlocks& blocks, const std::vector<double>& weights, NodeId node,
                             std::optional<std::size_t> headline) {
  if (!headline) return node;
  NodeId best = node;
  for (NodeId at = blocks[*headline].container; at != kNoNode && at != node; at = document.parent(at)) {
    if (document.tag(at) == dom::Tag::article_ && document.contains(node, at) && weights[at] >= kHeadlineArticleShare * weights[node]) {
      best = at;
    }
  }
  return best;
}

// Many short lines, such as a list of names, can outweigh the paragraphs around them; then the heaviest part is a piece of
// the text. The <article> with the headline is the whole of it if its paragraphs alone hold so much more.
NodeId whole_article(const Document& document, const TextBlocks& blocks, NodeId node, std::optional<std::size_t> headline) {
  if (!headline) return node;
  const auto paragraphs = [&](NodeId part) {
    double sum = 0;
    const TextBlocks::Range range = blocks.inside(document, part);
    for (std::size_t i = range.first; i < range.last; ++i) sum += std::max(0.0, weight_of(blocks[i]));
    return sum;
  };
  for (NodeId at = document.parent(node); at != kNoNode; at = document.parent(at)) {
    if (document.tag(at) != dom::Tag::article_ || !document.contains(at, blocks[*headline].container)) continue;
    return paragraphs(at) >= kWholeArticle * paragraphs(node) ? at : node;
  }
  return node;
}

// The innermost element around all of these, which are in page order.
NodeId common_ancestor(const Document& document, const std::vector<NodeId>& nodes) {
  NodeId around = nodes.front();
  while (!document.contains(around, nodes.back())) around = document.parent(around);
  return around;
}

// The elements that rules name as the body, if they hold enough of what was found without them.
std::vector<NodeId> marked_bodies(const Document& document, const std::vector<double>& weights, const Picks& picks, NodeId best) {
  std::vector<NodeId> marked;
  double sum = 0;
  double inside = 0;
  for (const Pick& pick : picks) {
    if (pick.action != rules::Action::body || weights[pick.node] <= 0) continue;
    if (!marked.empty() && document.contains(marked.back(), pick.node)) continue;
    marked.push_back(pick.node);
    sum += weights[pick.node];
    if (document.contains(best, pick.node)) inside += weights[pick.node];
  }
  if (marked.empty()) return marked;
  // Inside the best part they narrow it; around it they must be its better.
  const bool around = std::any_of(marked.begin(), marked.end(), [&](NodeId node) { return document.contains(node, best); });
  if (inside < kMarkedBodyShare * weights[best] && !around) return {};
  std::erase_if(marked, [&](NodeId node) { return !document.contains(best, node) && !document.contains(node, best); });
  // Many small ones are the text's paragraphs, each named as body: what stands between them is of the text too.
  const bool one_leads = std::any_of(marked.begin(), marked.end(), [&](NodeId node) { return weights[node] >= kMarkedBodyShare * sum; });
  if (marked.size() > 1 && !one_leads) return {common_ancestor(document, marked)};
  return marked;
}

}  // namespace

double weight_of(const TextBlock& block) {
  if (block.cut != nullptr || block.kind == BlockKind::caption || block.in(kInFigure)) return 0;
  const double link_density = block.link_density();
  if (block.in(kInNav) || block.in(kInButton)) return -kShortLinePenalty;
  if (block.in(kInLink) || link_density >= kLinkBlockDensity) return -kLinkLinePenalty;
  if (block.kind == BlockKind::heading || block.kind == BlockKind::table) return 0;
  const bool running_text = block.length() >= kMinParagraph && block.sentence_ends + block.commas > 0;
  if (!running_text) return -kShortLinePenalty;
  double weight = block.length() * (1 - link_density);
  if (block.in(kInFooter) || block.in(kInForm) || block.in(kInAside)) weight *= 0.2;
  if (block.kind == BlockKind::list_item) weight *= 0.6;
  return weight;
}

Region choose_region(const Document& document, const TextBlocks& blocks, const Picks& picks, std::optional<std::size_t> headline) {
  Region region;
  if (document.empty() || blocks.size() == 0) return region;
  const std::vector<double> weights = weigh(document, blocks);
  NodeId best = heaviest(document, weights);
  if (weights[best] < kMinBodyWeight) return region;
  const NodeId heaviest_part = best;
  best = article_with_headline(document, blocks, weights, best, headline);
  region.nodes = marked_bodies(document, weights, picks, best);
  if (region.nodes.empty()) {
    const NodeId whole = whole_article(document, blocks, heaviest_part, headline);
    region.nodes.push_back(whole != heaviest_part ? whole : descend(document, weights, best));
  }
  for (const NodeId node : region.nodes) region.weight += weights[node];
  return region;
}

}  // namespace presscut::filter
