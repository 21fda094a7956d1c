// A key that only a whole run can know, set into a record that is rendered already.
#pragma once

#include <optional>
#include <string>

#include "presscut/format.h"

namespace presscut::format {

// Adds `duplicate_of`, null if not given, as the last key of a record. Other formats than JSON stay as they
// are.
std::string with_duplicate_of(std::string record, const std::optional<std::string>& source, Format format);

}  // namespace presscut::format
