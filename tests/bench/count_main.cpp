// Takes pages through measured_*(), for callgrind to count: count_pages WHAT PAGE-OR-FOLDER...
// WHAT is "gumbo", "arena", "whole", "stages", or "nothing": the pages are only read.
#include <cstdio>
#include <cstring>
#include <vector>

#include "stages.h"

int main(int count, char** arguments) {
  if (count < 3) return 2;
  const std::vector<presscut::bench::Page> pages = presscut::bench::read_pages(count - 2, arguments + 2);
  const char* what = arguments[1];
  std::size_t bytes = 0;
  std::size_t sum = 0;
  for (const auto& page : pages) {
    bytes += page.bytes.size();
    if (std::strcmp(what, "gumbo") == 0) sum += measured_gumbo(page.bytes);
    if (std::strcmp(what, "arena") == 0) sum += measured_gumbo_arena(page.bytes);
    if (std::strcmp(what, "whole") == 0) sum += measured_whole(page);
    if (std::strcmp(what, "stages") == 0) sum += measured_stages(page);
  }
  std::printf("%zu pages, %zu bytes, %zu\n", pages.size(), bytes, sum);
  return 0;
}
