// What a worker of a run does with a page: from a file or its bytes to its record.
#pragma once

#include "batch/work.h"
#include "cli/options.h"
#include "input/page_reader.h"
#include "presscut/article.h"

namespace presscut::cli {

class Extraction {
 public:
  // Both must outlive it.
  Extraction(const ExtractCommand& command, const Rules& rules);

  batch::Outcome operator()(const batch::Task& task, batch::Progress& progress) const;

 private:
  batch::Outcome page(const input::RawPage& page) const;

  const ExtractCommand& command_;
  ExtractOptions options_;
};

}  // namespace presscut::cli
