// Drawings that the parser need not see: a Document does not keep what is in an <svg>, and shapes that are each closed
// in their turn leave the parser where it found it. <title> and <desc> are another matter: their text is HTML's, and may
// open formatting elements again.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace presscut::dom {

struct PlainDrawing {
  std::size_t end = std::string_view::npos;  // where "</svg" stands; npos if the content is not so plain
  std::vector<std::string_view> titles;      // with their tags: what the parser must see
};

// What begins at `begin`, behind the start tag.
PlainDrawing read_plain_drawing(std::string_view html, std::size_t begin);

}  // namespace presscut::dom
