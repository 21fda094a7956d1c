// Attributes that the parser need not see: no step of tree construction looks at those of most elements, so
// they are read from the page when the tree is copied.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dom/document.h"
#include "dom/tag.h"

namespace presscut::dom {

// Whether AttributeReader reads these as the tokenizer does: nothing in them takes the whole of it, such as characters that
// it replaces, or character references other than the plainest.
bool can_read_attributes(std::string_view attributes);
// Whether, besides, tree construction asks nothing of the attributes of such elements in HTML. `lower_case_name` tells custom
// elements from others that are not among ours.
bool can_spare_attributes(Tag tag, std::string_view lower_case_name, std::string_view attributes);

// Where it stands in the page.
struct ScannedAttribute {
  TextRange name;
  TextRange value;
};

class AttributeReader {
 public:
  // Gives the element that was opened last, a `tag`, the attributes that the parser would.
  void read(std::string_view page, std::span<const ScannedAttribute> attributes, Tag tag, DocumentBuilder& builder);
  void read(std::string_view attributes, Tag tag, DocumentBuilder& builder);

 private:
  void read(std::string_view name, std::string_view value, Tag tag, DocumentBuilder& builder);

  std::vector<std::string_view> names_;  // used again from element to element
  std::string lower_;
  std::string decoded_;
};

// A page saved into one file carries its images as data: addresses of megabytes, which no rule or article
// needs whole.
std::string_view shortened_address(std::string_view value);

}  // namespace presscut::dom
