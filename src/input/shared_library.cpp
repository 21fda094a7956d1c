#include "input/shared_library.h"

#include <dlfcn.h>

#include "input/loading.h"

namespace presscut::input {

SharedLibrary::SharedLibrary(const char* name) : name_(name) {
  before_loading();
  handle_ = dlopen(name, RTLD_NOW | RTLD_LOCAL);
  complete_ = handle_ != nullptr;
}

void* SharedLibrary::address(const char* function) {
  void* const found = handle_ == nullptr ? nullptr : dlsym(handle_, function);
  if (found == nullptr) complete_ = false;
  return found;
}

std::optional<Error> SharedLibrary::missing() const {
  if (complete_) return std::nullopt;
  return Error{Reason::unsupported, "this needs " + name_ + ", which is not on this machine: install " +
                                        name_.substr(0, name_.find(".so"))};
}

}  // namespace presscut::input
