#include "dom/text_index.h"

#include "text/unicode.h"

namespace presscut::dom {

namespace {

TextCount count(std::string_view characters) {
  TextCount counted;
  for (std::size_t i = 0; i < characters.size();) {
    if (const char plain = characters[i]; plain > ' ' && plain < 0x7F) {
      ++counted.characters;
      counted.commas += plain == ',' ? 1 : 0;
      ++i;
      continue;
    }
    const char32_t c = text::next_code_point(characters, i);
    if (text::is_space(c) || text::is_invisible(c)) continue;
    ++counted.characters;
    if (is_comma(c)) ++counted.commas;
  }
  return counted;
}

}  // namespace

TextIndex::TextIndex(const Document& document) : counts_(document.size()) {
  for (NodeId id = 0; id < document.size(); ++id) {
    if (document.is_text(id)) counts_[id] = count(document.text(id));
  }
  // Children stand after their parents, so going backwards each node is complete when it is added to its parent.
  for (NodeId id = static_cast<NodeId>(document.size()); id-- > 1;) {
    TextCount& counted = counts_[id];
    if (document.tag(id) == Tag::a_) counted.in_links = counted.characters;
    const NodeId parent = document.parent(id);
    if (parent == kNoNode) continue;
    TextCount& sum = counts_[parent];
    sum.characters += counted.characters;
    sum.in_links += counted.in_links;
    sum.commas += counted.commas;
  }
}

bool is_comma(char32_t c) { return c == ',' || c == 0x060C || c == 0x3001 || c == 0xFF0C; }

double TextIndex::link_density(NodeId id) const {
  const TextCount& counted = counts_[id];
  return counted.characters == 0 ? 0.0 : static_cast<double>(counted.in_links) / counted.characters;
}

std::string text_of(const Document& document, NodeId id) {
  if (document.is_text(id)) return text::clean(document.text(id));
  std::string raw;
  std::vector<NodeId> block_ends;  // of the blocks around `at`, the innermost last
  for (NodeId at = id; at < document.end(id); ++at) {
    while (!block_ends.empty() && block_ends.back() <= at) {
      raw += ' ';
      block_ends.pop_back();
    }
    if (document.is_text(at)) {
      raw += document.text(at);
    } else if (is_block(document.tag(at)) || document.tag(at) == Tag::br_) {
      raw += ' ';
      block_ends.push_back(document.end(at));
    }
  }
  return text::clean(raw);
}

}  // namespace presscut::dom
