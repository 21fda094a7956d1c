#include "format/formats.h"

#include "format/record.h"

namespace presscut {
namespace {

struct FormatRow {
  Format format;
  std::string_view name;
  std::string_view suffix;
  std::string (*render)(const Article&, const format::Selection&);
};

constexpr FormatRow kFormatRows[] = {
    {Format::text, "text", "txt", format::render_text},
    {Format::markdown, "markdown", "md", format::render_markdown},
    {Format::json, "json", "json", format::render_json},
    {Format::jsonl, "jsonl", "jsonl", format::render_jsonl},
    {Format::html, "html", "html", format::render_html},
};
static_assert(std::size(kFormatRows) == kFormats.size());

const FormatRow& row_of(Format format) {
  for (const auto& row : kFormatRows) {
    if (row.format == format) return row;
  }
  return kFormatRows[0];
}

}  // namespace

std::string_view name_of(Format format) {
  return row_of(format).name;
}

std::optional<Format> format_named(std::string_view name) {
  for (const auto& row : kFormatRows) {
    if (row.name == name) return row.format;
  }
  return std::nullopt;
}

std::string_view file_suffix(Format format) {
  return row_of(format).suffix;
}

std::string render(const Article& article, Format format, const std::vector<Field>& only) {
  return row_of(format).render(article, format::Selection(only));
}

std::string render_error(std::string_view source, const Error& error, Format format) {
  return format::error_record(source, error, format == Format::jsonl ? format::Layout::one_line : format::Layout::indented);
}

}  // namespace presscut
