// The bodies that a run has seen. A body is a duplicate of the first with the same words, or else of the
// first whose SimHash differs in at most three of its 64 bits, the distance found best for pages of the web
// by Manku, Jain and Das Sarma, "Detecting Near-Duplicates for Web Crawling" (WWW 2007).
//
// Where at most three bits differ, one of four groups of 16 bits is equal: each body stands in four tables,
// and is compared with those of its group alone.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "batch/fingerprint.h"

namespace presscut::batch {

class Duplicates {
 public:
  // The source of the body that this one repeats; nothing for a new one, which is remembered.
  std::optional<std::string> find_or_add(const Fingerprint& body, const std::string& source);

 private:
  static constexpr std::size_t kBands = 4;

  struct Body {
    std::uint64_t simhash;
    std::string source;
  };
  std::vector<Body> bodies_;
  std::unordered_map<std::uint64_t, std::uint32_t> exact_;
  std::array<std::unordered_map<std::uint16_t, std::vector<std::uint32_t>>, kBands> bands_;
};

}  // namespace presscut::batch
