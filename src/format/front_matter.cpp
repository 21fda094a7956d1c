// The record as YAML that stands before Markdown. https://yaml.org/spec/1.2.2/
//
// Every text is quoted: unquoted, "no", "12:30" or "- x" would be no text. YAML takes a JSON string as it is, but for
// characters that do not print, which it wants escaped, as are those that disguise text. So is "<": where
// somebody takes all of it for Markdown, no tag begins.
#include <fmt/format.h>

#include "format/fields.h"
#include "format/record.h"
#include "presscut/format.h"
#include "text/printable.h"
#include "text/unicode.h"

namespace presscut {
namespace {

using format::Json;

std::string scalar(const Json& value) {
  const std::string json = value.dump(-1, ' ', false, Json::error_handler_t::replace);
  std::string out;
  for (std::size_t i = 0; i < json.size();) {
    const char32_t c = text::next_code_point(json, i);
    if (c != '<' && !text::is_disguising(c)) {
      text::append_code_point(out, c);
    } else {
      out += c > 0xFFFF ? fmt::format("\\U{:08X}", static_cast<std::uint32_t>(c))
                        : fmt::format("\\u{:04X}", static_cast<std::uint32_t>(c));
    }
  }
  return out;
}

std::string line_of(const std::string& key, const Json& value) {
  std::string out = key + ":";
  if (value.is_array()) {
    for (const Json& item : value) out += "\n  - " + scalar(item);
  } else if (value.is_object()) {
    for (const auto& [name, part] : value.items()) {
      if (!part.is_null()) out += "\n  " + name + ": " + scalar(part);
    }
  } else {
    out += " " + scalar(value);
  }
  return out + "\n";
}

}  // namespace

std::string render_front_matter(const Article& article, const std::vector<Field>& only) {
  std::string out = "---\n";
  const Json record = format::record(article, format::Selection(only));
  for (const auto& [key, value] : record.items()) {
    const bool is_known = !value.is_null() && !(value.is_array() && value.empty());
    if (key != name_of(Field::body) && is_known) out += line_of(key, value);
  }
  return out + "---\n\n";
}

}  // namespace presscut
