// An article cut out of a page: a plain value, owned by whoever holds it. All text is UTF-8 in NFC,
// with single spaces and no markup.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "presscut/export.h"

namespace presscut {

enum class BlockKind { paragraph, heading, list_item, quote, table, code, caption };

// The record's word for a kind: "paragraph", "list_item", …
PRESSCUT_API std::string_view name_of(BlockKind kind);

struct Link {
  std::string text;
  std::string url;  // as the page gives it, resolved against the page's address where that is known
};

struct Image {
  std::string url;
  std::string caption;  // "" where the page has none
};

struct Block {
  BlockKind kind = BlockKind::paragraph;
  std::string text;
  int level = 0;         // heading: 1 to 6
  int depth = 0;         // list_item: 0 for the outermost list
  bool ordered = false;  // list_item: of a numbered list
  std::vector<std::vector<std::string>> rows;  // table: its cells; `text` then joins them by spaces
  std::vector<Link> links;                     // only under Include::links
  std::vector<Image> images;                   // only under Include::images
};

// Where the body was read from: the visible page, or JSON data embedded in it.
enum class BodySource { page, data };

struct Article {
  std::string source;  // the path as given; archive!entry for an entry of an archive
  std::optional<std::string> url;
  std::optional<std::string> publisher;
  std::optional<std::string> headline;
  std::vector<std::string> summary;  // the page's own standfirst or key points, one item each
  std::vector<Block> body;
  std::vector<std::string> authors;
  std::optional<std::string> published;  // RFC 3339
  std::optional<std::string> modified;   // RFC 3339
  std::optional<std::string> section;
  std::vector<std::string> tags;
  std::optional<Image> image;
  std::optional<std::string> language;  // BCP 47
  std::optional<bool> paywalled;
  std::size_t words = 0;  // words of the body; in Chinese, Japanese and Korean text each character is one
  BodySource body_from = BodySource::page;
};

}  // namespace presscut
