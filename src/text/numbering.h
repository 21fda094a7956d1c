// Numbers for strings: the same one for the same string, the next one for a new one. It holds hashes and no strings.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace presscut::text {

class Numbering {
 public:
  // The number of the string with a hash. `is_it(number)` tells whether a number stands for it: asked of those of the same
  // hash. Of strings chosen to collide some get more than one number, so that none is looked for long.
  template <class IsIt>
  std::uint32_t number(std::uint32_t hash, IsIt&& is_it) {
    if (std::size_t{2} * next_ >= places_.size()) grow();
    const std::size_t mask = places_.size() - 1;
    for (std::size_t i = 0; i < kMostTries; ++i) {
      Place& place = places_[(hash + i) & mask];
      if (place.number == kFree) {
        place = {hash, next_};
        break;
      }
      if (place.hash == hash && is_it(place.number)) return place.number;
    }
    return next_++;
  }
  std::uint32_t size() const { return next_; }  // numbers given

 private:
  static constexpr std::size_t kFirstPlaces = 256;
  static constexpr std::size_t kMostTries = 64;
  static constexpr std::uint32_t kFree = UINT32_MAX;
  struct Place {
    std::uint32_t hash = 0;
    std::uint32_t number = kFree;
  };

  void grow() {
    std::vector<Place> old(places_.empty() ? kFirstPlaces : places_.size() * 2);
    std::swap(old, places_);
    const std::size_t mask = places_.size() - 1;
    for (const Place& place : old) {
      if (place.number == kFree) continue;
      std::size_t i = 0;
      while (i < kMostTries && places_[(place.hash + i) & mask].number != kFree) ++i;
      if (i < kMostTries) places_[(place.hash + i) & mask] = place;
    }
  }

  std::vector<Place> places_;  // a power of two of them, less than half of them taken
  std::uint32_t next_ = 0;
};

}  // namespace presscut::text
