// Text that a content system keeps as JSON, as HTML again.
//
// Systems name things differently and mean the same: a list of nodes, each with a type, and a text or nodes of its
// own. Read are trees of elements ({"type": "p", "children": […]}), of rich-text editors (ProseMirror, Slate, Lexical,
// Contentful: {"type": "paragraph", "content": […]}, "nodeType", "_type"), and lists of paragraphs that hold
// their text, or its HTML, as a string (Arc XP's content_elements, Editor.js, Draft.js, Prismic, WordPress blocks).
// Nodes of other types (adverts, widgets, pictures) are left out.
#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace presscut::facts {

struct RenderedText {
  std::string html;
  std::size_t text_bytes = 0;  // of text, roughly: markup in strings is left out of the count
};

// Whether an array is such a list: at least two of its nodes are paragraphs with text.
bool is_node_list(const nlohmann::json& list);

// The list as HTML. Precondition: list.is_array().
RenderedText render_node_list(const nlohmann::json& list);

// Bytes outside of tags.
std::size_t text_bytes(std::string_view html);

// Flat text as paragraphs, a line each. Where its lines were run together ("… said.The rest …"), they are parted again.
// A text that is HTML already, escaped or not, stays as it is.
std::string paragraphs_of(std::string_view flat);

}  // namespace presscut::facts
