#include "data_body.h"

#include "compose/body.h"
#include "dom/parse.h"
#include "facts/embedded_data.h"
#include "text/unicode.h"

namespace presscut {

namespace {

// A page that shows this many characters of body text is not empty.
constexpr std::size_t kMaxEmptyPage = 600;
// The data must hold this many times what the page shows.
constexpr std::size_t kMinGain = 3;

// What the page shows as its body, as a signature; no more of it than tells that it is longer than `enough`.
std::string shown_text(const filter::Selection& selection, std::size_t enough) {
  std::string shown;
  for (std::size_t i = 0; i < selection.blocks.size() && shown.size() <= enough; ++i) {
    if (selection.decisions[i].state == filter::State::body) shown += text::signature(selection.blocks.text(i));
  }
  return shown;
}

}  // namespace

std::optional<std::vector<Block>> body_from_data(const dom::Document& document, const facts::PageFacts& facts,
                                                 const filter::Selection& selection, const ExtractOptions& options) {
  if (options.embedded_data == EmbeddedData::never) return std::nullopt;
  std::string shown;
  if (options.embedded_data == EmbeddedData::if_page_is_empty) {
    shown = shown_text(selection, kMaxEmptyPage);
    if (shown.size() > kMaxEmptyPage) return std::nullopt;
  }
  const std::string html = facts::embedded_article(document, facts);
  if (html.empty()) return std::nullopt;

  const dom::Document data = dom::parse_html(html, options.limits);
  const Rules& rules = options.rules != nullptr ? *options.rules : Rules::defaults();
  facts::PageFacts place;  // the data's own headline is not looked for in it
  place.host = facts.host;
  place.path = facts.path;
  const filter::Selection found = filter::select(data, place, rules.set());
  if (options.embedded_data == EmbeddedData::if_page_is_empty) {
    // A page that shows the beginning of the text and withholds the rest is not empty: what it withholds stays withheld.
    const std::string full = shown_text(found, std::string::npos);
    if (full.size() < kMinGain * shown.size() || (!shown.empty() && full.find(shown) != std::string::npos)) return std::nullopt;
  }
  std::vector<Block> body = compose::compose_body(data, found, options.include, facts.url);
  if (body.empty()) return std::nullopt;
  return body;
}

}  // namespace presscut
