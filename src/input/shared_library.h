// A library that is loaded when it is first needed.
//
// Most runs read plain pages. Linked in the usual way, libarchive with the libraries it needs itself
// (libxml2, ICU, nettle and more) makes every start 0.9 ms slower, zstd and brotli 0.2 ms; a whole short run
// takes 10 ms. The program stays a single file that runs, without them, for all it does not need them for.
#pragma once

#include <optional>
#include <string>

#include "presscut/error.h"

namespace presscut::input {

class SharedLibrary {
 public:
  // By its name with the version, such as "libzstd.so.1". It stays loaded.
  explicit SharedLibrary(const char* name);

  // Fills in a function's address, whose type is that of its declaration.
  template <class Function>
  void find(Function*& function, const char* name) {
    function = reinterpret_cast<Function*>(address(name));
  }

  // Error: unsupported, if the library or one of the functions asked for is not there.
  std::optional<Error> missing() const;

 private:
  void* address(const char* function);

  std::string name_;
  void* handle_ = nullptr;
  bool complete_ = false;
};

}  // namespace presscut::input
