// A run over pages: inputs in, records out, and what is said of them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "batch/duplicates.h"
#include "batch/inputs.h"
#include "batch/supervisor.h"
#include "cli/console.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/page_counter.h"
#include "cli/report.h"
#include "cli/tally.h"

namespace presscut::cli {

class ExtractRun : public batch::Client {
 public:
  ExtractRun(const ExtractCommand& command, batch::Inputs inputs, std::optional<PageCounter> counter);

  // Returns the exit status.
  int run(batch::Work work);

  Fed next(batch::Task& task) override;
  int waits_for() override { return inputs_.waits_for(); }
  bool is_slow_to_open(const batch::Task& task) override;
  Result<int> open(const batch::Task& task) override;
  std::optional<batch::Outcome> settled(batch::Task& task) override;
  Next done(const batch::Task& task, batch::Outcome&& outcome) override;
  void tick(const batch::Task* task) override;

 private:
  Output::Written write(const batch::Task& task, batch::Outcome&& outcome,
                        const std::optional<std::string>& duplicate_of);
  Output::Written write_failed(const batch::Task& task, const Error& error);
  void show_progress(const std::string& page);
  int end();
  std::optional<int> look_at_sandbox(const batch::Confinement& confinement);

  const ExtractCommand& command_;
  batch::Inputs inputs_;
  std::optional<PageCounter> counter_;
  Console console_;
  Output output_;
  Report report_;
  Tally tally_;
  batch::Duplicates duplicates_;
  int status_ = 0;
  std::optional<int> stopped_;  // the status, where no more can be written
};

// Whether there may be more than one page: told by the command line alone, so that the same command always
// prints the same shape.
bool allows_many(const ExtractCommand& command);

}  // namespace presscut::cli
