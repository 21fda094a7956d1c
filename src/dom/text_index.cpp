#include "dom/text_index.h"

#include "text/ascii_block.h"
#include "text/unicode.h"

namespace presscut::dom {

namespace {

TextCount count(std::string_view characters) {
  TextCount counted;
  for (std::size_t i = 0; i < characters.size();) {
    if (characters.size() - i >= text::AsciiBlock::kSize) {
      if (const text::AsciiBlock block(characters.data() + i); block.is_ascii()) {
        counted.characters += text::AsciiBlock::count(block.within(' ' + 1, 0x7E));
        counted.commas += text::AsciiBlock::count(block.equal_to(','));
        i += text::AsciiBlock::kSize;
        continue;
      }
    }
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

std::size_t text_bytes(const Document& document, NodeId id) {
  std::size_t bytes = 0;
  for (NodeId at = id; at < document.end(id); ++at) {
    if (document.is_text(at)) bytes += document.text(at).size();
  }
  return bytes;
}

void text_of(const Document& document, NodeId id, std::string& out) {
  text::Cleaner cleaner(out);
  std::vector<NodeId> block_ends;  // of the blocks around `at`, the innermost last
  for (NodeId at = id; at < document.end(id); ++at) {
    while (!block_ends.empty() && block_ends.back() <= at) {
      cleaner.add_space();
      block_ends.pop_back();
    }
    if (document.is_text(at)) {
      cleaner.add(document.text(at));
    } else if (breaks_line(document.tag(at))) {
      cleaner.add_space();
      block_ends.push_back(document.end(at));
    }
  }
  cleaner.finish();
}

std::string text_of(const Document& document, NodeId id) {
  std::string out;
  text_of(document, id, out);
  return out;
}

}  // namespace presscut::dom
