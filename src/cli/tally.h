// What became of the pages of a run.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "batch/work.h"

namespace presscut::cli {

class Tally {
 public:
  // `duplicate`: its body has been seen before in this run.
  enum class Seen { new_body, duplicate };
  void add(const batch::Outcome& outcome, const std::string& source, Seen seen);

  std::size_t pages() const { return done_ + failed_ + present_; }
  std::size_t failed() const { return failed_; }
  double seconds() const;
  double pages_per_second() const { return per_second(static_cast<double>(done_ + failed_)); }
  double megabytes_per_second() const { return per_second(static_cast<double>(bytes_) / 1e6); }

  // Counts by outcome and by reason, and the slowest pages; lines without their ends.
  std::vector<std::string> summary() const;

 private:
  static constexpr std::size_t kSlowest = 5;
  static constexpr std::size_t kReasons = static_cast<std::size_t>(Reason::crashed) + 1;
  struct Slow {
    std::uint64_t microseconds;
    std::string source;
  };

  double per_second(double amount) const;

  std::size_t done_ = 0;
  std::size_t from_data_ = 0;
  std::size_t duplicates_ = 0;
  std::size_t present_ = 0;
  std::size_t failed_ = 0;
  std::array<std::size_t, kReasons> reasons_{};
  std::uint64_t bytes_ = 0;
  std::vector<Slow> slowest_;  // from the slowest
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

}  // namespace presscut::cli
