// The program: reads the command line, does what it says.
#pragma once

#include <string>
#include <vector>

namespace presscut::cli {

// `arguments`: those after the program's name. Returns the exit status.
int run(const std::vector<std::string>& arguments);

}  // namespace presscut::cli
