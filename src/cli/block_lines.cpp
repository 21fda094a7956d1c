#include "cli/block_lines.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/console.h"
#include "cli/display.h"

namespace presscut::cli {
namespace {

constexpr std::size_t kWidthOfNoTerminal = 120;
constexpr std::size_t kVerdictColumns = 8;
constexpr std::size_t kElementColumns = 28;
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

BlockLines::BlockLines(When color) : color_(wants_color(color)), width_(terminal_width(kWidthOfNoTerminal)) {}

std::string BlockLines::of(const ExplainedBlock& block) const {
  constexpr std::size_t kTextColumn = kVerdictColumns + kGap + kElementColumns + kGap;
  const std::string gap(kGap, ' ');
  std::string verdict = fill(name_of(block.verdict), kVerdictColumns);
  if (color_) verdict = std::string(color_of(block.verdict)) + verdict + std::string(kColorOff);
  const std::size_t text_columns = std::max(kLeastText, width_ - std::min(width_, kTextColumn));
  std::string out =
      verdict + gap + fill(block.element, kElementColumns) + gap + fit(block.text, text_columns) + "\n";
  if (block.reason.empty()) return out;
  constexpr std::size_t kWhyColumn = kVerdictColumns + kGap;
  out += std::string(kWhyColumn, ' ') + why(block, width_ - std::min(width_, kWhyColumn)) + "\n";
  return out;
}

}  // namespace presscut::cli
