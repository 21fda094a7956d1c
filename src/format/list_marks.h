// Where each item of a body's lists stands: its depth without gaps, and its number in a numbered list.
#pragma once

#include <vector>

#include "presscut/article.h"

namespace presscut::format {

struct ListMark {
  std::size_t depth = 0;  // at most one more than the item's before it
  int number = 0;         // from 1; 0 in a list without numbers
};

// Shown every block of a body in order. A block that is no list item ends all lists.
class ListMarks {
 public:
  // Precondition: block.kind == BlockKind::list_item.
  ListMark next(const Block& block) {
    const auto wanted = static_cast<std::size_t>(block.depth > 0 ? block.depth : 0);
    const std::size_t depth = wanted < open_.size() ? wanted : open_.size();
    if (depth < open_.size() && open_[depth].ordered == block.ordered) {
      open_.resize(depth + 1);
    } else {
      open_.resize(depth);
      open_.push_back({block.ordered, 0});
    }
    const int number = ++open_[depth].items;
    return {depth, block.ordered ? number : 0};
  }
  void end_lists() { open_.clear(); }

 private:
  struct OpenList {
    bool ordered = false;
    int items = 0;
  };
  std::vector<OpenList> open_;  // from the outermost
};

}  // namespace presscut::format
