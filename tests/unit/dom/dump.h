// A document as text, for comparing two.
#pragma once

#include <string>

#include "dom/document.h"
#include "text/unicode.h"

namespace presscut::dom {

// Of bytes that are no UTF-8, U+FFFD each; the input stage leaves none.
inline std::string as_utf8(std::string_view bytes) {
  std::string out;
  for (std::size_t i = 0; i < bytes.size();) {
    const std::size_t begin = i;
    const char32_t c = text::next_code_point(bytes, i);
    const std::size_t size = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    const bool is_character = (c < 0xD800 || c > 0xDFFF) && c <= 0x10FFFF && i - begin == size;
    text::append_code_point(out, is_character ? c : U'\uFFFD');
  }
  return out;
}

// White space outside <pre> counts as one blank, and texts side by side as one: comments between them are
// dropped.
inline std::string dump(const Document& document) {
  std::string out;
  std::string text;
  NodeId parent = kNoNode;
  const auto flush = [&] {
    if (!text.empty()) out += "\"" + text + "\" in " + std::string(document.tag_name(parent)) + "\n";
    text.clear();
  };
  for (NodeId id = 0; id < document.size(); ++id) {
    if (document.is_text(id)) {
      if (document.parent(id) != parent) flush();
      parent = document.parent(id);
      bool in_pre = false;
      for (NodeId at = document.parent(id); at != kNoNode && !in_pre; at = document.parent(at))
        in_pre = document.tag(at) == Tag::pre_ || document.tag(at) == Tag::textarea_ ||
                 document.tag_name(at) == "listing";
      for (const char c : document.text(id)) {
        const bool is_space = !in_pre && (c == ' ' || c == '\n' || c == '\t' || c == '\f' || c == '\r');
        if (!is_space) text += c;
        if (is_space && (text.empty() || text.back() != ' ')) text += ' ';
      }
      continue;
    }
    flush();
    std::size_t depth = 0;
    for (NodeId at = document.parent(id); at != kNoNode; at = document.parent(at)) ++depth;
    out += std::string(depth, ' ') + "<" + std::string(document.tag_name(id));
    for (const Attribute& attribute : document.attributes(id)) {
      out += ' ';
      out += document.attribute_name(attribute.name);
      out += "='";
      out += document.view(attribute.value);
      out += '\'';
    }
    out += ">\n";
  }
  flush();
  for (const Script& script : document.scripts()) {
    out += "script ";
    out += document.view(script.type);
    out += ' ';
    out += document.view(script.content);
    out += '\n';
  }
  return out;
}

}  // namespace presscut::dom
