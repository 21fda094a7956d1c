#include "rules/hosts.h"

#include <algorithm>

#include "text/strings.h"

namespace presscut::rules {

namespace {

// A host has few labels; more than these are not looked at.
constexpr std::size_t kMostLabels = 16;

// Whether the last two labels are a public suffix such as co.uk or com.hk, as far as their looks tell.
bool has_two_label_suffix(const std::vector<std::string_view>& labels) {
  const std::size_t n = labels.size();
  return n >= 3 && labels[n - 1].size() == 2 && labels[n - 2].size() <= 3;
}

}  // namespace

std::vector<std::string> names_of_host(std::string_view host) {
  const std::string lower = text::to_lower(host);
  std::vector<std::string_view> labels = text::split(lower, '.');
  if (labels.size() > kMostLabels) {
    labels.erase(labels.begin(), labels.end() - static_cast<std::ptrdiff_t>(kMostLabels));
  }
  const bool two_label_suffix = has_two_label_suffix(labels);
  const auto joined = [&](std::size_t begin, std::size_t end) {
    std::string name;
    for (std::size_t i = begin; i < end; ++i) {
      if (i > begin) name += '.';
      name += labels[i];
    }
    return name;
  };
  std::vector<std::string> names;
  if (!lower.empty() && !lower.starts_with("www.") && labels.size() > 1) {
    names.push_back("www." + joined(0, labels.size()));
    names.push_back("www." + joined(0, labels.size() - 1) + ".*");
    if (two_label_suffix) names.push_back("www." + joined(0, labels.size() - 2) + ".*");
  }
  for (std::size_t i = 0; i < labels.size(); ++i) {
    names.push_back(joined(i, labels.size()));
    if (i + 1 < labels.size()) names.push_back(joined(i, labels.size() - 1) + ".*");
    if (two_label_suffix && i + 2 < labels.size()) names.push_back(joined(i, labels.size() - 2) + ".*");
  }
  return names;
}

void HostTable::add(const Selectors& selectors, std::uint32_t rule, HostName host) {
  const std::uint32_t number = rule * 2 + (host.excluded ? 1 : 0);
  if (host.pattern == kNone) {
    rules_.add(selectors.pool, host.name, number);
    return;
  }
  auto place = static_cast<std::uint32_t>(patterns_.size());
  pattern_places_.for_each(selectors.pool, selectors.pool.view(host.name),
                           [&](std::uint32_t known) { place = known; });
  if (place == patterns_.size()) {
    pattern_places_.add(selectors.pool, host.name, place);
    patterns_.push_back({selectors.patterns[host.pattern], {}});
  }
  patterns_[place].numbers.push_back(number);
}

std::vector<HostVerdict> HostTable::find(const StringPool& pool, std::string_view host) const {
  std::vector<HostVerdict> verdicts;
  if (host.empty()) return verdicts;
  const auto add = [&](std::uint32_t number) { verdicts.push_back({number / 2, number % 2 != 0}); };
  if (!patterns_.empty()) {
    const std::string lower = text::to_lower(host);
    for (const HostPattern& entry : patterns_) {
      if (!entry.pattern->found_in(lower) && !entry.pattern->found_in("www." + lower)) continue;
      for (const std::uint32_t number : entry.numbers) add(number);
    }
  }
  if (!rules_.empty()) {
    for (const std::string& name : names_of_host(host)) rules_.for_each(pool, name, add);
  }
  std::stable_sort(verdicts.begin(), verdicts.end(),
                   [](const HostVerdict& a, const HostVerdict& b) { return a.rule < b.rule; });
  const auto last = std::unique(verdicts.begin(), verdicts.end(),
                                [](const HostVerdict& a, const HostVerdict& b) { return a.rule == b.rule; });
  verdicts.erase(last, verdicts.end());
  return verdicts;
}

}  // namespace presscut::rules
