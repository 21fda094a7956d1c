#include "cli/tally.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/console.h"

namespace presscut::cli {

void Tally::add(const batch::Outcome& outcome, const std::string& source, Seen seen) {
  switch (outcome.kind) {
    case batch::Outcome::Kind::record:
      ++done_;
      from_data_ += outcome.from_data ? 1 : 0;
      duplicates_ += seen == Seen::duplicate ? 1 : 0;
      break;
    case batch::Outcome::Kind::present:
      ++present_;
      return;
    case batch::Outcome::Kind::failed:
    case batch::Outcome::Kind::archive:
      ++failed_;
      ++reasons_[static_cast<std::size_t>(outcome.error->reason)];
      break;
  }
  bytes_ += outcome.bytes;
  if (slowest_.size() == kSlowest && slowest_.back().microseconds >= outcome.microseconds) return;
  const auto place = std::find_if(slowest_.begin(), slowest_.end(),
                                  [&](const Slow& slow) { return slow.microseconds < outcome.microseconds; });
  slowest_.insert(place, {outcome.microseconds, source});
  if (slowest_.size() > kSlowest) slowest_.pop_back();
}

double Tally::seconds() const {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
}

double Tally::per_second(double amount) const {
  const double time = seconds();
  return time > 0 ? amount / time : 0;
}

std::vector<std::string> Tally::summary() const {
  std::vector<std::string> lines;
  std::string counts = fmt::format("{} pages in {:.1f} s: {} ok", pages(), seconds(), done_);
  if (from_data_ > 0) counts += fmt::format(" ({} from data)", from_data_);
  if (duplicates_ > 0) counts += fmt::format(", {} of them duplicates", duplicates_);
  counts += fmt::format(", {} failed", failed_);
  if (present_ > 0) counts += fmt::format(", {} there already", present_);
  lines.push_back(counts);
  for (std::size_t i = 0; i < kReasons; ++i) {
    if (reasons_[i] > 0)
      lines.push_back(fmt::format("  {:<14}{}", name_of(static_cast<Reason>(i)), reasons_[i]));
  }
  if (!slowest_.empty()) lines.emplace_back("slowest pages:");
  for (const auto& slow : slowest_) {
    lines.push_back(
        fmt::format("  {:.3f} s  {}", static_cast<double>(slow.microseconds) / 1e6, printable(slow.source)));
  }
  return lines;
}

}  // namespace presscut::cli
