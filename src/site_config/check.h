// What a site config's author wants to hear of it.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "site_config/config.h"

namespace presscut::site_config {

struct Checked {
  std::vector<Remark> remarks;  // by line
  std::size_t directives = 0;   // that can be used
};

// Reads a file and compiles each expression in it.
Checked check(std::string_view text, std::string_view file);

}  // namespace presscut::site_config
