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

std::string scalar(const std::string& text) {
  std::string json;
  format::append_json_string(json, text);
  std::string out;
  for (std::size_t i = 0; i < json.size();) {
    const char32_t c = text::next_code_point(json, i);
    if (c == '<') {
      out += "\\u003C";
    } else if (text::is_disguising(c)) {
      out += fmt::format("\\U{:08X}", static_cast<std::uint32_t>(c));
    } else {
      text::append_code_point(out, c);
    }
  }
  return out;
}

// A field's line, or lines; none where nothing is known.
class Lines {
 public:
  Lines(std::string_view key, std::string& out) : key_(key), out_(out) {}

  void operator()(const std::string& text) { line(scalar(text)); }
  void operator()(std::size_t number) { line(std::to_string(number)); }
  void operator()(bool value) { line(value ? "true" : "false"); }
  void operator()(const std::vector<std::string>& texts) {
    if (texts.empty()) return;
    out_.append(key_).append(":\n");
    for (const std::string& text : texts) out_.append("  - ").append(scalar(text)).append("\n");
  }
  void operator()(const Image& image) {
    out_.append(key_).append(":\n");
    out_.append("  url: ").append(scalar(image.url)).append("\n");
    out_.append("  caption: ").append(scalar(image.caption)).append("\n");
  }
  void operator()(const std::vector<Block>&) {}  // the body stands below
  template <class T>
  void operator()(const std::optional<T>& value) {
    if (value) (*this)(*value);
  }

 private:
  void line(const std::string& value) { out_.append(key_).append(": ").append(value).append("\n"); }

  std::string_view key_;
  std::string& out_;
};

}  // namespace

std::string render_front_matter(const Article& article, const std::vector<Field>& only) {
  std::string out = "---\n";
  const format::Selection selection(only);
  for (const auto& row : format::kFields) {
    if (selection.has(row.field)) format::visit_value(article, row.field, Lines(row.name, out));
  }
  return out + "---\n\n";
}

}  // namespace presscut
