// A stable share of the inputs: which one a page is in depends on its name as given and on nothing else, so
// that several machines with the same list divide it without a word.
#pragma once

#include <cstdint>
#include <string_view>

namespace presscut::batch {

struct Shard {
  std::uint64_t number = 1;  // from 1
  std::uint64_t count = 1;

  // FNV-1a of 64 bits (http://www.isthe.com/chongo/tech/comp/fnv/) over the name's bytes, modulo the count.
  constexpr bool has(std::string_view name) const { return hash(name) % count == number - 1; }

  static constexpr std::uint64_t hash(std::string_view name) {
    std::uint64_t value = 0xcbf29ce484222325;
    for (const char c : name) value = (value ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    return value;
  }
};

}  // namespace presscut::batch
