#include "input/loading.h"

namespace presscut::input {
namespace {

void (*instead_of_loading)() = nullptr;

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
  if (instead_of_loading != nullptr) instead_of_loading();
}

}  // namespace presscut::input
