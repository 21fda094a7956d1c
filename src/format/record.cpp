#include "format/record.h"

#include <fmt/format.h>

namespace presscut::format {
namespace {

class ValueWriter {
 public:
  explicit ValueWriter(JsonWriter& out) : out_(out) {}

  void operator()(const std::string& text) { out_.string(text); }
  void operator()(std::size_t number) { out_.plain(fmt::format_int(number).c_str()); }
  void operator()(bool value) { out_.plain(value ? "true" : "false"); }
  void operator()(const Image& image) {
    out_.begin_object();
    out_.member("url", image.url);
    out_.member("caption", image.caption);
    out_.end_object();
  }
  void operator()(const Link& link) {
    out_.begin_object();
    out_.member("text", link.text);
    out_.member("url", link.url);
    out_.end_object();
  }
  void operator()(const Block& block) {
    out_.begin_object();
    out_.member("kind", presscut::name_of(block.kind));
    out_.member("text", block.text);
    if (block.kind == BlockKind::heading) member("level", static_cast<std::size_t>(block.level));
    if (block.kind == BlockKind::list_item) {
      member("depth", static_cast<std::size_t>(block.depth));
      member("ordered", block.ordered);
    }
    if (block.kind == BlockKind::table) member("rows", block.rows);
    if (!block.links.empty()) member("links", block.links);
    if (!block.images.empty()) member("images", block.images);
    out_.end_object();
  }
  template <class T>
  void operator()(const std::vector<T>& values) {
    out_.begin_array();
    for (const T& value : values) (*this)(value);
    out_.end_array();
  }
  template <class T>
  void operator()(const std::optional<T>& value) {
    if (value) {
      (*this)(*value);
    } else {
      out_.plain("null");
    }
  }

 private:
  template <class T>
  void member(std::string_view name, const T& value) {
    out_.key(name);
    (*this)(value);
  }

  JsonWriter& out_;
};

// Most of a record is the body. A string that grew to it would need room for two of them.
std::size_t expected_size(const Article& article, Layout layout) {
  const std::size_t around_text = layout == Layout::indented ? 100 : 40;
  constexpr std::size_t kOfRest = 1000;
  const std::size_t text = body_size(article);
  return kOfRest + around_text * article.body.size() + text + text / 32;  // with escapes
}

}  // namespace

std::string record(const Article& article, const Selection& selection, Layout layout) {
  JsonWriter json(layout);
  json.reserve(expected_size(article, layout));
  json.begin_object();
  for (const auto& row : kFields) {
    if (!selection.has(row.field)) continue;
    json.key(row.name);
    visit_value(article, row.field, ValueWriter(json));
  }
  json.end_object();
  return std::move(json).finish();
}

std::string error_record(std::string_view source, const Error& error, Layout layout) {
  JsonWriter json(layout);
  json.begin_object();
  json.member("source", source);
  json.member("error", error.to_string());
  json.end_object();
  return std::move(json).finish();
}

}  // namespace presscut::format
