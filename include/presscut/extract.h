// From the bytes of a saved page to its article.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "presscut/article.h"
#include "presscut/error.h"
#include "presscut/export.h"
#include "presscut/limits.h"
#include "presscut/rules.h"

namespace presscut {

// Article text in the page's embedded JSON: read only where the page shows none of its own, never, or always.
enum class EmbeddedData { if_page_is_empty, never, always };

inline constexpr std::array kEmbeddedData{EmbeddedData::if_page_is_empty, EmbeddedData::never, EmbeddedData::always};

// The command line's words: "auto", "never", "always".
PRESSCUT_API std::string_view name_of(EmbeddedData when);
PRESSCUT_API std::optional<EmbeddedData> embedded_data_named(std::string_view name);

// What blocks hold beyond text. Off by default, but for tables: a table in the text is part of the article, and asking for
// it changes nothing; a rule leaves it out ("##table").
enum class Include : std::uint8_t { captions = 1, links = 2, images = 4, tables = 8 };

inline constexpr std::array kIncludes{Include::captions, Include::links, Include::images, Include::tables};

PRESSCUT_API std::string_view name_of(Include what);
PRESSCUT_API std::optional<Include> include_named(std::string_view name);

class IncludeSet {
 public:
  void add(Include what) { bits_ |= static_cast<std::uint8_t>(what); }
  bool has(Include what) const { return (bits_ & static_cast<std::uint8_t>(what)) != 0; }

 private:
  std::uint8_t bits_ = 0;
};

// What the user knows and the page may not say itself. Empty: unknown.
struct PageHints {
  std::string url;
  std::string encoding;  // a WHATWG label, such as "windows-1252"
  std::string language;  // BCP 47
};

struct ExtractOptions {
  const Rules* rules = nullptr;  // not owned; null: Rules::defaults()
  EmbeddedData embedded_data = EmbeddedData::if_page_is_empty;
  IncludeSet include;
  PageHints hints;
  std::string site_config_folder;  // of FiveFilters site configs; "": none. Used if libxml2 is installed
  std::size_t max_bytes = std::size_t{64} << 20;  // of the page, decompressed and in UTF-8
  PageLimits limits;
};

// Reads one page: HTML or plain text, in any encoding, perhaps compressed. `source` names it in the article.
// Errors: unsupported, too_large, no_article, unreadable (a damaged container); and where parsing meets its limits,
// out_of_memory, timeout.
PRESSCUT_API Result<Article> extract(std::string_view bytes, std::string_view source,
                                     const ExtractOptions& options = {});

}  // namespace presscut
