// Names of months as news pages write them, and zones as they abbreviate them.
#pragma once

#include <optional>
#include <string_view>

namespace presscut::facts {

// 1 to 12, or 0. The word is case-folded (text::fold_case); a dot at its end is ignored. English, German,
// French, Spanish, Italian, Portuguese, Dutch, Swedish, Norwegian, Danish, Finnish, Polish, Czech, Russian,
// Ukrainian, Turkish, Greek and Indonesian, in full and short, in the case a date puts them in.
int month_named(std::string_view folded_word);

// Minutes east of UTC. Lower case: "est", "mesz". Of names with several meanings the one that Western news
// means.
std::optional<int> zone_named(std::string_view lower_case_word);

}  // namespace presscut::facts
