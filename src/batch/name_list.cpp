#include "batch/name_list.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace presscut::batch {
namespace {

constexpr std::size_t kNamesReadAtOnce = std::size_t{64} << 10;

}  // namespace

NameList::Descriptor::~Descriptor() {
  if (number != STDIN_FILENO) close(number);
}

NameList::NameList(int descriptor, char separator)
    : descriptor_(std::make_unique<Descriptor>(descriptor)), separator_(separator) {}

Result<NameList> NameList::open(const std::string& path, char separator) {
  const int descriptor = path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
  if (descriptor < 0)
    return Error{Reason::unreadable, std::error_code(errno, std::generic_category()).message()};
  return NameList(descriptor, separator);
}

std::optional<std::string> NameList::next() {
  for (;;) {
    const std::size_t end = bytes_.find(separator_, searched_);
    if (end == std::string::npos && !ended_) {
      read_more();
      continue;
    }
    if (end == std::string::npos && at_ == bytes_.size()) return std::nullopt;
    std::string name = bytes_.substr(at_, end == std::string::npos ? end : end - at_);
    at_ = searched_ = end == std::string::npos ? bytes_.size() : end + 1;
    if (separator_ == '\n' && name.ends_with('\r')) name.pop_back();
    if (!name.empty()) return name;
  }
}

int NameList::waits_for() {
  for (;;) {
    if (ended_ || bytes_.find(separator_, searched_) != std::string::npos) return -1;
    pollfd ready{descriptor_->number, POLLIN, 0};
    if (poll(&ready, 1, 0) == 0) return descriptor_->number;
    read_more();
  }
}

// Precondition: no separator in what is there.
void NameList::read_more() {
  bytes_.erase(0, at_);
  at_ = 0;
  const std::size_t size = searched_ = bytes_.size();
  bytes_.resize(size + kNamesReadAtOnce);
  const ssize_t count = read(descriptor_->number, bytes_.data() + size, kNamesReadAtOnce);
  ended_ = count == 0 || (count < 0 && errno != EINTR && errno != EAGAIN);
  bytes_.resize(size + (count > 0 ? static_cast<std::size_t>(count) : 0));
}

}  // namespace presscut::batch
