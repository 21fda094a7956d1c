// Texts that rules know by their words: "Advertisement", "Reading time # minutes". They are compared as
// text::key()s.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dom/document.h"
#include "dom/text_index.h"

namespace presscut::rules {

// The longest text that :whole-text() and :starts-text() look at, in code points that are not white space:
// what such rules are about (labels, invitations, cross-references) is short, and what is long is article.
inline constexpr std::uint32_t kLongestText = 300;

// The key of an alternative as a rule writes it, where '#' stands for a run of digits.
std::string key_of_alternative(std::string_view alternative);

// Whether `key` is `start` or goes on after it with a new word. In scripts that put no space between words
// (Han, Kana, Thai …) any character begins one.
bool starts_with_words(std::string_view key, std::string_view start);

// What a key begins with, for looking it up: its first word, or first character where words are not spaced.
// If starts_with_words(a, b), then first_word(a) == first_word(b).
std::string_view first_word(std::string_view key);

// The keys of a document's elements.
class TextKeys {
 public:
  TextKeys(const dom::Document& document, const dom::TextIndex& texts);
  bool is_made(dom::NodeId id) const { return places_[id].size != UINT32_MAX; }
  void make(dom::NodeId id, std::string_view text);
  void share(dom::NodeId from, dom::NodeId to) { places_[to] = places_[from]; }
  // The view holds until the next is made. Precondition: it is made.
  std::string_view key(dom::NodeId id) const {
    return std::string_view(keys_).substr(places_[id].begin, places_[id].size);
  }
  // Whether an element's text is short enough to be looked at.
  bool is_short(dom::NodeId id) const;
  // Whether it is short in bytes as well. Precondition: is_short().
  bool is_brief(dom::NodeId id) const;

 private:
  const dom::Document& document_;
  const dom::TextIndex& texts_;
  std::string keys_;
  struct Place {
    std::uint32_t begin = 0;
    std::uint32_t size = UINT32_MAX;  // not made yet
  };
  std::vector<Place> places_;
};

}  // namespace presscut::rules
