#include "cli/record_stream.h"

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

std::string RecordStream::next(std::string_view source, std::string_view rendered) {
  std::string out;
  if (shape_ == Shape::array) {
    if (rendered.ends_with('\n')) rendered.remove_suffix(1);
    out = (empty_ ? "[\n" : ",\n") + indented(rendered);
  } else {
    if (shape_ == Shape::headed) out = "==> " + printable(source) + " <==\n";
    if (shape_ == Shape::headed_in_markdown) out = "==> " + format::escape_inline(printable(source)) + " <==\n";
    if (!out.empty() && !empty_) out.insert(0, "\n");
    out += rendered;
  }
  empty_ = false;
  return out;
}

std::string RecordStream::end() const {
  if (shape_ != Shape::array) return "";
  return empty_ ? "[]\n" : "\n]\n";
}

}  // namespace presscut::cli
