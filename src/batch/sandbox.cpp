#include "batch/sandbox.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <string_view>

#include <fmt/format.h>

#include "batch/landlock.h"

#ifdef PRESSCUT_SECCOMP
#include <linux/seccomp.h>

#include "batch/system_call_filter.h"
#endif

namespace presscut::batch {
namespace {

// Sanitizers' reports need more than is left: to read files, and to call a program that knows the symbols.
#ifdef PRESSCUT_SANITIZERS
constexpr std::string_view kObstacle = "built with sanitizers: " PRESSCUT_SANITIZERS;
#else
constexpr std::string_view kObstacle;
#endif

#ifdef PRESSCUT_SECCOMP

bool has_filters() {
  std::uint32_t action = SECCOMP_RET_ERRNO;
  return syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0;
}

bool enter_filter(const std::string& readable_folder) {
  const auto compiled = readable_folder.empty() ? kClosedFilter : kReadingFilter;
  std::vector<sock_filter> instructions(compiled.begin(), compiled.end());
  for (sock_filter& instruction : instructions) {
    if (instruction.k == kAnyProcess) instruction.k = static_cast<std::uint32_t>(getpid());
  }
  const sock_fprog program{static_cast<unsigned short>(instructions.size()), instructions.data()};
  return syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program) == 0;
}

#else

bool has_filters() {
  return false;
}
bool enter_filter(const std::string& /*readable_folder*/) {
  return false;
}

#endif

void limit_resources() {
  const rlimit none{0, 0};
  for (const auto resource : {RLIMIT_CORE, RLIMIT_FSIZE, RLIMIT_NPROC}) setrlimit(resource, &none);
}

}  // namespace

bool SandboxParts::is_closed(const std::string& readable_folder) const {
  return no_new_privileges && filter && (readable_folder.empty() || landlock > 0);
}

std::string SandboxParts::to_string() const {
  std::string text = no_new_privileges ? "no new privileges" : "";
  if (filter) text += ", seccomp";
  if (landlock > 0) text += ", Landlock " + std::to_string(landlock);
  if (!text.empty()) return text;
  return kObstacle.empty() ? "none" : fmt::format("none ({})", kObstacle);
}

SandboxParts enter_sandbox(const std::string& readable_folder) {
  SandboxParts parts;
  if (!kObstacle.empty()) return parts;
  limit_resources();
  // What is told there is of no use to a reader of pages, and on a terminal it could be read from, too.
  dup2(STDIN_FILENO, STDERR_FILENO);
  parts.no_new_privileges = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
  parts.landlock = enter_landlock(readable_folder);
  parts.filter = enter_filter(readable_folder);
  return parts;
}

SandboxParts offered_sandbox() {
  SandboxParts parts;
  if (!kObstacle.empty()) return parts;
  parts.no_new_privileges = prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) >= 0;
  parts.landlock = landlock_version();
  parts.filter = has_filters();
  return parts;
}

SandboxParts try_sandbox(const std::string& readable_folder) {
  constexpr int kPrivileges = 1;
  constexpr int kFilter = 2;
  constexpr int kShift = 2;
  const pid_t child = fork();
  if (child == 0) {
    const SandboxParts parts = enter_sandbox(readable_folder);
    _exit((parts.no_new_privileges ? kPrivileges : 0) | (parts.filter ? kFilter : 0) |
          parts.landlock << kShift);
  }
  int status = 0;
  while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  SandboxParts parts;
  if (child < 0 || !WIFEXITED(status)) return parts;
  const int bits = WEXITSTATUS(status);
  parts.no_new_privileges = (bits & kPrivileges) != 0;
  parts.filter = (bits & kFilter) != 0;
  parts.landlock = bits >> kShift;
  return parts;
}

void close_other_descriptors(std::vector<int> kept) {
  std::sort(kept.begin(), kept.end());
  unsigned from = STDERR_FILENO + 1;
  for (const int descriptor : kept) {
    const auto at = static_cast<unsigned>(descriptor);
    if (descriptor < 0 || at < from) continue;
    if (at > from) close_range(from, at - 1, 0);
    from = at + 1;
  }
  close_range(from, ~0U, 0);
  const int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
  if (nothing < 0) return;
  dup2(nothing, STDIN_FILENO);
  dup2(nothing, STDOUT_FILENO);
  close(nothing);
}

}  // namespace presscut::batch
