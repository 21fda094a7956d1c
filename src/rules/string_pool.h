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
  std::string_view view(StringRef ref) const { return {characters_.data() + ref.begin, ref.size}; }
  StringRef add(std::string_view s) {
    const StringRef ref{static_cast<std::uint32_t>(characters_.size()), static_cast<std::uint32_t>(s.size())};
    characters_.append(s);
    return ref;
  }
  // Room for `bytes` more, within what a StringRef can point at.
  bool has_room(std::size_t bytes) const {
    return bytes <= UINT32_MAX && characters_.size() <= UINT32_MAX - bytes;
  }
  std::size_t size() const { return characters_.size(); }
  void shrink_to(std::size_t size) { characters_.resize(size); }

 private:
  std::string characters_;
};

}  // namespace presscut::rules
