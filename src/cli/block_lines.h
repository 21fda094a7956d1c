// A block of a page with what became of it, as lines for a terminal.
#pragma once

#include <cstddef>
#include <string>

#include "cli/options.h"
#include "presscut/explain.h"

namespace presscut::cli {

class BlockLines {
 public:
  explicit BlockLines(When color);

  // "VERDICT ELEMENT TEXT", and below it why.
  std::string of(const ExplainedBlock& block) const;

 private:
  bool color_;
  std::size_t width_;
};

// Reads and explains one page. Errors as explain(), and those of reading the file.
Result<Explanation> explain_file(const std::string& path, const PageOptions& page, const Rules& rules);

}  // namespace presscut::cli
