// errno as a value.
#pragma once

#include <cerrno>
#include <system_error>

namespace presscut::batch {

inline std::error_code last_error() {
  return {errno, std::generic_category()};
}

}  // namespace presscut::batch
