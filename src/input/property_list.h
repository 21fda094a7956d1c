// Apple's binary property list: just enough to look up what is under a key.
//
// libplist would do, but for what it does to hostile files: it makes the whole tree at once, by recursion,
// and compares each level with all above it. With version 2.2, 1.8 MB of lists in lists take 53 seconds and
// then overflow the stack. Here nothing is built, and nothing goes deeper than it is asked to.
// https://opensource.apple.com/source/CF/CF-1153.18/CFBinaryPList.c (the format is in the comment at its
// beginning)
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace presscut::input {

class PropertyList {
 public:
  using Object = std::uint64_t;  // an index

  // Nothing: not a property list, or a damaged one. Of bytes that outlive it.
  static std::optional<PropertyList> parse(std::string_view bytes);

  Object top() const { return top_; }
  // What a dictionary has under a key; nothing, if it is none or lacks the key.
  std::optional<Object> find(Object dictionary, std::string_view key) const;
  // Of binary data.
  std::optional<std::string_view> data(Object object) const;
  // In UTF-8.
  std::optional<std::string> string(Object object) const;

 private:
  struct Value {
    unsigned type;           // the upper half of the marker
    std::uint64_t count;     // of bytes, units, items or pairs
    std::string_view bytes;  // from the content on, to the end of the objects
  };
  std::optional<std::uint64_t> number(std::string_view bytes, std::size_t size) const;
  std::optional<Value> value(Object object) const;

  std::string_view objects_;  // with the signature
  std::string_view offsets_;
  std::size_t offset_size_ = 0;
  std::size_t reference_size_ = 0;
  std::uint64_t count_ = 0;
  Object top_ = 0;
};

}  // namespace presscut::input
