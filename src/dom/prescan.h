// A linear pass over the page's HTML before the parser sees it, by the states of the HTML standard's tokenizer
// (https://html.spec.whatwg.org/multipage/parsing.html#tokenization). It makes two things safe and cheap:
//
// - Depth. gumbo's time grows with the square of the nesting depth, so start tags deeper than a browser would nest are
//   left out, with their end tags.
// - Script, style and comments. They are half of a page and no text of it; gumbo spends as much on them as on text.
//   Their content is left out; scripts are set aside.
// - What no step of parsing looks at: most attributes, the characters of text, drawings. They are set aside or left out
//   (spared_attributes.h, spared_text.h, plain_svg.h).
// - Attributes. gumbo compares each with all others of its element, so no element has more than the limit says.
//
// What remains parses to the same tree, less those nodes, when what was set aside is put back.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dom/plain_branches.h"
#include "dom/spared_attributes.h"
#include "dom/spared_text.h"
#include "presscut/limits.h"

namespace presscut::dom {

struct ScannedScript {
  std::string_view type;  // views into the page
  std::string_view id;
  std::string_view content;
};

// A start tag whose attributes were set aside.
struct ScannedTag {
  std::uint32_t offset;           // of its '<' in what the parser is to see
  std::uint32_t first_attribute;  // among Prescan::attributes
  std::uint32_t attribute_count;
};

struct Prescan {
  std::string_view page;
  std::string html;              // what the parser is to see
  std::size_t tag_count = 0;     // start tags, end tags and comments of the page
  std::vector<ScannedTag> tags;  // by offset
  std::vector<ScannedAttribute> attributes;
  SparedText text;
  std::vector<ScannedScript> scripts;
  std::vector<Branch> branches;  // in which nothing needs the parser
};

// plain: less the tags of tables, forms and foreign content, whose text stays. What gumbo cannot parse has them.
enum class Markup { all, plain };

enum class Sparing { all, nothing };  // nothing: only what is beyond the limits is left out

// Precondition: `html` outlives the result.
Prescan prescan(std::string_view html, const PageLimits& limits, Markup markup, Sparing sparing);

}  // namespace presscut::dom
