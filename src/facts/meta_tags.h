// The page's <meta> and <link> elements, whatever vocabulary they speak: Open Graph, Twitter, Dublin Core,
// parsely, …
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "dom/document.h"

namespace presscut::facts {

class MetaTags {
 public:
  explicit MetaTags(const dom::Document& document);

  // The first value that is not empty, of the first of the names (lower case) that has one; "" if none has.
  std::string first(std::initializer_list<std::string_view> names) const;
  // Every value of every name, in the order of the names, without repeats.
  std::vector<std::string> all(std::initializer_list<std::string_view> names) const;

  // The values of Twitter's cards with one of the labels (case-folded): twitter:label1 "Written by",
  // twitter:data1 "Jane Doe".
  std::vector<std::string> cards(std::initializer_list<std::string_view> labels) const;

  const std::string& canonical() const { return canonical_; }  // of <link rel="canonical">, as written
  const std::string& base() const { return base_; }            // of <base href>

 private:
  struct Entry {
    std::string name;  // lower case; of property, name, itemprop or http-equiv
    std::string value;
  };
  void add(const dom::Document& document, dom::NodeId meta);

  std::vector<Entry> entries_;
  std::string canonical_, base_;
};

}  // namespace presscut::facts
