#include "format/explain_runs.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

namespace presscut::format {
namespace {

// What is cut by a rule comes before what is cut for its shape.
auto rank(const Decided& decision) {
  return std::make_tuple(decision.first->verdict, decision.first->family.empty(), decision.first->family);
}

}  // namespace

Decisions gather(const Explanation& explanation) {
  using Key = std::tuple<Verdict, std::string_view, std::string_view, std::string_view>;
  std::map<Key, std::size_t> numbers;
  Decisions out;
  const auto& blocks = explanation.blocks;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const ExplainedBlock& block = blocks[i];
    const auto [found, is_new] =
        numbers.try_emplace(Key(block.verdict, block.family, block.rule, block.reason), out.list.size());
    const std::size_t number = found->second;
    if (is_new) out.list.push_back({&block, 0, 0, {}});
    Decided& decision = out.list[number];
    ++decision.blocks;
    decision.characters += block.characters;
    const bool goes_on = !out.runs.empty() && out.runs.back().decision == number &&
                         blocks[i - 1].cut_element == block.cut_element;
    if (goes_on) {
      out.runs.back().end = i + 1;
    } else {
      decision.runs.push_back(out.runs.size());
      out.runs.push_back({number, i, i + 1});
    }
  }
  std::vector<std::size_t> order(out.list.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return rank(out.list[a]) < rank(out.list[b]); });
  std::vector<std::size_t> place(order.size());
  std::vector<Decided> sorted;
  for (std::size_t i = 0; i < order.size(); ++i) {
    place[order[i]] = i;
    sorted.push_back(std::move(out.list[order[i]]));
  }
  out.list = std::move(sorted);
  for (Run& run : out.runs) run.decision = place[run.decision];
  return out;
}

}  // namespace presscut::format
