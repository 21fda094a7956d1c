// All text of a page as it would be shown, made once, and where in it each node's own stands.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dom/document.h"

namespace presscut::dom {

class PageText {
 public:
  static constexpr std::size_t kMostText = std::size_t{4} << 20;

  explicit PageText(const Document& document);

  // Whether of() is text_of() for every node. Not so for a page whose text is not in NFC, as what stands at a node's end may
  // compose with what follows, nor for one of more than kMostText bytes, as the room is worth more than the time.
  bool is_exact() const { return is_exact_; }
  // Precondition of the following: is_exact().
  std::string_view all() const { return text_; }
  TextRange place(NodeId id) const { return places_[id]; }
  std::string_view of(NodeId id) const { return all().substr(places_[id].begin, places_[id].size); }

 private:
  std::string text_;
  std::vector<TextRange> places_;
  bool is_exact_ = true;
};

}  // namespace presscut::dom
