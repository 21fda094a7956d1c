// Which patterns of a set may match a text, told by the literals that they ask for (required_literals.h): one
// look at a text for all patterns, so that few are compiled, and few are tried.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rules/buckets.h"
#include "rules/required_literals.h"
#include "rules/string_pool.h"
#include "rules/table.h"

namespace presscut::rules {

class TextFilter {
 public:
  struct Literal {
    StringRef text;
    std::uint32_t pattern = 0;
    std::uint32_t clause = 0;  // a bit
    std::uint32_t window = 0;  // the bytes that it is found by
    std::uint32_t offset = 0;  // where they stand in the text
    std::uint32_t next = Buckets::kEmpty;  // with the same hash
    bool at_begin = false;  // of a text, or at its end, or both
    bool at_end = false;
  };
  // All of a filter, to be kept as constants.
  struct Image {
    Buckets::Image buckets;
    Buckets::Image begins;
    Buckets::Image ends;
    std::span<const Literal> literals;
    std::span<const std::uint64_t> pairs;
    std::span<const std::uint64_t> marks;
    std::span<const std::uint32_t> clauses;
  };
  // A literal that stands in a folded text.
  struct Hit {
    std::uint32_t place = 0;  // of its window
    std::uint32_t begin = 0;
    std::uint32_t literal = 0;
  };
  // A part of a folded text, or all of it.
  struct Text {
    std::string_view folded;  // precondition: kBehind more bytes can be read behind it
    std::size_t begin = 0;
    std::size_t end = 0;
    bool keeps_places = false;  // its characters stand where they stood before
  };
  static constexpr std::size_t kBehind = 4;
  // All of a text, folded into `folded`.
  static Text fold(std::string_view text, std::string& folded);

  TextFilter() = default;
  explicit TextFilter(const Image& image)
      : buckets_(image.buckets),
        begins_(image.begins),
        ends_(image.ends),
        literals_(image.literals),
        pairs_(image.pairs),
        marks_(image.marks),
        clauses_(image.clauses) {}
  Image image() const {
    return {buckets_.image(), begins_.image(), ends_.image(), literals_.view(), pairs_.view(), marks_.view(), clauses_.view()};
  }

  // A pattern's number is its place among the set's.
  void add(StringPool& pool, std::uint32_t pattern, std::string_view expression, MatchKind kind);

  // The clauses that a text fulfils.
  class Found {
   public:
    bool may_match(std::uint32_t pattern) const {
      return pattern >= found_.size() || ((*wanted_)[pattern] & ~found_[pattern]) == 0;
    }
    // Those of which some clause is fulfilled.
    const std::vector<std::uint32_t>& patterns() const { return touched_; }

   private:
    friend class TextFilter;
    const Table<std::uint32_t>* wanted_ = nullptr;
    std::vector<std::uint32_t> found_;    // clauses of a pattern
    std::vector<std::uint32_t> touched_;  // patterns with some
  };
  bool knows(std::uint32_t pattern) const { return pattern < clauses_.size() && clauses_[pattern] != 0; }
  // Adds the literals that stand in a text, but for those of a text's ends, by their windows' places.
  void scan(const StringPool& pool, const Text& text, std::vector<Hit>& hits) const;
  // `found` is used again from text to text of one filter. Precondition: the hits are those of the text or of one around it.
  void find(const StringPool& pool, const Text& text, std::span<const Hit> hits, Found& found) const;
  // Both, of a text that is not folded yet.
  void look(const StringPool& pool, std::string_view text, Found& found) const;

 private:
  // Literals are looked up by their rarest four bytes, shorter ones by two.
  static constexpr std::size_t kWindow = 4;
  static constexpr std::size_t kShortWindow = 2;

  Buckets buckets_;  // places in literals_, by the hash of a window
  Buckets begins_;   // the same of those that begin a text
  Buckets ends_;     // and of those that end it
  Table<Literal> literals_;
  Table<std::uint64_t> pairs_;    // a bit for each short window of ASCII, which others share
  Table<std::uint64_t> marks_;    // a bit for each hash of a window that is not short
  Table<std::uint32_t> clauses_;  // of a pattern: a bit each
};

}  // namespace presscut::rules
