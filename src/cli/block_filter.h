// Which blocks of a page are shown: --only of explain.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "presscut/error.h"
#include "presscut/explain.h"

namespace presscut::cli {

class BlockFilter {
 public:
  // Without any, every block is shown.
  bool all() const { return verdicts_.empty() && families_.empty(); }
  // By its verdict, or by the family of the rule that cut it.
  bool has(const ExplainedBlock& block) const;
  void add(const BlockFilter& more);

 private:
  friend Result<BlockFilter, std::string> read_block_word(std::string_view word);
  std::vector<Verdict> verdicts_;
  std::vector<std::string> families_;
};

// "kept" (headline, summary and body), "cut", "outside" and so on, and the families.
std::vector<std::string> block_words();
Result<BlockFilter, std::string> read_block_word(std::string_view word);

}  // namespace presscut::cli
