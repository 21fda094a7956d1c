// The stages of a page's way through presscut, each as a function that the measuring programs call and callgrind finds
// by its name: measured_*.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "presscut/extract.h"

namespace presscut::bench {

struct Page {
  std::string name;
  std::string bytes;
};

// A file, or all files of a folder; with `report`, what cannot be read is told on stderr.
std::vector<Page> read_pages(int count, char** paths);

}  // namespace presscut::bench

extern "C" {
// Each returns something of its result, so that nothing is left out.
std::size_t measured_gumbo(std::string_view html);         // gumbo_parse as everyone calls it
std::size_t measured_gumbo_arena(std::string_view html);   // with an allocator that frees nothing, and no errors kept
std::size_t measured_whole(const presscut::bench::Page& page);  // from bytes to the JSON record, default rules
// The whole once more, stage by stage.
std::size_t measured_stages(const presscut::bench::Page& page);
}
