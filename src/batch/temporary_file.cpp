#include "batch/temporary_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <string_view>
#include <utility>

#include "batch/last_error.h"

namespace presscut::batch {
namespace {

constexpr std::string_view kPrefix = ".presscut-";
constexpr std::string_view kSuffix = ".tmp";
constexpr int kTries = 1000;

// Some file systems know no locks; there, none is taken for abandoned.
bool lock(int descriptor) {
  return flock(descriptor, LOCK_EX | LOCK_NB) == 0;
}

}  // namespace

TemporaryFile::TemporaryFile(int descriptor, std::string path)
    : descriptor_(descriptor), unfinished_(std::make_unique<UnfinishedFile>(std::move(path))) {}

TemporaryFile::~TemporaryFile() {
  if (descriptor_ >= 0) close(descriptor_);
  if (unfinished_) unlink(unfinished_->path().c_str());
}

std::unique_ptr<TemporaryFile> TemporaryFile::make(const std::string& folder, std::error_code& error) {
  const SignalsWait wait;  // until the file is known as unfinished
  for (int number = 0; number < kTries; ++number) {
    std::string path = folder + std::string(kPrefix) + std::to_string(getpid()) + "-" +
                       std::to_string(number) + std::string(kSuffix);
    const int descriptor = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor < 0) {
      error = last_error();
      if (error == std::errc::file_exists)
        continue;  // a process of that number on another machine, or a killed one
      return nullptr;
    }
    lock(descriptor);
    struct stat status {};
    if (fstat(descriptor, &status) == 0 &&
        status.st_nlink == 0) {  // taken for abandoned before it was locked
      close(descriptor);
      continue;
    }
    error.clear();
    return std::unique_ptr<TemporaryFile>(new TemporaryFile(descriptor, std::move(path)));
  }
  return nullptr;
}

std::error_code TemporaryFile::move_to(const std::string& path) {
  // Without this a machine that fails may come back with the new name and no content.
  if (fsync(descriptor_) != 0 && errno != EINVAL && errno != EROFS) return last_error();
  const SignalsWait wait;
  if (rename(unfinished_->path().c_str(), path.c_str()) != 0) return last_error();
  unfinished_.reset();
  return close(std::exchange(descriptor_, -1)) == 0 ? std::error_code{} : last_error();
}

void TemporaryFile::remove_abandoned(const std::string& folder) {
  std::error_code error;
  const std::string place = folder.empty() ? "." : folder;
  for (std::filesystem::directory_iterator at(place, error), end; !error && at != end; at.increment(error)) {
    const std::string name = at->path().filename().string();
    if (!name.starts_with(kPrefix) || !name.ends_with(kSuffix)) continue;
    const int descriptor = open(at->path().c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (descriptor < 0) continue;
    if (lock(descriptor)) unlink(at->path().c_str());
    close(descriptor);
  }
}

}  // namespace presscut::batch
