// Errors as values: why a page gave no article.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "presscut/export.h"

namespace presscut {

enum class Reason { unreadable, unsupported, too_large, no_article, timeout, out_of_memory, crashed };

// The word a script can match: "unreadable", "no-article", …
PRESSCUT_API std::string_view name_of(Reason reason);

struct Error {
  Reason reason = Reason::unreadable;
  std::string message;  // one line, for a person; does not repeat the reason

  // "reason: message", as a failed record's `error` says it.
  std::string to_string() const { return std::string(name_of(reason)) + ": " + message; }
};

// A value or an Error, with the member names of C++23's std::expected.
// E is the error's type; a stage with errors of its own kind may use another.
template <class T, class E = Error>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(E error) : state_(std::in_place_index<1>, std::move(error)) {}

  bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  // Precondition of error(): !has_value(); of the others from here on: has_value().
  T& value() { return std::get<0>(state_); }
  const T& value() const { return std::get<0>(state_); }
  T& operator*() { return value(); }
  const T& operator*() const { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  const E& error() const { return std::get<1>(state_); }

 private:
  std::variant<T, E> state_;
};

}  // namespace presscut
