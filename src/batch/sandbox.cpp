#include "batch/sandbox.h"

#include <fcntl.h>
#include <sys/mman.h>
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
#include <seccomp.h>
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

// With any arguments.
constexpr int kAllowed[] = {
    // descriptors that are open
    SCMP_SYS(read), SCMP_SYS(pread64), SCMP_SYS(readv), SCMP_SYS(write), SCMP_SYS(writev), SCMP_SYS(lseek),
    SCMP_SYS(_llseek), SCMP_SYS(fstat), SCMP_SYS(fstat64), SCMP_SYS(close), SCMP_SYS(poll), SCMP_SYS(ppoll),
    SCMP_SYS(recvmsg), SCMP_SYS(sendmsg), SCMP_SYS(sendto), SCMP_SYS(recvfrom),
    // memory
    SCMP_SYS(brk), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise), SCMP_SYS(futex), SCMP_SYS(sysinfo),
    // the clock, chance, and the end
    SCMP_SYS(clock_gettime), SCMP_SYS(clock_nanosleep), SCMP_SYS(gettimeofday), SCMP_SYS(time),
    SCMP_SYS(getrandom), SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigreturn), SCMP_SYS(restart_syscall), SCMP_SYS(exit), SCMP_SYS(exit_group)};

// To look through a folder that Landlock leaves open.
constexpr int kAllowedForReading[] = {SCMP_SYS(newfstatat), SCMP_SYS(fstatat64), SCMP_SYS(statx),
                                      SCMP_SYS(stat), SCMP_SYS(getdents64)};

class Filter {
 public:
  Filter() : context_(seccomp_init(SCMP_ACT_ERRNO(EPERM))) {}
  ~Filter() { seccomp_release(context_); }
  Filter(const Filter&) = delete;
  Filter& operator=(const Filter&) = delete;

  // A call that this kind of machine does not have is none.
  template <class... Checks>
  void allow(int call, Checks... checks) {
    if (call >= 0)
      is_whole_ =
          seccomp_rule_add(context_, SCMP_ACT_ALLOW, call, sizeof...(checks), checks...) == 0 && is_whole_;
  }

  bool load() { return is_whole_ && seccomp_load(context_) == 0; }

 private:
  scmp_filter_ctx context_;
  bool is_whole_ = true;
};

bool has_filters() {
  std::uint32_t action = SECCOMP_RET_ERRNO;
  return syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0;
}

bool enter_filter(const std::string& readable_folder) {
  Filter filter;
  for (const int call : kAllowed) filter.allow(call);
  // No code can be made.
  filter.allow(SCMP_SYS(mmap), SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
  filter.allow(SCMP_SYS(mmap2), SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
  filter.allow(SCMP_SYS(mprotect), SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
  // What abort() sends.
  filter.allow(SCMP_SYS(tgkill), SCMP_A0(SCMP_CMP_EQ, static_cast<scmp_datum_t>(getpid())));
  filter.allow(SCMP_SYS(fcntl), SCMP_A1(SCMP_CMP_EQ, F_GETFL));
  if (readable_folder.empty()) {
    filter.allow(SCMP_SYS(newfstatat), SCMP_A3(SCMP_CMP_EQ, AT_EMPTY_PATH));  // how glibc calls fstat
  } else {
    for (const int call : kAllowedForReading) filter.allow(call);
    filter.allow(SCMP_SYS(openat), SCMP_A2(SCMP_CMP_MASKED_EQ, O_ACCMODE | O_CREAT | O_TRUNC, O_RDONLY));
  }
  return filter.load();
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
