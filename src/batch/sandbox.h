// What a worker gives up before it sees a page: whatever a page makes of it, it can do no more than use
// memory and the processor, within its limits, read what it was given, and answer.
//
// - It can gain no privileges (no_new_privs).
// - Landlock refuses it the file system and the network, where the kernel has it.
// - A filter of system calls (seccomp) allows those for memory, for descriptors that are open, the clock and
// the end:
//   no open, no socket, no exec, no fork. All others fail with EPERM.
// - It has no descriptors but its socket and those it is sent, not even the terminal's; can write no file, and
// leaves no core.
//
// Files are therefore opened by the supervisor, and libraries loaded before (input/loading.h).
#pragma once

#include <string>
#include <vector>

namespace presscut::batch {

enum class SandboxMode { automatic, required, off };

struct SandboxParts {
  bool no_new_privileges = false;
  bool filter = false;
  int landlock = 0;  // its version; 0: none

  // Whether nothing of it lacks that `readable_folder` needs.
  bool is_closed(const std::string& readable_folder) const;
  // "no new privileges, seccomp, Landlock 7"
  std::string to_string() const;
};

// There is no way back, and standard error becomes what standard input is. Files below `readable_folder` can still be read, if it is not "".
SandboxParts enter_sandbox(const std::string& readable_folder);

// What this machine allows: a child tries it.
SandboxParts try_sandbox(const std::string& readable_folder);
// What its kernel says that it offers, which takes a fifth of a millisecond less.
SandboxParts offered_sandbox();

// Closes every descriptor but these and standard error, and turns standard input and output away.
void close_other_descriptors(std::vector<int> kept);

}  // namespace presscut::batch
