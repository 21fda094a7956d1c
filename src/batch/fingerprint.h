// A body of text as two numbers, so that a run can tell one it has seen from millions.
#pragma once

#include <cstdint>
#include <string_view>

namespace presscut::batch {

struct Fingerprint {
  std::uint64_t exact = 0;    // equal for texts of the same words; 0 for a text without any
  std::uint64_t simhash = 0;  // differs in few bits for texts that share most of their runs of three words; 0
                              // for a text too short to tell
};

// SimHash (Charikar 2002) over runs of three words, case-folded; a character of Chinese or Japanese is a
// word.
Fingerprint fingerprint_of(std::string_view text);

}  // namespace presscut::batch
