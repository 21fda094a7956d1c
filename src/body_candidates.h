// The parts of a page that competed to be the body, for explaining.
#pragma once

#include <cstddef>
#include <vector>

#include "filter/decisions.h"
#include "presscut/explain.h"

namespace presscut {

struct CandidateNode {
  BodyCandidate::Place place = BodyCandidate::Place::apart;
  dom::NodeId node = dom::kNoNode;
  double weight = 0;
};

// What was chosen, then of what stands around it and apart from it the heaviest few.
std::vector<CandidateNode> body_candidates(const dom::Document& document, const filter::Selection& selection);

}  // namespace presscut
