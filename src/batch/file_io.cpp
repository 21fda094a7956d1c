#include "batch/file_io.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "batch/last_error.h"
#include "batch/signals.h"

namespace presscut::batch {
namespace {

constexpr std::size_t kChunk = std::size_t{64} << 10;

Result<std::string> read_all(int descriptor, std::size_t limit) {
  std::string bytes;
  struct stat status {};
  if (fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode)) {
    if (S_ISREG(status.st_mode) && static_cast<std::size_t>(status.st_size) <= limit) {
      bytes.reserve(static_cast<std::size_t>(status.st_size) + 1);
    }
  }
  std::size_t size = 0;
  for (;;) {
    bytes.resize(std::max(bytes.capacity(), size + kChunk));
    const ssize_t count = read(descriptor, bytes.data() + size, bytes.size() - size);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return Error{Reason::unreadable, last_error().message()};
    if (count == 0) break;
    size += static_cast<std::size_t>(count);
    if (size > limit) return Error{Reason::too_large, "more than " + std::to_string(limit) + " bytes"};
  }
  bytes.resize(size);
  return bytes;
}

}  // namespace

Result<std::string> read_file(const std::string& path, std::size_t limit) {
  if (path == "-") return read_all(STDIN_FILENO, limit);
  const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
  if (descriptor < 0) return Error{Reason::unreadable, last_error().message()};
  auto bytes = read_all(descriptor, limit);
  close(descriptor);
  return bytes;
}

Result<int> open_to_read(const std::string& path) {
  const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  if (descriptor < 0)
    return Error{Reason::unreadable, std::error_code(errno, std::generic_category()).message()};
  return descriptor;
}

std::error_code write_all(int descriptor, std::string_view bytes) {
  const SignalsWait wait;
  while (!bytes.empty()) {
    const ssize_t count = write(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return last_error();
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return {};
}

}  // namespace presscut::batch
