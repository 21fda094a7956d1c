// The record of a page: what is known of it, in a fixed order.
#pragma once

#include <string>
#include <string_view>

#include "format/fields.h"
#include "format/json_writer.h"
#include "presscut/article.h"
#include "presscut/error.h"

namespace presscut::format {

// Calls visit(value) with a field's value: a text, texts, blocks, an image, a number or a yes or no; those that a page may
// lack are std::optional.
template <class Visit>
void visit_value(const Article& article, Field field, Visit&& visit) {
  switch (field) {
    case Field::source:
      return visit(article.source);
    case Field::url:
      return visit(article.url);
    case Field::publisher:
      return visit(article.publisher);
    case Field::headline:
      return visit(article.headline);
    case Field::summary:
      return visit(article.summary);
    case Field::body:
      return visit(article.body);
    case Field::authors:
      return visit(article.authors);
    case Field::published:
      return visit(article.published);
    case Field::modified:
      return visit(article.modified);
    case Field::section:
      return visit(article.section);
    case Field::tags:
      return visit(article.tags);
    case Field::image:
      return visit(article.image);
    case Field::language:
      return visit(article.language);
    case Field::paywalled:
      return visit(article.paywalled);
    case Field::words:
      return visit(article.words);
    case Field::body_from:
      return visit(std::string(name_of(article.body_from)));
  }
}

// As a JSON object, with a newline at the end.
std::string record(const Article& article, const Selection& selection, Layout layout);
std::string error_record(std::string_view source, const Error& error, Layout layout);

}  // namespace presscut::format
