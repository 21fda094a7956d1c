// What a reader gives for bytes, as lines to compare.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "input/container.h"
#include "input/page_reader.h"

namespace presscut::input {

// "name = bytes", or "name: reason: message".
inline std::string shown(const RawPage& page) {
  return page.error ? page.name + ": " + page.error->to_string() : page.name + " = " + page.bytes;
}

inline std::vector<RawPage> raw_pages(std::string_view bytes, std::string name,
                                      const ReadLimits& limits = {}) {
  const auto reader = read_contained({std::make_unique<Lookahead>(std::make_unique<MemoryStream>(bytes)),
                                      name, "", name, limits, limits.max_nested});
  std::vector<RawPage> pages;
  while (auto page = reader->next()) pages.push_back(std::move(*page));
  return pages;
}

inline std::vector<std::string> pages_of(std::string_view bytes, std::string name,
                                         const ReadLimits& limits = {}) {
  std::vector<std::string> lines;
  for (const RawPage& page : raw_pages(bytes, std::move(name), limits)) lines.push_back(shown(page));
  return lines;
}

}  // namespace presscut::input
