#include "batch/output_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <utility>

#include "batch/file_io.h"
#include "batch/last_error.h"

namespace presscut::batch {
namespace {

}  // namespace

OutputFile::OutputFile(std::string path, Abandoned abandoned)
    : path_(std::move(path)), abandoned_(abandoned) {}

OutputFile::~OutputFile() {
  if (descriptor_ >= 0) close(descriptor_);
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
  std::string folder = std::filesystem::path(path_).parent_path().string();
  if (!folder.empty() && !folder.ends_with('/')) folder += '/';
  if (abandoned_ == Abandoned::remove) TemporaryFile::remove_abandoned(folder);
  temporary_ = TemporaryFile::make(folder, error);
  if (!temporary_) return error;
  if (exists) fchmod(temporary_->descriptor(), status.st_mode & 07777);
  return {};
}

std::error_code OutputFile::write(std::string_view bytes) {
  if (descriptor_ < 0 && !temporary_) {
    if (const auto error = open()) return error;
  }
  return write_all(temporary_ ? temporary_->descriptor() : descriptor_, bytes);
}

std::error_code OutputFile::commit() {
  if (temporary_) {
    const std::error_code error = temporary_->move_to(path_);
    temporary_.reset();
    return error;
  }
  if (descriptor_ < 0) return {};
  return close(std::exchange(descriptor_, -1)) == 0 ? std::error_code{} : last_error();
}

std::error_code write_file(const std::string& path, std::string_view bytes) {
  OutputFile file(path);
  if (const auto error = file.write(bytes)) return error;
  return file.commit();
}

}  // namespace presscut::batch
