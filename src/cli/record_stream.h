// Many pages in one stream: a header before each as head(1) prints them, or the elements of a JSON array.
#pragma once

#include <string>
#include <string_view>

#include "presscut/format.h"

namespace presscut::cli {

class RecordStream {
 public:
  enum class Shape { single, headed, headed_in_markdown, array, plain };

  // `many`: the command line allows for more than one page, whether there are or not.
  static Shape shape_of(Format format, bool many, bool only_some_fields);

  explicit RecordStream(Shape shape) : shape_(shape) {}

  // What to write for a page, and at the end.
  std::string next(std::string_view source, std::string&& rendered);
  std::string end() const;

 private:
  Shape shape_;
  bool empty_ = true;
};

}  // namespace presscut::cli
