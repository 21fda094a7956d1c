// Writes the tables of a rule set as C++ constants.
#pragma once

#include <ostream>
#include <span>
#include <string>
#include <string_view>

#include "rules/rule_set_image.h"

namespace presscut::rules {

class TableWriter {
 public:
  explicit TableWriter(std::ostream& out) : out_(out) {}

  // Tables, and of them kDefaultRules.
  void write(const RuleSetImage& image);

 private:
  template <class T>
  void table(std::string_view type, std::string_view name, std::span<const T> values);
  void patterns(std::span<const PatternImage> patterns);
  void map(std::string_view name, const StringMap::Image& map);
  void buckets(std::string_view name, const Buckets::Image& buckets);
  // Its tables; returns the initializer of an image of them.
  std::string index(const std::string& name, const RuleIndex::Image& index);

  std::ostream& out_;
};

}  // namespace presscut::rules
