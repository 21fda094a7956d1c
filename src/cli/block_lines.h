// A block of a page with what became of it, as lines for a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cli/options.h"
#include "presscut/explain.h"

namespace presscut::cli {

class BlockLines {
 public:
  explicit BlockLines(When color);

  // "VERDICT ELEMENT TEXT", and below it why.
  std::string of(const ExplainedBlock& block) const;

  // How many blocks became what, and what they were cut for: one line each.
  std::string counts(const std::vector<ExplainedBlock>& blocks) const;
  // The parts of the page that competed to be the body, with what each weighs against the one chosen.
  std::string candidates(const std::vector<BodyCandidate>& candidates) const;

 private:
  // `columns` wide, in the verdict's colour.
  std::string verdict_word(Verdict verdict, std::size_t columns) const;

  bool color_;
  std::size_t width_;
};

// Reads and explains one page. Errors as explain(), and those of reading the file.
Result<Explanation> explain_file(const std::string& path, const PageOptions& page, const Rules& rules);

}  // namespace presscut::cli
