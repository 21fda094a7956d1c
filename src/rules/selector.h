// Selectors as they are compiled: flat arrays that refer to each other by place.
//
// A rule's selector is a list of complex selectors ("div.a > p, li"); a complex selector is compounds joined
// by combinators, kept from right to left, the way they are matched; a compound is tests on one element,
// cheap ones first. The steps of a complex selector (:upward(), :xpath()) lead from the element it matched to
// those that are meant.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "dom/tag.h"
#include "rules/pattern.h"
#include "rules/string_pool.h"
#include "rules/table.h"
#include "rules/text_filter.h"

namespace presscut::rules {

inline constexpr std::uint32_t kNone = UINT32_MAX;

// In the order in which they are tried.
enum class TestKind : std::uint8_t {
  tag,
  id,
  class_token,
  has_attribute,
  attribute_equals,
  attribute_word,      // [a~=v]
  attribute_dash,      // [a|=v]
  attribute_prefix,    // [a^=v]
  attribute_suffix,    // [a$=v]
  attribute_contains,  // [a*=v]
  root,
  scope,  // the element that the :has() around is asked of
  min_text_length,
  max_text_length,
  min_link_density,
  max_link_density,
  empty,
  nth_child,
  nth_last_child,
  nth_of_type,
  nth_last_of_type,
  matches_path,
  matches_attribute,
  is,
  is_not,
  whole_text,
  starts_text,
  whole_text_pattern,
  has_text,
  has_text_pattern,
  has
};

// Which fields count depends on the kind.
struct Test {
  TestKind kind = TestKind::tag;
  bool ignore_case = false;
  dom::Tag tag = dom::Tag::text;  // first_unknown: compare by name
  StringRef name;                 // of a tag, id, class or attribute
  StringRef value;                // of an attribute; text
  std::uint32_t first = 0;        // of complex selectors, or of alternatives of a text
  std::uint32_t count = 0;
  std::uint32_t name_pattern = kNone;  // places in `patterns`
  std::uint32_t value_pattern = kNone;
  std::int32_t step = 0;    // the a of an+b
  std::int32_t number = 0;  // the b of an+b; a length; a density in thousandths
};

struct Range {
  std::uint32_t first = 0;
  std::uint32_t count = 0;
};

enum class Combinator : std::uint8_t { none, descendant, child, next_sibling, later_sibling };

struct Compound {
  Range tests;
  Combinator to_left = Combinator::none;  // how the next compound of its complex selector stands to this one
};

enum class StepKind : std::uint8_t {
  levels,           // to the ancestor so many up
  nearest,          // to the nearest ancestor that matches a selector
  xpath,            // to the elements that an expression finds from there
  xpath_from_page,  // to those that it finds from the document
};

// From an element to others. Which fields count depends on the kind.
struct Step {
  StepKind kind = StepKind::levels;
  std::uint32_t levels = 0;
  Range selectors;
  StringRef expression;
  Range tests;  // what must hold where it leads
};

struct Complex {
  Range compounds;
  Range steps;
  std::uint32_t rule = kNone;
};

struct Selectors {
  StringPool pool;
  Table<Test> tests;
  Table<Compound> compounds;
  Table<Step> steps;
  Table<Complex> complexes;
  Table<StringRef> alternatives;  // keys of texts
  std::vector<std::shared_ptr<const Pattern>> patterns;
  TextFilter text_filter;  // of those that texts must match
};

// Where `v` has it from `range` on.
template <class T>
const T* begin_of(const Table<T>& v, Range range) {
  return v.data() + range.first;
}
template <class T>
const T* end_of(const Table<T>& v, Range range) {
  return v.data() + range.first + range.count;
}

constexpr bool is_attribute_test(TestKind kind) {
  return kind >= TestKind::has_attribute && kind <= TestKind::attribute_contains;
}
constexpr bool is_text_test(TestKind kind) {
  return kind == TestKind::whole_text || kind == TestKind::starts_text ||
         kind == TestKind::whole_text_pattern;
}

// Whether a compound names no kind of element, only what it reads: ":whole-text(Advertisement)".
bool is_bare_text(const Selectors& selectors, const Compound& compound);

}  // namespace presscut::rules
