#include "input/loading.h"

#include <atomic>

namespace presscut::input {
namespace {

// The one thing that is set for the whole process, since what it is about is: whether the system lets it load.
std::atomic<void (*)()> instead_of_loading = nullptr;

}  // namespace

void load_everything() {
  load_zstd();
  load_brotli();
  load_libarchive();
  load_converters();
}

void refuse_loading(void (*instead)()) {
  instead_of_loading = instead;
}

void before_loading() {
  if (void (*const instead)() = instead_of_loading) instead();
}

}  // namespace presscut::input
