// How many pages there will be, found out beside the work: a second walk over the inputs, a few steps at a
// time.
#pragma once

#include <cstddef>
#include <optional>

#include "batch/inputs.h"
#include "batch/shard.h"

namespace presscut::cli {

class PageCounter {
 public:
  PageCounter(batch::Inputs inputs, batch::Shard shard) : inputs_(std::move(inputs)), shard_(shard) {}

  // Walks on for a moment.
  void step();
  // Once all have been seen.
  std::optional<std::size_t> total() const { return ended_ ? std::optional(count_) : std::nullopt; }

 private:
  batch::Inputs inputs_;
  batch::Shard shard_;
  std::size_t count_ = 0;
  bool ended_ = false;
};

}  // namespace presscut::cli
