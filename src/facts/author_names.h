// Names out of a byline.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace presscut::facts {

// "By Jane Doe and John Roe, Political Editor" gives Jane Doe and John Roe. What names nobody is left out:
// addresses,
// @handles, roles, places after "in", photo credits, placeholders such as "admin". Agencies ("dpa") are
// names. "Doe, Jane" is turned round. No repeats.
std::vector<std::string> author_names(std::string_view raw);

// Two to five words, each with a capital but for particles: "Jane van der Doe", not "Center for Drug
// Evaluation".
bool looks_like_person(std::string_view s);

// Adds the names that are not there yet, whatever their case.
void add_names(std::vector<std::string>& names, const std::vector<std::string>& more);
inline constexpr std::size_t kMostNames = 100;  // of one article

}  // namespace presscut::facts
