#include "format/record.h"

#include <fmt/format.h>

#include <cstdint>

#include "text/ascii_block.h"
#include "text/printable.h"
#include "text/unicode.h"

namespace presscut::format {
namespace {

template <class T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json json_of(const Image& image) {
  return {{"url", image.url}, {"caption", image.caption}};
}

Json json_of(const Block& block) {
  Json json;
  json["kind"] = presscut::name_of(block.kind);
  json["text"] = block.text;
  if (block.kind == BlockKind::heading) json["level"] = block.level;
  if (block.kind == BlockKind::list_item) {
    json["depth"] = block.depth;
    json["ordered"] = block.ordered;
  }
  if (block.kind == BlockKind::table) json["rows"] = block.rows;
  if (!block.links.empty()) {
    Json& links = json["links"] = Json::array();
    for (const auto& link : block.links) links.push_back({{"text", link.text}, {"url", link.url}});
  }
  if (!block.images.empty()) {
    Json& images = json["images"] = Json::array();
    for (const auto& image : block.images) images.push_back(json_of(image));
  }
  return json;
}

Json body_of(const Article& article) {
  Json body = Json::array();
  for (const auto& block : article.body) body.push_back(json_of(block));
  return body;
}

Json value_of(const Article& article, Field field) {
  switch (field) {
    case Field::source:
      return article.source;
    case Field::url:
      return or_null(article.url);
    case Field::publisher:
      return or_null(article.publisher);
    case Field::headline:
      return or_null(article.headline);
    case Field::summary:
      return article.summary;
    case Field::body:
      return body_of(article);
    case Field::authors:
      return article.authors;
    case Field::published:
      return or_null(article.published);
    case Field::modified:
      return or_null(article.modified);
    case Field::section:
      return or_null(article.section);
    case Field::tags:
      return article.tags;
    case Field::image:
      return article.image ? json_of(*article.image) : Json(nullptr);
    case Field::language:
      return or_null(article.language);
    case Field::paywalled:
      return or_null(article.paywalled);
    case Field::words:
      return article.words;
    case Field::body_from:
      return name_of(article.body_from);
  }
  return nullptr;
}

// Names and addresses may hold what disguises text; texts of the page do not. JSON can spell it out, so that records are
// safe to show, and lines for whoever takes U+2028 for a line's end.
std::string with_escapes(std::string json) {
  constexpr char32_t kLastOfOneUnit = 0xFFFF;
  std::string out;
  std::size_t done = 0;
  for (std::size_t at = 0; at < json.size();) {
    if (json.size() - at >= text::AsciiBlock::kSize) {
      const text::AsciiBlock block(json.data() + at);
      if (block.is_ascii() && block.equal_to('\x7F') == 0) {
        at += text::AsciiBlock::kSize;
        continue;
      }
    }
    const std::size_t begin = at;
    const char32_t c = text::next_code_point(json, at);
    if (!text::is_disguising(c) || c > kLastOfOneUnit) continue;
    out.append(json, done, begin - done);
    out += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(c));
    done = at;
  }
  if (done == 0) return json;
  return out.append(json, done);
}

}  // namespace

Json record(const Article& article, const Selection& selection) {
  Json json = Json::object();
  for (const auto& row : kFields) {
    if (selection.has(row.field)) json[std::string(row.name)] = value_of(article, row.field);
  }
  return json;
}

Json error_record(std::string_view source, const Error& error) {
  Json json;
  json["source"] = source;
  json["error"] = error.to_string();
  return json;
}

std::string dump(const Json& json, Layout layout) {
  const int indent = layout == Layout::indented ? 2 : -1;
  return with_escapes(json.dump(indent, ' ', false, Json::error_handler_t::replace)) + "\n";
}

}  // namespace presscut::format
