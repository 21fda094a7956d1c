#include "cli/page_counter.h"

namespace presscut::cli {
namespace {

constexpr int kSteps = 500;  // some milliseconds

}  // namespace

void PageCounter::step() {
  for (int i = 0; i < kSteps && !ended_; ++i) {
    const auto input = inputs_.next();
    ended_ = !input;
    if (input && shard_.has(input->path)) ++count_;
  }
}

}  // namespace presscut::cli
