#include "cli/record_stream.h"

#include <utility>

#include "cli/console.h"
#include "format/markdown_escape.h"

namespace presscut::cli {
namespace {

std::string indented(std::string_view json) {
  std::string out = "  ";
  for (const char c : json) {
    out += c;
    if (c == '\n') out += "  ";
  }
  return out;
}

}  // namespace

RecordStream::Shape RecordStream::shape_of(Format format, bool many, bool only_some_fields) {
  if (!many) return Shape::single;
  switch (format) {
    case Format::json:
      return Shape::array;
    case Format::text:
      return only_some_fields ? Shape::plain : Shape::headed;  // "only" means no headers either
    case Format::markdown:
      return only_some_fields ? Shape::plain : Shape::headed_in_markdown;
    default:
      return Shape::plain;
  }
}

std::string RecordStream::next(std::string_view source, std::string&& rendered) {
  const bool is_first = std::exchange(empty_, false);
  const std::string gap = is_first ? "" : "\n";
  switch (shape_) {
    case Shape::array:
      if (rendered.ends_with('\n')) rendered.pop_back();
      return (is_first ? "[\n" : ",\n") + indented(rendered);
    case Shape::headed:
      return gap + "==> " + printable(source) + " <==\n" + rendered;
    case Shape::headed_in_markdown:
      return gap + "==> " + format::escape_inline(printable(source)) + " <==\n" + rendered;
    default:
      return std::move(rendered);
  }
}

std::string RecordStream::end() const {
  if (shape_ != Shape::array) return "";
  return empty_ ? "[]\n" : "\n]\n";
}

}  // namespace presscut::cli
