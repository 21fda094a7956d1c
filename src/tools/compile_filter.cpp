// Run by the build: writes the filters of system calls that workers enter as BPF programs, so that no run takes the time to
// compile them.
//
//   compile_filter OUTPUT
//
// For the kind of machine that the build runs on, as the default rules are.
#include <fcntl.h>
#include <linux/filter.h>
#include <seccomp.h>
#include <sys/mman.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <vector>

#include "batch/system_call_filter.h"

namespace presscut::batch {
namespace {

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
  Filter() : context_(seccomp_init(SCMP_ACT_ERRNO(EPERM))) {
    // A binary tree: the kernel tries the filter with every number of a call when a worker enters it.
    is_whole_ = seccomp_attr_set(context_, SCMP_FLTATR_CTL_OPTIMIZE, 2) == 0;
  }
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

  // Empty if something failed.
  std::vector<sock_filter> program() const {
    std::FILE* file = std::tmpfile();
    if (!is_whole_ || file == nullptr || seccomp_export_bpf(context_, fileno(file)) != 0) return {};
    std::rewind(file);
    std::vector<sock_filter> instructions;
    for (sock_filter instruction; std::fread(&instruction, sizeof instruction, 1, file) == 1;) {
      instructions.push_back(instruction);
    }
    std::fclose(file);
    return instructions;
  }

 private:
  scmp_filter_ctx context_;
  bool is_whole_ = true;
};

std::vector<sock_filter> program(bool reads_a_folder) {
  Filter filter;
  for (const int call : kAllowed) filter.allow(call);
  // No code can be made.
  filter.allow(SCMP_SYS(mmap), SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
  filter.allow(SCMP_SYS(mmap2), SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
  filter.allow(SCMP_SYS(mprotect), SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
  // What abort() sends.
  filter.allow(SCMP_SYS(tgkill), SCMP_A0(SCMP_CMP_EQ, kAnyProcess));
  filter.allow(SCMP_SYS(fcntl), SCMP_A1(SCMP_CMP_EQ, F_GETFL));
  if (!reads_a_folder) {
    filter.allow(SCMP_SYS(newfstatat), SCMP_A3(SCMP_CMP_EQ, AT_EMPTY_PATH));  // how glibc calls fstat
  } else {
    for (const int call : kAllowedForReading) filter.allow(call);
    filter.allow(SCMP_SYS(openat), SCMP_A2(SCMP_CMP_MASKED_EQ, O_ACCMODE | O_CREAT | O_TRUNC, O_RDONLY));
  }
  return filter.program();
}

bool write(std::ostream& out, const char* name, const std::vector<sock_filter>& program) {
  int places = 0;  // of the process's number
  out << "constexpr sock_filter k" << name << "[] = {\n";
  for (const sock_filter& instruction : program) {
    places += instruction.k == kAnyProcess ? 1 : 0;
    out << "    {" << instruction.code << ',' << int{instruction.jt} << ',' << int{instruction.jf} << ',' << instruction.k
        << "u},\n";
  }
  out << "};\n";
  return places == 1;
}

}  // namespace
}  // namespace presscut::batch

int main(int argument_count, char** arguments) {
  using namespace presscut::batch;
  if (argument_count != 2) {
    std::cerr << "usage: compile_filter OUTPUT\n";
    return EXIT_FAILURE;
  }
  std::ofstream out(arguments[1]);
  out << "#include \"batch/system_call_filter.h\"\n\nnamespace presscut::batch {\nnamespace {\n";
  const bool is_whole = write(out, "Closed", program(false)) && write(out, "Reading", program(true));
  out << "}  // namespace\n"
         "const std::span<const sock_filter> kClosedFilter = kClosed;\n"
         "const std::span<const sock_filter> kReadingFilter = kReading;\n"
         "}  // namespace presscut::batch\n";
  if (is_whole && out.flush()) return EXIT_SUCCESS;
  std::cerr << "compile_filter: no filter could be made\n";
  return EXIT_FAILURE;
}
