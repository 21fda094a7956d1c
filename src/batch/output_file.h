// A file that appears whole or not at all: written beside its place, and moved there when done.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <system_error>

#include "batch/signals.h"

namespace presscut::batch {

class OutputFile {
 public:
  // The file stays as it is until commit(). What is no plain file, such as /dev/null or a pipe, is written
  // directly.
  explicit OutputFile(std::string path);
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  // Opened at the first call.
  std::error_code write(std::string_view bytes);
  // Without anything written, does nothing.
  std::error_code commit();

 private:
  std::error_code open();

  std::string path_;
  int descriptor_ = -1;
  std::unique_ptr<UnfinishedFile> unfinished_;  // null if written directly
};

// Writes a whole file at once.
std::error_code write_file(const std::string& path, std::string_view bytes);

}  // namespace presscut::batch
