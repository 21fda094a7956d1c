// An array that grows, or one of constants until it is first changed: what the build compiled is used where
// it stands, and only who adds to it pays for a copy.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace presscut::rules {

template <class T>
class Table {
 public:
  Table() = default;
  // Precondition: the constants outlive the table and its copies.
  explicit Table(std::span<const T> constants) : constants_(constants) {}

  std::size_t size() const { return is_constant() ? constants_.size() : own_.size(); }
  bool empty() const { return size() == 0; }
  const T* data() const { return is_constant() ? constants_.data() : own_.data(); }
  const T& operator[](std::size_t place) const { return data()[place]; }
  std::span<const T> view() const { return {data(), size()}; }

  T& change(std::size_t place) { return changed()[place]; }
  void push_back(const T& value) { changed().push_back(value); }
  void append(const T* begin, const T* end) { changed().insert(own_.end(), begin, end); }
  void resize(std::size_t size) {
    if (size != this->size()) changed().resize(size);
  }
  void assign(std::size_t size, const T& value) {
    constants_ = {};
    own_.assign(size, value);
  }

 private:
  bool is_constant() const { return !constants_.empty(); }
  std::vector<T>& changed() {
    if (is_constant()) {
      own_.assign(constants_.begin(), constants_.end());
      constants_ = {};
    }
    return own_;
  }

  std::span<const T> constants_;
  std::vector<T> own_;
};

}  // namespace presscut::rules
