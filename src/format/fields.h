// What of an article is printed, and each field's values as plain lines.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "presscut/format.h"

namespace presscut::format {

// The fields asked for, in the order asked; none means all.
class Selection {
 public:
  explicit Selection(const std::vector<Field>& only) : only_(only) {}

  bool all() const { return only_.empty(); }
  bool has(Field field) const { return all() || std::find(only_.begin(), only_.end(), field) != only_.end(); }
  const std::vector<Field>& only() const { return only_; }

 private:
  const std::vector<Field>& only_;
};

struct FieldRow {
  Field field;
  std::string_view name;
};

// Every field, in the record's order.
inline constexpr FieldRow kFields[] = {
    {Field::source, "source"},       {Field::url, "url"},
    {Field::publisher, "publisher"}, {Field::headline, "headline"},
    {Field::summary, "summary"},     {Field::body, "body"},
    {Field::authors, "authors"},     {Field::published, "published"},
    {Field::modified, "modified"},   {Field::section, "section"},
    {Field::tags, "tags"},           {Field::image, "image"},
    {Field::language, "language"},   {Field::paywalled, "paywalled"},
    {Field::words, "words"},         {Field::body_from, "body_from"},
};

std::string_view name_of(BodySource source);

// A field's values, one line each; none where it is unknown.
std::vector<std::string> values_of(const Article& article, Field field);

// The bytes of the body's text, with a pair for what parts a block from the next: the least room that a body takes.
std::size_t body_size(const Article& article);

// Adds a part of a text that is printed, below an empty line if it is not the first. Nothing for an empty part.
void append_part(std::string& out, std::string_view part);

// `text` with each run of line ends and tabs as one space.
std::string on_one_line(std::string_view text);

}  // namespace presscut::format
