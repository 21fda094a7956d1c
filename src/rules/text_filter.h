// Which patterns of a set may match a text, told by the literals that they ask for (required_literals.h): one look
// at a text for all patterns, so that few are compiled, and few are tried.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rules/required_literals.h"
#include "rules/string_map.h"
#include "rules/string_pool.h"
#include "rules/table.h"

namespace presscut::rules {

class TextFilter {
 public:
  struct Literal {
    StringRef text;
    std::uint32_t pattern = 0;
    std::uint32_t clause = 0;  // a bit
  };
  // All of a filter, to be kept as constants.
  struct Image {
    StringMap::Image windows;
    std::span<const Literal> literals;
    std::span<const std::uint64_t> marks;
    std::span<const std::uint32_t> clauses;
  };

  TextFilter() = default;
  explicit TextFilter(const Image& image)
      : windows_(image.windows), literals_(image.literals), marks_(image.marks), clauses_(image.clauses) {}
  Image image() const { return {windows_.image(), literals_.view(), marks_.view(), clauses_.view()}; }

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
    std::string folded_;
  };
  bool knows(std::uint32_t pattern) const { return pattern < clauses_.size() && clauses_[pattern] != 0; }
  // `found` is reused from text to text of one filter.
  void look(const StringPool& pool, std::string_view text, Found& found) const;

 private:
  // Literals are looked up by their first bytes: four, or all of a shorter one.
  static constexpr std::size_t kWindow = 4;
  static constexpr std::size_t kMarkBits = 1 << 14;

  StringMap windows_;  // first bytes → places in literals_
  Table<Literal> literals_;
  Table<std::uint64_t> marks_;    // a bit for each hash of a window, for the sizes 2 to kWindow one after the other
  Table<std::uint32_t> clauses_;  // of a pattern: a bit each
};

}  // namespace presscut::rules
