#include "batch/landlock.h"

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>

namespace presscut::batch {
namespace {

// By numbers of our own: the system's headers may be older than its kernel.
constexpr long kCreateRuleset = 444;
constexpr long kAddRule = 445;
constexpr long kRestrictSelf = 446;

constexpr std::uint32_t kAskVersion = 1;
constexpr std::uint32_t kBeneathPath = 1;
constexpr std::uint64_t kReadFile = 1U << 2;
constexpr std::uint64_t kReadFolder = 1U << 3;

struct Ruleset {
  std::uint64_t files = 0;
  std::uint64_t network = 0;  // from version 4 on
  std::uint64_t scope = 0;    // from version 6 on
};

struct [[gnu::packed]] PathRule {
  std::uint64_t allowed = 0;
  std::int32_t folder = -1;
};

// All that a version knows to refuse.
Ruleset everything(int version) {
  Ruleset all;
  int rights = 13;                // execute … make a symbolic link
  if (version >= 2) rights = 14;  // move between folders
  if (version >= 3) rights = 15;  // truncate
  if (version >= 5) rights = 16;  // ioctl on devices
  all.files = (std::uint64_t{1} << rights) - 1;
  if (version >= 4) all.network = 3;  // TCP: bind, connect
  if (version >= 6) all.scope = 3;    // abstract sockets and signals of others
  return all;
}

std::size_t size_for(int version) {
  return version >= 6 ? 24 : version >= 4 ? 16 : 8;
}

bool allow_reading(int ruleset, const std::string& folder) {
  PathRule rule;
  rule.allowed = kReadFile | kReadFolder;
  rule.folder = open(folder.c_str(), O_PATH | O_CLOEXEC);
  if (rule.folder < 0) return false;
  const bool added = syscall(kAddRule, ruleset, kBeneathPath, &rule, 0) == 0;
  close(rule.folder);
  return added;
}

}  // namespace

int landlock_version() {
  return static_cast<int>(std::max(syscall(kCreateRuleset, nullptr, 0, kAskVersion), 0L));
}

int enter_landlock(const std::string& readable_folder) {
  const int version = landlock_version();
  if (version == 0) return 0;
  const Ruleset all = everything(version);
  const int ruleset = static_cast<int>(syscall(kCreateRuleset, &all, size_for(version), 0));
  if (ruleset < 0) return 0;
  const bool is_ready = readable_folder.empty() || allow_reading(ruleset, readable_folder);
  const bool is_in = is_ready && syscall(kRestrictSelf, ruleset, 0) == 0;
  close(ruleset);
  return is_in ? version : 0;
}

}  // namespace presscut::batch
