// An article as text for people or programs.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "presscut/article.h"
#include "presscut/error.h"
#include "presscut/export.h"

namespace presscut {

enum class Format { text, markdown, json, jsonl, html };

inline constexpr std::array kFormats{Format::text, Format::markdown, Format::json, Format::jsonl, Format::html};

PRESSCUT_API std::string_view name_of(Format format);
PRESSCUT_API std::optional<Format> format_named(std::string_view name);
// For output files: "txt", "md", "json", "jsonl", "html".
PRESSCUT_API std::string_view file_suffix(Format format);

// A key of the record, in the record's order. Printing may be narrowed to some of them.
enum class Field {
  source, url, publisher, headline, summary, body, authors, published, modified, section, tags, image, language,
  paywalled, words, body_from
};

PRESSCUT_API std::string_view name_of(Field field);
PRESSCUT_API std::optional<Field> field_named(std::string_view name);

// Renders one article; ends with a newline. `only`: these fields and no others; empty: all.
PRESSCUT_API std::string render(const Article& article, Format format, const std::vector<Field>& only = {});

// The record but for its body as YAML between lines "---", to stand before an article as Markdown. What is unknown is
// left out. `only` as for render().
PRESSCUT_API std::string render_front_matter(const Article& article, const std::vector<Field>& only = {});

// The record of a page that gave no article, for Format::json and Format::jsonl.
PRESSCUT_API std::string render_error(std::string_view source, const Error& error, Format format);

}  // namespace presscut
