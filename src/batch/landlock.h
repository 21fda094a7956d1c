// Landlock: a process gives up the file system, and the network, for itself and its children.
// https://docs.kernel.org/userspace-api/landlock.html
#pragma once

#include <string>

namespace presscut::batch {

// What a kernel offers grows with this number; 0: it has none.
int landlock_version();

// From now on nothing can be opened, but what is below `readable_folder` for reading; "": nothing at all.
// Returns the version in force, 0 if there is none. Precondition: no_new_privs is set.
int enter_landlock(const std::string& readable_folder);

}  // namespace presscut::batch
