#include "format/fields.h"

#include "text/printable.h"

namespace presscut {

std::string_view name_of(Field field) {
  for (const auto& row : format::kFields) {
    if (row.field == field) return row.name;
  }
  return "";
}

std::optional<Field> field_named(std::string_view name) {
  for (const auto& row : format::kFields) {
    if (row.name == name) return row.field;
  }
  return std::nullopt;
}

}  // namespace presscut

namespace presscut::format {
namespace {

std::vector<std::string> one_or_none(const std::optional<std::string>& value) {
  if (!value) return {};
  return {on_one_line(*value)};
}

std::vector<std::string> one_line_each(const std::vector<std::string>& values) {
  std::vector<std::string> lines;
  lines.reserve(values.size());
  for (const auto& value : values) lines.push_back(on_one_line(value));
  return lines;
}

std::vector<std::string> body_lines(const Article& article) {
  std::vector<std::string> lines;
  for (const auto& block : article.body) {
    if (!block.text.empty()) lines.push_back(on_one_line(block.text));
  }
  return lines;
}

}  // namespace

std::string_view name_of(BodySource source) {
  return source == BodySource::page ? "page" : "data";
}

std::size_t body_size(const Article& article) {
  std::size_t size = 0;
  for (const auto& block : article.body) size += block.text.size() + 2;
  return size;
}

void append_part(std::string& out, std::string_view part) {
  if (part.empty()) return;
  if (!out.empty()) out += '\n';
  out.reserve(out.size() + part.size() + 1);
  out.append(part).append(1, '\n');
}

std::string on_one_line(std::string_view text) {
  std::string line;
  line.reserve(text.size());
  for (const char c : text) {
    const bool breaks = c == '\n' || c == '\r' || c == '\t';
    if (!breaks) {
      line += c;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  return line;
}

std::vector<std::string> values_of(const Article& article, Field field) {
  switch (field) {
    case Field::source:
      return {text::printable(article.source)};
    case Field::url:
      return one_or_none(article.url);
    case Field::publisher:
      return one_or_none(article.publisher);
    case Field::headline:
      return one_or_none(article.headline);
    case Field::summary:
      return one_line_each(article.summary);
    case Field::body:
      return body_lines(article);
    case Field::authors:
      return one_line_each(article.authors);
    case Field::published:
      return one_or_none(article.published);
    case Field::modified:
      return one_or_none(article.modified);
    case Field::section:
      return one_or_none(article.section);
    case Field::tags:
      return one_line_each(article.tags);
    case Field::image:
      return article.image ? std::vector{on_one_line(article.image->url)} : std::vector<std::string>{};
    case Field::language:
      return one_or_none(article.language);
    case Field::paywalled:
      return article.paywalled ? std::vector<std::string>{*article.paywalled ? "true" : "false"}
                               : std::vector<std::string>{};
    case Field::words:
      return {std::to_string(article.words)};
    case Field::body_from:
      return {std::string(name_of(article.body_from))};
  }
  return {};
}

}  // namespace presscut::format
