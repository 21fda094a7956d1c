#include "text/edit_distance.h"

#include <algorithm>
#include <vector>

namespace presscut::text {

std::size_t edit_distance(std::string_view a, std::string_view b) {
  // One row of the table at a time.
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t i = 0; i < row.size(); ++i) row[i] = i;
  for (const char c : a) {
    std::size_t diagonal = row[0]++;
    for (std::size_t x = 0; x < b.size(); ++x) {
      const std::size_t substitution = diagonal + (c == b[x] ? 0 : 1);
      diagonal = row[x + 1];
      row[x + 1] = std::min({substitution, row[x] + 1, row[x + 1] + 1});
    }
  }
  return row.back();
}

}  // namespace presscut::text
