// Drawings that the parser need not see: an <svg> whose content is nothing but shapes, each closed in its
// turn, leaves the parser where it found it, and a Document does not keep what is in an <svg>.
#pragma once

#include <cstddef>
#include <string_view>

namespace presscut::dom {

// Where the content that begins at `begin` ends, which is where "</svg" stands; npos if it is not so plain.
std::size_t end_of_plain_svg(std::string_view html, std::size_t begin);

}  // namespace presscut::dom
