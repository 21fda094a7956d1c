#include "cli/block_lines.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "cli/console.h"
#include "cli/display.h"

namespace presscut::cli {
namespace {

constexpr std::size_t kWidthOfFile = 120;
constexpr std::size_t kVerdictColumns = 8;
constexpr std::size_t kElementColumns = 28;
constexpr std::size_t kPlaceColumns = 6;
constexpr std::size_t kGap = 2;
constexpr std::size_t kLeastText = 20;

// Colours of ECMA-48, which every terminal has.
std::string_view color_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::headline:
      return "\x1b[1;32m";
    case Verdict::summary:
      return "\x1b[36m";
    case Verdict::body:
      return "\x1b[32m";
    case Verdict::cut:
      return "\x1b[31m";
    case Verdict::outside:
      return "\x1b[2m";
  }
  return "";
}
constexpr std::string_view kColorOff = "\x1b[0m";

// A rule may be long: what is left out of it stands in its file.
std::string why(const ExplainedBlock& block, std::size_t columns) {
  const std::string reason = block.family.empty() ? block.reason : block.family + ": " + block.reason;
  if (block.rule.empty()) return fit(reason, columns);
  const std::string place = "  (" + printable(block.rule) + ")";
  return fit(reason, std::max(kLeastText, columns - std::min(columns, place.size()))) + place;
}

}  // namespace

BlockLines::BlockLines(When color) : color_(wants_color(color)), width_(terminal_width(kWidthOfFile)) {}

std::string BlockLines::verdict_word(Verdict verdict, std::size_t columns) const {
  const std::string word = fill(name_of(verdict), columns);
  return color_ ? std::string(color_of(verdict)) + word + std::string(kColorOff) : word;
}

std::string BlockLines::of(const ExplainedBlock& block) const {
  constexpr std::size_t kTextColumn = kVerdictColumns + kGap + kElementColumns + kGap;
  const std::string gap(kGap, ' ');
  const std::string verdict = verdict_word(block.verdict, kVerdictColumns);
  const std::size_t text_columns = std::max(kLeastText, width_ - std::min(width_, kTextColumn));
  std::string out =
      verdict + gap + fill(block.element, kElementColumns) + gap + fit(block.text, text_columns) + "\n";
  if (block.reason.empty()) return out;
  constexpr std::size_t kWhyColumn = kVerdictColumns + kGap;
  out += std::string(kWhyColumn, ' ') + why(block, width_ - std::min(width_, kWhyColumn)) + "\n";
  return out;
}

std::string BlockLines::counts(const std::vector<ExplainedBlock>& blocks) const {
  constexpr std::size_t kCountColumns = 6;
  std::string out;
  for (const Verdict verdict :
       {Verdict::headline, Verdict::summary, Verdict::body, Verdict::cut, Verdict::outside}) {
    std::size_t count = 0;
    std::map<std::string_view, std::size_t> families;
    for (const auto& block : blocks) {
      if (block.verdict != verdict) continue;
      ++count;
      ++families[block.family.empty() ? "for their shape" : std::string_view(block.family)];
    }
    out += verdict_word(verdict, kVerdictColumns) + fmt::format("{:>{}}  ", count, kCountColumns);
    if (verdict == Verdict::cut) {
      std::string_view separator;
      for (const auto& [family, cut] : families) {
        out += fmt::format("{}{} {}", separator, family, cut);
        separator = ", ";
      }
    } else if (verdict == Verdict::outside) {
      out += "not in the part chosen as the body";
    }
    while (out.ends_with(' ')) out.pop_back();
    out += '\n';
  }
  return out;
}

std::string BlockLines::candidates(const std::vector<BodyCandidate>& candidates) const {
  if (candidates.empty()) return "";
  double body = 0;
  for (const auto& candidate : candidates) {
    if (candidate.place == BodyCandidate::Place::body) body += candidate.weight;
  }
  std::string out = "  weight     than body  blocks     part of the page\n";
  for (const auto& candidate : candidates) {
    const bool chosen = candidate.place == BodyCandidate::Place::body;
    const std::string than_body =
        chosen || body <= 0 ? "" : fmt::format("{:+.0f} %", 100 * (candidate.weight - body) / body);
    const std::string blocks =
        fmt::format("{}-{}", candidate.first_block + 1, candidate.first_block + candidate.block_count);
    const std::string_view word = chosen                                            ? "body"
                                  : candidate.place == BodyCandidate::Place::around ? "around"
                                                                                    : "apart";
    const std::string numbers = fmt::format("{:>8.0f}  {:>12}  {:<9}  ", candidate.weight, than_body, blocks);
    const std::string shown_word =
        chosen ? verdict_word(Verdict::body, kPlaceColumns) : fill(word, kPlaceColumns);
    const std::string path =
        candidate.around.empty() ? candidate.element : candidate.element + "  in " + candidate.around;
    const std::size_t used = numbers.size() + kPlaceColumns + kGap;
    out +=
        numbers + shown_word + "  " + fit(path, std::max(kLeastText, width_ - std::min(width_, used))) + "\n";
    if (!candidate.reason.empty()) {
      out += std::string(used, ' ') +
             fit(candidate.reason, std::max(kLeastText, width_ - std::min(width_, used))) + "\n";
    }
  }
  return out;
}

}  // namespace presscut::cli
