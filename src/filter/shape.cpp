#include "filter/shape.h"

namespace presscut::filter {

std::string shape_of(const dom::Document& document, dom::NodeId node) {
  std::string shape = std::to_string(document.parent(node)) + '>';
  shape += document.tag_name(node);
  shape += '.';
  return shape += document.attribute(node, "class");
}

}  // namespace presscut::filter
