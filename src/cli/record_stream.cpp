#include "cli/record_stream.h"

#include "cli/console.h"

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
      return only_some_fields ? Shape::plain : Shape::headed;
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
    if (shape_ == Shape::headed) out = (empty_ ? "==> " : "\n==> ") + printable(source) + " <==\n";
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
