// An explanation's blocks, gathered: decisions (one rule or reason with all it decided) and runs (neighbours
// in the page with the same decision). What many blocks share is then said once.
#pragma once

#include <cstddef>
#include <vector>

#include "presscut/explain.h"

namespace presscut::format {

// What a block became and why.
struct Decided {
  const ExplainedBlock* first =
      nullptr;  // stands for all of them: verdict, family, rule and reason are the same
  std::size_t blocks = 0;
  std::size_t characters = 0;
  std::vector<std::size_t> runs;
};

struct Run {
  std::size_t decision = 0;
  std::size_t begin = 0;  // blocks, [begin, end)
  std::size_t end = 0;
};

struct Decisions {
  std::vector<Decided> list;  // by verdict, then by family, then by the first block in the page
  std::vector<Run> runs;      // in page order
};

// It points into `explanation`.
Decisions gather(const Explanation& explanation);

}  // namespace presscut::format
