// The file of --report: a line for each page as it is done, and the counts at the end.
#pragma once

#include <cstdio>
#include <memory>
#include <string>
#include <system_error>

#include "batch/work.h"
#include "cli/tally.h"

namespace presscut::cli {

class Report {
 public:
  // "" for none.
  std::error_code open(const std::string& path);
  bool is_open() const { return file_ != nullptr; }

  // outcome, seconds, bytes, words and source, between tabs. `word`: "ok", "present", "duplicate", or a
  // reason.
  void page(std::string_view word, const batch::Outcome& outcome, std::string_view source);
  // Lines that begin with "#". An error: not all could be written.
  std::error_code end(const Tally& tally);

 private:
  struct Closer {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  void write(const std::string& line);

  std::unique_ptr<std::FILE, Closer> file_;
  std::error_code error_;  // the first
};

}  // namespace presscut::cli
