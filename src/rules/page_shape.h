// What rules ask of a page's tree that takes a pass over it to know: an element's place among its siblings,
// and which texts share a line, which ids and classes it has at all. Each is worked out when first asked for.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "dom/document.h"
#include "dom/text_index.h"

namespace presscut::rules {

// An element among its parent's child elements, counting from 1.
struct SiblingPlace {
  dom::NodeId previous = dom::kNoNode;  // the element before it
  std::uint32_t from_start = 1;
  std::uint32_t from_end = 1;
  std::uint32_t of_type_from_start = 1;
  std::uint32_t of_type_from_end = 1;
};

// Worked out for the children of an element when the first of them is asked for.
class SiblingPlaces {
 public:
  explicit SiblingPlaces(const dom::Document& document);
  const SiblingPlace& of(dom::NodeId id);  // of an element

 private:
  void add_children(dom::NodeId parent);

  const dom::Document& document_;
  std::vector<std::uint32_t> places_;  // by node: in all_, or 0
  std::vector<SiblingPlace> all_;      // the first is that of an element without siblings
  std::vector<std::uint32_t> of_type_;  // by tag, all 0 between two parents
};

// Which ids and class names a page has.
class PageNames {
 public:
  explicit PageNames(const dom::Document& document);
  // Whether any element has it: may say yes in vain, but never no.
  bool may_have(std::string_view name) const;

 private:
  std::vector<std::uint64_t> bits_;  // by hash: a power of two of them
};

// Which elements stand apart: their text begins a line and ends one, and no element around holds the very
// same text. An <a> in a sentence does not; neither does the <span> of "Reading time: <span>5
// minutes</span>".
class Lines {
 public:
  Lines(const dom::Document& document, const dom::TextIndex& texts);
  // Precondition: an element with text.
  bool stands_apart(dom::NodeId id) const;

 private:
  const dom::Document& document_;
  const dom::TextIndex& texts_;
  std::vector<std::uint32_t> texts_before_;  // of a node: the texts, blank ones aside, before it
  std::vector<bool> new_line_;               // of a text: whether it begins a line
};

}  // namespace presscut::rules
