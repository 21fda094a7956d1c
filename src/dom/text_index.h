// How much text each node holds, and how much of it is in links: counted once, in one pass, for rules and filters alike.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dom/document.h"

namespace presscut::dom {

// Latin, Arabic, ideographic, full-width.
bool is_comma(char32_t c);

struct TextCount {
  std::uint32_t characters = 0;  // code points that are not white space
  std::uint32_t in_links = 0;    // of these, inside <a>
  std::uint32_t commas = 0;      // commas of any script

  std::uint32_t outside_links() const { return characters - in_links; }  // running text, for the most part
};

class TextIndex {
 public:
  explicit TextIndex(const Document& document);

  const TextCount& operator[](NodeId id) const { return counts_[id]; }
  // Share of the text that is in links, 0 to 1; 0 where there is no text.
  double link_density(NodeId id) const;

 private:
  std::vector<TextCount> counts_;
};

// Bytes of the texts inside a node, as the page has them.
std::size_t text_bytes(const Document& document, NodeId id);

// All text inside a node as it would be shown: blocks and <br> apart by a space, text::clean().
std::string text_of(const Document& document, NodeId id);
void text_of(const Document& document, NodeId id, std::string& out);  // the same, into a string that is used again

}  // namespace presscut::dom
