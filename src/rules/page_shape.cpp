#include "rules/page_shape.h"

#include <algorithm>

#include "text/hash.h"
#include "text/strings.h"

namespace presscut::rules {

using dom::NodeId;
using dom::Tag;

SiblingPlaces::SiblingPlaces(const dom::Document& document) : document_(document), places_(document.size(), 0), all_(1) {}

const SiblingPlace& SiblingPlaces::of(NodeId id) {
  const NodeId parent = document_.parent(id);
  if (places_[id] == 0 && parent != dom::kNoNode) add_children(parent);
  return all_[places_[id]];
}

void SiblingPlaces::add_children(NodeId parent) {
  const auto place = [&](NodeId id) -> SiblingPlace& { return all_[places_[id]]; };
  const auto of_type = [&](NodeId id) -> std::uint32_t& {
    const auto tag = static_cast<std::size_t>(document_.tag(id));
    if (tag >= of_type_.size()) of_type_.resize(tag + 1, 0);
    return of_type_[tag];
  };
  std::uint32_t count = 0;
  NodeId previous = dom::kNoNode;
  for (NodeId id = document_.first_child(parent); id != dom::kNoNode; id = document_.next_sibling(id)) {
    if (document_.is_text(id)) continue;
    places_[id] = static_cast<std::uint32_t>(all_.size());
    all_.emplace_back();
    place(id).previous = previous;
    place(id).from_start = ++count;
    place(id).of_type_from_start = ++of_type(id);
    previous = id;
  }
  for (NodeId id = previous; id != dom::kNoNode; id = place(id).previous) {
    place(id).from_end = count + 1 - place(id).from_start;
    place(id).of_type_from_end = of_type(id) + 1 - place(id).of_type_from_start;
  }
  for (NodeId id = previous; id != dom::kNoNode; id = place(id).previous) of_type(id) = 0;
}

PageNames::PageNames(const dom::Document& document) {
  std::vector<std::uint32_t> hashes;
  for (NodeId id = 0; id < document.size(); ++id) {
    for (const dom::Attribute& attribute : document.attributes(id)) {
      if (attribute.name == dom::AttributeName::id) hashes.push_back(text::hash_of(document.view(attribute.value)));
    }
  }
  for (const dom::TextRange list : document.class_lists()) {
    text::for_each_token(document.view(list), [&](std::string_view name) { hashes.push_back(text::hash_of(name)); });
  }
  std::size_t words = 1;
  while (words * 8 < hashes.size()) words *= 2;  // 8 bits for each name, or more
  bits_.assign(words, 0);
  for (const std::uint32_t hash : hashes) bits_[hash / 64 & (words - 1)] |= std::uint64_t{1} << (hash % 64);
}

bool PageNames::may_have(std::string_view name) const {
  const std::uint32_t hash = text::hash_of(name);
  return (bits_[hash / 64 & (bits_.size() - 1)] >> (hash % 64) & 1) != 0;
}

Lines::Lines(const dom::Document& document, const dom::TextIndex& texts)
    : document_(document), texts_(texts), texts_before_(document.size() + 1, 0) {
  std::uint32_t count = 0;
  bool broken = true;  // a line ended since the last text
  NodeId last = dom::kNoNode;
  for (NodeId id = 0; id < document.size(); ++id) {
    texts_before_[id] = count;
    const Tag tag = document.tag(id);
    if (tag != Tag::text) {
      broken = broken || dom::breaks_line(tag);
      continue;
    }
    if (texts[id].characters == 0) continue;
    // The blocks that ended since the last text: those around it that do not hold this one.
    for (NodeId above = last; !broken && above != dom::kNoNode && !document.contains(above, id);
         above = document.parent(above)) {
      broken = dom::is_block(document.tag(above));
    }
    new_line_.push_back(broken);
    broken = false;
    last = id;
    ++count;
  }
  texts_before_[document.size()] = count;
  new_line_.push_back(true);
}

bool Lines::stands_apart(NodeId id) const {
  // The page as a whole is no block of it, however little it says.
  const NodeId parent = document_.parent(id);
  if (parent == dom::kNoNode || document_.tag(id) == Tag::body_ || document_.tag(id) == Tag::head_ ||
      document_.tag(parent) == Tag::head_) {
    return false;
  }
  const bool page_in_parent = document_.tag(parent) == Tag::body_ || document_.parent(parent) == dom::kNoNode;
  if (!page_in_parent && texts_[parent].characters == texts_[id].characters) return false;
  return new_line_[texts_before_[id]] && new_line_[texts_before_[document_.end(id)]];
}

}  // namespace presscut::rules
