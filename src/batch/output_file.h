// A file that appears whole or not at all: written beside its place, and moved there when done.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <system_error>

#include "batch/temporary_file.h"

namespace presscut::batch {

class OutputFile {
 public:
  // The file stays as it is until commit(). What is no plain file, such as /dev/null or a pipe, is written
  // directly.
  // `abandoned`: whether to look for what killed runs have left beside it, and to remove that.
  enum class Abandoned { remove, leave };
  explicit OutputFile(std::string path, Abandoned abandoned = Abandoned::remove);
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
  Abandoned abandoned_;
  int descriptor_ = -1;                       // if written directly
  std::unique_ptr<TemporaryFile> temporary_;  // if not
};

}  // namespace presscut::batch
