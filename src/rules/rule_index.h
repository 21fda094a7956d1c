// Which rules could be about an element: found by its id, classes, attributes and tag, or by the words of its
// text.
//
// Each complex selector is filed once, under the rarest thing that its rightmost compound asks for (an id,
// then a class, an attribute's value, an attribute, the words or pattern of a text, a tag), or under each way
// in of an :is(); what asks for none is tried everywhere. "div:has(> a > .x)" is filed under the class, as a rule for the
// element two levels up.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "dom/document.h"
#include "rules/buckets.h"
#include "rules/selector.h"
#include "rules/string_map.h"

namespace presscut::rules {

class RuleIndex {
 public:
  // A complex selector to be tried, and on which element: as many levels above the one that it was found by.
  struct Candidate {
    static constexpr std::uint32_t kLevelBits = 4;
    static constexpr std::uint32_t kMostLevels = (1u << kLevelBits) - 1;

    static Candidate of(std::uint32_t complex) { return {complex << kLevelBits}; }
    std::uint32_t complex() const { return number >> kLevelBits; }
    std::uint32_t levels() const { return number & kMostLevels; }

    std::uint32_t number = 0;  // as the index keeps it
  };
  enum class Place : bool { anywhere, apart };  // of an element's text; apart: see Lines

  // A rule found by an attribute, with the test that its value must pass: it is at hand when the rule is
  // found.
  struct AttributeEntry {
    std::uint32_t test = 0;
    Candidate candidate;
    std::uint32_t next = kNone;   // of the same attribute, or with the same hash of a window
    std::uint32_t attribute = 0;  // among attributes_
    std::uint32_t window = 0;     // of a part: its first kWindow bytes, small and capital letters alike
  };
  // An attribute that rules ask for, and how they may be found by it.
  struct Attribute {
    bool has_values = false;              // [a=v]: in attribute_values_
    std::uint32_t parts = 0;              // [a*=v]: the first kFewParts among the others, more by windows_
    std::uint32_t others = kNone;         // in attribute_entries_
    std::uint64_t lengths_of_starts = 0;  // [a^=v]: in starts_, by as many bytes as these bits stand for
  };
  // A rule found by a pattern of its text.
  struct PatternEntry {
    std::uint32_t complex = kNone;
    bool stands_apart = false;  // for text blocks alone
  };
  // All of an index, to be kept as constants.
  struct Image {
    StringMap::Image ids;
    StringMap::Image classes;
    StringMap::Image attribute_names;
    std::span<const Attribute> attributes;
    StringMap::Image attribute_values;
    StringMap::Image starts;
    Buckets::Image windows;
    std::span<const AttributeEntry> attribute_entries;
    StringMap::Image tags;
    StringMap::Image whole_texts;
    StringMap::Image text_starts;
    std::span<const std::uint32_t> text_patterns;
    std::span<const PatternEntry> pattern_entries;
    std::span<const std::uint8_t> text_tags;
    std::span<const std::uint32_t> universal;
    bool has_bare_texts;
  };

  RuleIndex() = default;
  explicit RuleIndex(const Image& image);
  Image image() const;

  void add(const Selectors& selectors, std::uint32_t complex);

  // The index in use for a page: what many elements of it share is looked up once.
  class Finder {
   public:
    // Precondition: all of them outlive the finder, and nothing is added any more.
    Finder(const RuleIndex& index, const Selectors& selectors, const dom::Document& document);
    // Adds what is found by an element, but for its text; one may come twice.
    void find(dom::NodeId id, std::vector<Candidate>& candidates);

   private:
    // Those found by a class list or a tag, among found_.
    struct Found {
      bool is_known = false;
      std::uint32_t begin = 0;
      std::uint32_t end = 0;
    };
    template <class Find>
    void add_known(Found& found, Find&& find, std::vector<Candidate>& candidates);
    void find_by_class_list(std::string_view list);

    const RuleIndex& index_;
    const Selectors& selectors_;
    const dom::Document& document_;
    std::vector<std::uint32_t> attributes_;  // by AttributeName: place in the index's attributes_, or kNone
    std::vector<Found> by_class_list_;
    std::vector<Found> by_tag_;
    std::vector<Candidate> found_;
  };

  // Those filed under a text. What asks for nothing but the text is only for elements that stand apart.
  void find_by_text(const Selectors& selectors, std::string_view key, const TextFilter::Found& found, Place place,
                    std::vector<Candidate>& candidates) const;
  bool has_text_rules() const {
    return !whole_texts_.empty() || !text_starts_.empty() || !text_patterns_.empty() ||
           !pattern_entries_.empty();
  }
  // Whether find_by_text() may find any for such an element.
  bool has_texts_for(dom::Tag tag, Place place) const {
    const auto number = static_cast<std::size_t>(tag);
    return (place == Place::apart && has_bare_texts_) || (number < text_tags_.size() && text_tags_[number] != 0);
  }

 private:
  // Returns false if the compound has nothing to be found by.
  bool add_by_compound(const Selectors& selectors, const Compound& compound, Candidate candidate);
  bool add_by_child(const Selectors& selectors, const Compound& compound, Candidate candidate);
  void add_by_attribute(const Selectors& selectors, const Test& test, Candidate candidate);
  void find_by_attribute(const Selectors& selectors, std::uint32_t attribute, std::string_view value,
                         std::vector<Candidate>& candidates) const;
  void find_by_parts(const Selectors& selectors, std::uint32_t attribute, std::string_view value,
                     std::vector<Candidate>& candidates) const;
  void add_by_text(const Selectors& selectors, const Test& test, std::uint32_t complex, Place place);
  bool add_by_tag_and_text(const Selectors& selectors, const Compound& compound, std::uint32_t complex);
  bool add_text_tags(const Selectors& selectors, const Compound& compound);
  void add_pattern(std::uint32_t pattern, const PatternEntry& entry);

  StringMap ids_;
  StringMap classes_;
  StringMap attribute_names_;  // places in the next
  Table<Attribute> attributes_;
  StringMap attribute_values_;
  StringMap starts_;              // places in attribute_entries_
  Buckets windows_;  // places in the next
  Table<AttributeEntry> attribute_entries_;
  StringMap tags_;
  StringMap whole_texts_;                // to twice the complex selector, and 1 if for text blocks alone
  StringMap text_starts_;                // to the same, by first_word()
  Table<std::uint32_t> text_patterns_;   // of which the filter of texts can tell nothing
  Table<PatternEntry> pattern_entries_;  // by pattern
  Table<std::uint8_t> text_tags_;        // of elements whose text is looked up wherever they stand
  Table<std::uint32_t> universal_;
  bool has_bare_texts_ = false;  // for any element that stands apart
};

}  // namespace presscut::rules
