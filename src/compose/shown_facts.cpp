#include "compose/shown_facts.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>

#include "dom/text_index.h"
#include "facts/author_names.h"
#include "facts/dates.h"
#include "text/unicode.h"

namespace presscut::compose {

namespace {

using dom::Document;
using filter::Selection;
using filter::State;
using filter::TextBlock;

constexpr std::uint32_t kLongestByline = 160;    // characters
constexpr std::uint32_t kLongestSignature = 70;  // of a line that is nothing but names

// The first and the last block of running text in the body; equal to size() where there is none.
std::pair<std::size_t, std::size_t> text_of(const Selection& selection) {
  std::size_t first = selection.blocks.size(), last = first;
  for (std::size_t i = 0; i < selection.blocks.size(); ++i) {
    if (selection.decisions[i].state != State::body || !selection.blocks[i].is_running_text()) continue;
    if (first == selection.blocks.size()) first = i;
    last = i;
  }
  return {first, last};
}

// Whether an element holds so little that its text may be a line. Looks at no more than a line would take.
bool may_be_line(const Document& document, dom::NodeId node) {
  constexpr dom::NodeId kMostNodes = 200;
  constexpr std::size_t kMostBytes = 4000;
  return document.end(node) - node <= kMostNodes && dom::text_bytes(document, node) <= kMostBytes;
}

bool are_persons(const std::vector<std::string>& names) {
  return !names.empty() && std::all_of(names.begin(), names.end(), [](const std::string& name) {
    return facts::looks_like_person(name) && name.find_first_of("0123456789:?!\"") == std::string::npos;
  });
}

// A line set apart by weight, or in capitals, that holds names and nothing else.
std::vector<std::string> signature_names(const Selection& selection, std::size_t i) {
  const TextBlock& block = selection.blocks[i];
  const std::string_view line = selection.blocks.text(i);
  const bool is_paragraph = block.kind == BlockKind::paragraph && !block.in(filter::kInLink) && !block.in(filter::kInFigure);
  if (!is_paragraph || block.characters > kLongestSignature || block.in_bold < block.characters || line.ends_with('.')) return {};
  std::vector<std::string> names = facts::author_names(line);
  if (!are_persons(names)) return {};
  std::size_t letters = 0;
  for (const std::string& name : names) letters += text::signature(name).size();
  // "Jane Doe and John Roe" is names alone, "Jane Doe wins the cup" is not.
  constexpr std::size_t kConjunction = 5;
  return letters + kConjunction * names.size() >= text::signature(line).size() ? names : std::vector<std::string>();
}

}  // namespace

std::vector<std::string> shown_authors(const Document& document, const Selection& selection) {
  std::vector<std::string> names;
  const auto [first, last] = text_of(selection);
  if (first == selection.blocks.size()) return names;
  // Between the headline and the end of the text; other stories' bylines stand below it.
  const dom::NodeId begin = selection.headline ? selection.blocks[*selection.headline].first : 0;
  const dom::NodeId end = selection.blocks[last].last;
  for (const filter::Pick& pick : selection.picks) {
    if (pick.action != rules::Action::byline || pick.node < begin || pick.node > end || !may_be_line(document, pick.node)) continue;
    const std::string line = dom::text_of(document, pick.node);
    if (line.empty() || text::count_code_points(line) > kLongestByline) continue;
    const std::vector<std::string> found = facts::author_names(line);
    if (are_persons(found)) facts::add_names(names, found);
  }
  constexpr std::size_t kMostNames = 4;  // more are others' bylines inside the text
  return names.size() <= kMostNames ? names : std::vector<std::string>();
}

std::vector<std::string> signed_by(const Selection& selection) {
  std::vector<std::string> names;
  const auto [first, last] = text_of(selection);
  if (first == selection.blocks.size()) return names;
  // A date or a caption may stand between the line and the text.
  constexpr std::size_t kNear = 3;
  for (std::size_t i = first; i-- > 0 && i + kNear >= first && (!selection.headline || i > *selection.headline);) {
    if (names = signature_names(selection, i); !names.empty()) return names;
  }
  return last + 1 < selection.blocks.size() ? signature_names(selection, last + 1) : names;
}

std::string shown_date(const Document& document, const Selection& selection, const std::string& language) {
  const facts::DateOrder order = facts::date_order_of(language);
  for (const filter::Pick& pick : selection.picks) {
    if (pick.action != rules::Action::published) continue;
    for (const char* name : {"datetime", "content", "title"}) {
      if (std::string date = facts::read_date(document.attribute(pick.node, name), order); !date.empty()) return date;
    }
    if (!may_be_line(document, pick.node)) continue;
    const std::string line = dom::text_of(document, pick.node);
    if (text::count_code_points(line) > kLongestByline) continue;
    if (std::string date = facts::read_dateline(line, order); !date.empty()) return date;
  }
  return "";
}

std::string lead_caption(const Selection& selection) {
  constexpr std::uint32_t kShortest = 10;  // characters: shorter ones are credits
  const std::size_t first = text_of(selection).first;
  for (std::size_t i = selection.headline.value_or(0); i < first; ++i) {
    const TextBlock& block = selection.blocks[i];
    const bool is_caption = block.kind == BlockKind::caption || block.in(filter::kInCaption);
    if (is_caption && block.in(filter::kInFigure) && block.length() >= kShortest) return std::string(selection.blocks.text(i));
  }
  return "";
}

}  // namespace presscut::compose
