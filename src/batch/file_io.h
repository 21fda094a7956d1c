// Whole files, in and out, by the system's calls: any name, any bytes, errors told.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <system_error>

#include "presscut/error.h"

namespace presscut::batch {

// A file's bytes; "-" is standard input. Errors: unreadable; too_large, if it holds more than `limit` bytes.
Result<std::string> read_file(const std::string& path, std::size_t limit);

// A descriptor of an existing file. Error: unreadable.
Result<int> open_to_read(const std::string& path);

// Writes everything. While a record is written, SIGINT and SIGTERM wait, so that it is written whole.
std::error_code write_all(int descriptor, std::string_view bytes);

}  // namespace presscut::batch
