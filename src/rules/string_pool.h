// All strings of a rule set in one, and views into it by offset, so that a set is copied by copying a few
// vectors.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace presscut::rules {

struct StringRef {
  std::uint32_t begin = 0;
  std::uint32_t size = 0;

  bool empty() const { return size == 0; }
};

class StringPool {
 public:
  StringPool() = default;
  // Precondition: the constant characters outlive the pool and its copies.
  explicit StringPool(std::string_view constants) : constants_(constants) {}

  std::string_view view(StringRef ref) const { return {all().data() + ref.begin, ref.size}; }
  std::string_view all() const { return constants_.empty() ? std::string_view(own_) : constants_; }
  StringRef add(std::string_view s) {
    const StringRef ref{static_cast<std::uint32_t>(size()), static_cast<std::uint32_t>(s.size())};
    changed().append(s);
    return ref;
  }
  // Room for `bytes` more, within what a StringRef can point at.
  bool has_room(std::size_t bytes) const { return bytes <= UINT32_MAX && size() <= UINT32_MAX - bytes; }
  std::size_t size() const { return all().size(); }
  void shrink_to(std::size_t size) {
    if (size != this->size()) changed().resize(size);
  }

 private:
  std::string& changed() {
    if (!constants_.empty()) {
      own_ = constants_;
      constants_ = {};
    }
    return own_;
  }

  std::string_view constants_;  // until something is added
  std::string own_;
};

}  // namespace presscut::rules
