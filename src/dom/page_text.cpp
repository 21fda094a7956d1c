#include "dom/page_text.h"

#include "text/unicode.h"

namespace presscut::dom {

PageText::PageText(const Document& document) {
  std::size_t size = 0;
  for (NodeId id = 0; id < document.size(); ++id) size += document.is_text(id) ? document.text(id).size() : 0;
  is_exact_ = size <= kMostText;
  if (!is_exact_) return;
  text_.reserve(size);
  places_.resize(document.size());
  text::Cleaner cleaner(text_);
  const auto here = [&] { return static_cast<std::uint32_t>(text_.size()); };
  // The nodes around the one that is read, to `open`, are the parents of it.
  NodeId open = kNoNode;
  const auto end = [&] {
    TextRange& place = places_[open];
    const bool begins_with_space = here() > place.begin && text_[place.begin] == ' ';
    place.begin += begins_with_space ? 1 : 0;
    place.size = here() - place.begin;
    if (breaks_line(document.tag(open))) cleaner.add_space();
    open = document.parent(open);
  };
  for (NodeId id = 0; id < document.size(); ++id) {
    while (open != kNoNode && document.end(open) <= id) end();
    open = id;
    places_[id].begin = here();
    if (document.is_text(id)) {
      cleaner.add(document.text(id));
    } else if (breaks_line(document.tag(id))) {
      cleaner.add_space();
    }
  }
  while (open != kNoNode) end();
  is_exact_ = !cleaner.finish();
}

}  // namespace presscut::dom
