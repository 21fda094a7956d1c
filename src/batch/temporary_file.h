// A file under a name of its own, beside the place that it is meant for. The process holds a lock on it while
// it lives, so that another one, on this machine or on one that shares the folder, can tell what a killed run
// left.
#pragma once

#include <memory>
#include <string>
#include <system_error>

#include "batch/signals.h"

namespace presscut::batch {

class TemporaryFile {
 public:
  // In `folder`, which ends in "/" or is "".
  static std::unique_ptr<TemporaryFile> make(const std::string& folder, std::error_code& error);
  // Removes it, unless it has been moved.
  ~TemporaryFile();
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  int descriptor() const { return descriptor_; }
  // Flushes it to the disk, and gives it its name. Nothing is written after.
  std::error_code move_to(const std::string& path);

  // Removes those of a folder that nobody holds any more.
  static void remove_abandoned(const std::string& folder);

 private:
  TemporaryFile(int descriptor, std::string path);

  int descriptor_;
  std::unique_ptr<UnfinishedFile> unfinished_;
};

}  // namespace presscut::batch
