#include "batch/output_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <utility>

#include "batch/file_io.h"

namespace presscut::batch {
namespace {

std::error_code last_error() {
  return {errno, std::generic_category()};
}

}  // namespace

OutputFile::OutputFile(std::string path) : path_(std::move(path)) {}

OutputFile::~OutputFile() {
  if (descriptor_ >= 0) close(descriptor_);
  if (unfinished_) unlink(unfinished_->path().c_str());
}

std::error_code OutputFile::open() {
  std::error_code error;
  // A link stays one: what it leads to is replaced.
  const auto place = std::filesystem::canonical(path_, error);
  if (!error) path_ = place.string();
  struct stat status {};
  const bool exists = stat(path_.c_str(), &status) == 0;
  if (exists && !S_ISREG(status.st_mode)) {
    descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY);
    return descriptor_ < 0 ? last_error() : std::error_code{};
  }
  if (exists && access(path_.c_str(), W_OK) != 0) return last_error();
  const std::string folder = std::filesystem::path(path_).parent_path().string();
  unfinished_ = std::make_unique<UnfinishedFile>((folder.empty() ? "" : folder + "/") + ".presscut-" +
                                                 std::to_string(getpid()) + ".tmp");
  descriptor_ = ::open(unfinished_->path().c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor_ < 0) {
    error = last_error();
    unfinished_.reset();
    return error;
  }
  if (exists) fchmod(descriptor_, status.st_mode & 07777);
  return {};
}

std::error_code OutputFile::write(std::string_view bytes) {
  if (descriptor_ < 0) {
    if (const auto error = open()) return error;
  }
  return write_all(descriptor_, bytes);
}

std::error_code OutputFile::commit() {
  if (descriptor_ < 0) return {};
  const int closed = close(std::exchange(descriptor_, -1));
  if (closed != 0) return last_error();
  if (!unfinished_) return {};
  const SignalsWait wait;
  if (rename(unfinished_->path().c_str(), path_.c_str()) != 0) return last_error();
  unfinished_.reset();
  return {};
}

std::error_code write_file(const std::string& path, std::string_view bytes) {
  OutputFile file(path);
  if (const auto error = file.write(bytes)) return error;
  return file.commit();
}

}  // namespace presscut::batch
