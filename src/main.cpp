#include <cstdio>
#include <exception>
#include <new>

#include "cli/run.h"

int main(int argc, char** argv) {
  try {
    return presscut::cli::run({argv + 1, argv + argc});
  } catch (const std::bad_alloc&) {
    std::fputs("presscut: out of memory\n", stderr);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "presscut: %s\n", error.what());
  }
  return 1;
}
