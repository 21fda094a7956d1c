// What the words in an element's classes and id tell of it: "article__date", "bylineName".
#pragma once

#include <string_view>

namespace presscut::facts {

enum NameSign : unsigned {
  kElsewhere = 1,  // nothing of the article's stands there
  kDate = 2,
  kModified = 4,
  kByline = 8,
  kNamePart = 16
};

// Of the words of a class or id, as bits.
unsigned signs_of(std::string_view names);

}  // namespace presscut::facts
