// A block's text in runs: plain, and of its links.
#pragma once

#include <string_view>
#include <vector>

#include "presscut/article.h"

namespace presscut::format {

struct InlineRun {
  std::string_view text;
  const Link* link = nullptr;  // null: plain
};

// Finds links where their texts are, in order. What a link's address could run is plain text.
class InlineRuns {
 public:
  explicit InlineRuns(const std::vector<Link>& links) : links_(links) {}

  // Of texts in the order of the links: a block's, or the cells of a table. The views are of `text`, and hold as long.
  std::vector<InlineRun> next(std::string_view text);

 private:
  const std::vector<Link>& links_;
  std::size_t done_ = 0;  // links that have had their turn
};

}  // namespace presscut::format
