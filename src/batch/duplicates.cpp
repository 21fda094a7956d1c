#include "batch/duplicates.h"

#include <algorithm>
#include <bit>

namespace presscut::batch {
namespace {

constexpr int kMostBits = 3;
constexpr std::size_t kBandBits = 16;

std::uint16_t band_of(std::uint64_t simhash, std::size_t band) {
  return static_cast<std::uint16_t>(simhash >> (band * kBandBits));
}

}  // namespace

std::optional<std::string> Duplicates::find_or_add(const Fingerprint& body, const std::string& source) {
  if (body.exact == 0) return std::nullopt;
  const auto number = static_cast<std::uint32_t>(bodies_.size());
  const auto [same, is_new] = exact_.try_emplace(body.exact, number);
  if (!is_new) return bodies_[same->second].source;
  if (body.simhash != 0) {
    std::uint32_t first = number;
    for (std::size_t band = 0; band < kBands; ++band) {
      for (const std::uint32_t candidate : bands_[band][band_of(body.simhash, band)]) {
        if (candidate >= first) break;  // they stand in order
        if (std::popcount(bodies_[candidate].simhash ^ body.simhash) <= kMostBits) first = candidate;
      }
    }
    if (first != number) {
      same->second = first;
      return bodies_[first].source;
    }
    for (std::size_t band = 0; band < kBands; ++band)
      bands_[band][band_of(body.simhash, band)].push_back(number);
  }
  bodies_.push_back({body.simhash, source});
  return std::nullopt;
}

}  // namespace presscut::batch
