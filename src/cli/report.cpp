#include "cli/report.h"

#include <fmt/format.h>

#include <cerrno>

#include "cli/console.h"

namespace presscut::cli {

std::error_code Report::open(const std::string& path) {
  file_.reset(std::fopen(path.c_str(), "we"));
  if (!file_) return {errno, std::generic_category()};
  std::setvbuf(file_.get(), nullptr, _IOLBF,
               BUFSIZ);  // can be followed, and has all there was if the run is killed
  return {};
}

void Report::write(const std::string& line) {
  errno = 0;
  if (std::fputs(line.c_str(), file_.get()) == EOF && !error_) error_ = {errno, std::generic_category()};
}

void Report::page(std::string_view word, const batch::Outcome& outcome, std::string_view source) {
  if (!file_) return;
  write(fmt::format("{}\t{:.6f}\t{}\t{}\t{}\n", word, static_cast<double>(outcome.microseconds) / 1e6,
                    outcome.bytes, outcome.words, printable(source)));
}

std::error_code Report::end(const Tally& tally) {
  if (!file_) return {};
  for (const auto& line : tally.summary()) write("# " + line + "\n");
  return error_;
}

}  // namespace presscut::cli
