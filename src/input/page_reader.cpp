#include "input/page_reader.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "input/container.h"

namespace presscut::input {
namespace {

std::unique_ptr<PageReader> reader_of(std::unique_ptr<FileStream> file, std::string name,
                                      const ReadLimits& limits) {
  std::string entry = name == "-" ? "" : name;
  auto bytes = std::make_unique<Lookahead>(std::move(file));
  return read_contained({std::move(bytes), std::move(name), "", std::move(entry), limits, limits.max_nested});
}

}  // namespace

Result<std::unique_ptr<PageReader>> open_reader(const std::string& path, const ReadLimits& limits) {
  if (path == "-") return open_reader(STDIN_FILENO, path, limits);
  const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
  if (descriptor < 0) {
    return Error{Reason::unreadable, std::error_code(errno, std::generic_category()).message()};
  }
  return reader_of(std::make_unique<FileStream>(descriptor, FileStream::Ownership::closes), path, limits);
}

std::unique_ptr<PageReader> open_reader(int descriptor, std::string name, const ReadLimits& limits) {
  return reader_of(std::make_unique<FileStream>(descriptor, FileStream::Ownership::borrowed), std::move(name),
                   limits);
}

}  // namespace presscut::input
