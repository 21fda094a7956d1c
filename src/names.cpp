// The words by which the program and its records call their enumerators.
#include "presscut/article.h"
#include "presscut/error.h"
#include "presscut/explain.h"
#include "presscut/extract.h"

namespace presscut {

std::string_view name_of(BlockKind kind) {
  switch (kind) {
    case BlockKind::paragraph:
      return "paragraph";
    case BlockKind::heading:
      return "heading";
    case BlockKind::list_item:
      return "list_item";
    case BlockKind::quote:
      return "quote";
    case BlockKind::table:
      return "table";
    case BlockKind::code:
      return "code";
    case BlockKind::caption:
      return "caption";
  }
  return "";
}

std::string_view name_of(Reason reason) {
  switch (reason) {
    case Reason::unreadable:
      return "unreadable";
    case Reason::unsupported:
      return "unsupported";
    case Reason::too_large:
      return "too-large";
    case Reason::no_article:
      return "no-article";
    case Reason::timeout:
      return "timeout";
    case Reason::out_of_memory:
      return "out-of-memory";
    case Reason::crashed:
      return "crashed";
  }
  return "";
}

std::string_view name_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::headline:
      return "headline";
    case Verdict::summary:
      return "summary";
    case Verdict::body:
      return "body";
    case Verdict::cut:
      return "cut";
    case Verdict::outside:
      return "outside";
  }
  return "";
}

std::string_view name_of(EmbeddedData when) {
  switch (when) {
    case EmbeddedData::if_page_is_empty:
      return "auto";
    case EmbeddedData::never:
      return "never";
    case EmbeddedData::always:
      return "always";
  }
  return "";
}

std::optional<EmbeddedData> embedded_data_named(std::string_view name) {
  for (const EmbeddedData when : kEmbeddedData) {
    if (name_of(when) == name) return when;
  }
  return std::nullopt;
}

std::string_view name_of(Include what) {
  switch (what) {
    case Include::captions:
      return "captions";
    case Include::links:
      return "links";
    case Include::images:
      return "images";
    case Include::tables:
      return "tables";
  }
  return "";
}

std::optional<Include> include_named(std::string_view name) {
  for (const Include what : kIncludes) {
    if (name_of(what) == name) return what;
  }
  return std::nullopt;
}

}  // namespace presscut
