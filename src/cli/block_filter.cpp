#include "cli/block_filter.h"

#include <algorithm>

#include "cli/values.h"

namespace presscut::cli {
namespace {

constexpr std::string_view kKept = "kept";
constexpr Verdict kVerdicts[] = {Verdict::headline, Verdict::summary, Verdict::body, Verdict::cut,
                                 Verdict::outside};

template <class T>
void append(std::vector<T>& to, const std::vector<T>& more) {
  to.insert(to.end(), more.begin(), more.end());
}

}  // namespace

bool BlockFilter::has(const ExplainedBlock& block) const {
  return all() || std::find(verdicts_.begin(), verdicts_.end(), block.verdict) != verdicts_.end() ||
         (!block.family.empty() &&
          std::find(families_.begin(), families_.end(), block.family) != families_.end());
}

void BlockFilter::add(const BlockFilter& more) {
  append(verdicts_, more.verdicts_);
  append(families_, more.families_);
}

std::vector<std::string> block_words() {
  std::vector<std::string> words{std::string(kKept)};
  for (const Verdict verdict : kVerdicts) words.emplace_back(name_of(verdict));
  append(words, family_words());
  return words;
}

Result<BlockFilter, std::string> read_block_word(std::string_view word) {
  BlockFilter filter;
  if (word == kKept) {
    filter.verdicts_ = {Verdict::headline, Verdict::summary, Verdict::body};
    return filter;
  }
  for (const Verdict verdict : kVerdicts) {
    if (name_of(verdict) == word) filter.verdicts_ = {verdict};
  }
  if (Family family = Family::other; family_named(word, family)) filter.families_ = {std::string(word)};
  if (filter.all()) return no_such(word, block_words());
  return filter;
}

}  // namespace presscut::cli
