// A page as a tree, flat and read-only.
//
// Nodes stand in page order in one vector; a node's number is its place there. A subtree is therefore a range: the
// nodes inside `n` are n+1 … end(n)-1, and "is b inside a" is two comparisons. Walks are loops, never recursion, so no
// page is too deep. All text (of text nodes, attribute names and values) stands in one string that nodes view by
// offset; nothing points into anything, so a Document moves freely and is freed in one go.
//
// It holds elements and text. Comments are dropped; the content of <script> is no text: see scripts().
#pragma once

#include <cassert>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dom/tag.h"
#include "presscut/limits.h"
#include "text/numbering.h"

namespace presscut::dom {

using NodeId = std::uint32_t;
inline constexpr NodeId kNoNode = UINT32_MAX;
inline constexpr NodeId kRoot = 0;  // the <html> element

// A view into the document's characters.
struct TextRange {
  std::uint32_t begin = 0;
  std::uint32_t size = 0;
};

// Names of attributes as numbers: those that the program asks every element for are enumerators, a page's others get the
// next ones.
enum class AttributeName : std::uint32_t { id, class_, href, itemprop, rel, first_other };

struct Attribute {
  AttributeName name = AttributeName::first_other;  // Document::attribute_name()
  TextRange value;
};

inline constexpr std::uint32_t kNoClassList = UINT32_MAX;

struct Node {
  Tag tag = Tag::text;
  std::uint16_t attribute_count = 0;
  NodeId parent = kNoNode;
  NodeId end = 0;                     // one past the last node of its subtree
  TextRange text;                     // of a text node
  std::uint32_t first_attribute = 0;  // of an element
  std::uint32_t class_list = kNoClassList;
};

// The content of a <script>, which is never text of the page: JSON-LD and embedded data are read from here.
struct Script {
  TextRange type;  // lower case, "" if not given
  TextRange id;
  TextRange content;
};

class Document {
 public:
  std::size_t size() const { return nodes_.size(); }
  bool empty() const { return nodes_.empty(); }
  const Node& operator[](NodeId id) const { return nodes_[id]; }

  Tag tag(NodeId id) const { return nodes_[id].tag; }
  bool is_text(NodeId id) const { return nodes_[id].tag == Tag::text; }
  NodeId parent(NodeId id) const { return nodes_[id].parent; }
  NodeId end(NodeId id) const { return nodes_[id].end; }
  NodeId first_child(NodeId id) const { return nodes_[id].end > id + 1 ? id + 1 : kNoNode; }
  NodeId next_sibling(NodeId id) const {
    const NodeId parent = nodes_[id].parent;
    return parent != kNoNode && nodes_[id].end < nodes_[parent].end ? nodes_[id].end : kNoNode;
  }
  // Whether `inner` is `outer` or inside it.
  bool contains(NodeId outer, NodeId inner) const { return inner >= outer && inner < nodes_[outer].end; }

  std::string_view view(TextRange range) const { return {characters_.data() + range.begin, range.size}; }
  // The characters of a text node, as the page has them. Precondition: is_text(id).
  std::string_view text(NodeId id) const { return view(nodes_[id].text); }
  std::string_view tag_name(NodeId id) const;

  std::span<const Attribute> attributes(NodeId id) const {
    const Node& node = nodes_[id];
    return {attributes_.data() + node.first_attribute, node.attribute_count};
  }
  std::string_view attribute_name(AttributeName name) const {  // lower case
    return view(attribute_names_[static_cast<std::size_t>(name)]);
  }
  std::size_t attribute_name_count() const { return attribute_names_.size(); }
  const Attribute* find_attribute(NodeId id, std::string_view name) const;
  // Its value; "" if it has none.
  std::string_view attribute(NodeId id, std::string_view name) const;
  std::string_view attribute(NodeId id, AttributeName name) const {
    for (const Attribute& attribute : attributes(id)) {
      if (attribute.name == name) return view(attribute.value);
    }
    return {};
  }
  bool has_attribute(NodeId id, std::string_view name) const { return find_attribute(id, name) != nullptr; }
  bool has_class(NodeId id, std::string_view token) const;
  // The values of the class attribute, which many elements share. An element's is a place among them, or kNoClassList.
  std::span<const TextRange> class_lists() const { return class_lists_; }
  std::uint32_t class_list(NodeId id) const { return nodes_[id].class_list; }

  std::span<const Script> scripts() const { return scripts_; }
  // Within which the page is read.
  const PageLimits& limits() const { return limits_; }

 private:
  friend class DocumentBuilder;
  std::vector<Node> nodes_;
  std::vector<Attribute> attributes_;
  std::vector<TextRange> attribute_names_;
  std::vector<TextRange> class_lists_;
  std::vector<Script> scripts_;
  std::vector<std::string> unknown_tags_;
  std::string characters_;
  PageLimits limits_;
};

// What a document is made from, to make room for it at once. More is welcome, but room for more of a large page is made while
// the old is held.
struct MarkupSize {
  std::size_t bytes = 0;  // of all that is kept
  std::size_t tags = 0;   // start tags and end tags
};

// Fills a Document in page order: open, text and close as the parser meets them.
class DocumentBuilder {
 public:
  explicit DocumentBuilder(const MarkupSize& markup, const PageLimits& limits = {});

  void open(std::string_view lower_case_tag) { open(intern(lower_case_tag)); }
  void open(Tag tag);  // precondition: one that has a name
  void attribute(std::string_view name, std::string_view value);  // of the element just opened
  void text(std::string_view characters);
  void close();
  void script(std::string_view type, std::string_view id, std::string_view content);

  std::size_t size() const { return document_.size(); }  // nodes so far
  Document finish() &&;  // closes what is still open

 private:
  TextRange store(std::string_view s);
  std::uint32_t number_of(std::string_view s, text::Numbering& numbering, std::vector<TextRange>& known);
  Tag intern(std::string_view lower_case_tag);

  Document document_;
  text::Numbering attribute_names_;
  text::Numbering class_lists_;
  NodeId open_element_ = kNoNode;
};

}  // namespace presscut::dom
