#include "rules/rule_index.h"

#include <algorithm>
#include <cstring>
#include <string>

#include "rules/attribute_test.h"
#include "rules/text_rules.h"
#include "text/strings.h"

namespace presscut::rules {

namespace {

// The rarer what a test asks for, the lower.
int commonness(const Test& test) {
  switch (test.kind) {
    case TestKind::id:
      return 0;
    case TestKind::class_token:
      return 1;
    case TestKind::attribute_equals:
      return test.ignore_case ? 3 : 2;
    case TestKind::has_attribute:
    case TestKind::attribute_word:
    case TestKind::attribute_dash:
    case TestKind::attribute_prefix:
    case TestKind::attribute_suffix:
    case TestKind::attribute_contains:
      return 3;
    case TestKind::tag:
      return 4;
    case TestKind::is:
      return 5;
    default:
      return 6;
  }
}

// Up to eight bytes.
std::uint64_t bytes_of(std::string_view s) {
  std::uint64_t bytes = 0;
  if (!s.empty()) std::memcpy(&bytes, s.data(), std::min(s.size(), sizeof bytes));
  return bytes;
}

constexpr int kOfTags = 4;
constexpr int kNothingToFindBy = 6;

}  // namespace

RuleIndex::RuleIndex(const Image& image)
    : ids_(image.ids),
      classes_(image.classes),
      valued_attributes_(image.valued_attributes),
      attribute_values_(image.attribute_values),
      attributes_(image.attributes),
      attribute_entries_(image.attribute_entries),
      tags_(image.tags),
      whole_texts_(image.whole_texts),
      text_starts_(image.text_starts),
      text_patterns_(image.text_patterns),
      pattern_entries_(image.pattern_entries),
      pattern_tags_(image.pattern_tags),
      universal_(image.universal) {}

RuleIndex::Image RuleIndex::image() const {
  return {ids_.image(),
          classes_.image(),
          valued_attributes_.image(),
          attribute_values_.image(),
          attributes_.image(),
          attribute_entries_.view(),
          tags_.image(),
          whole_texts_.image(),
          text_starts_.image(),
          text_patterns_.view(),
          pattern_entries_.view(),
          pattern_tags_.view(),
          universal_.view()};
}

void RuleIndex::add(const Selectors& selectors, std::uint32_t complex) {
  const Compound& compound = selectors.compounds[selectors.complexes[complex].compounds.first];
  if (is_bare_text(selectors, compound)) {
    add_by_text(selectors, compound, complex);
  } else if (!add_by_pattern(selectors, compound, complex) && !add_by_compound(selectors, compound, complex)) {
    universal_.push_back(complex);
  }
}

bool RuleIndex::add_by_compound(const Selectors& selectors, const Compound& compound, std::uint32_t complex) {
  const Test* begin = begin_of(selectors.tests, compound.tests);
  const Test* end = end_of(selectors.tests, compound.tests);
  const Test* best = std::min_element(
      begin, end, [](const Test& a, const Test& b) { return commonness(a) < commonness(b); });
  if (best == end || commonness(*best) == kNothingToFindBy) return false;
  const StringPool& pool = selectors.pool;
  switch (best->kind) {
    case TestKind::id:
      ids_.add(pool, best->name, complex);
      return true;
    case TestKind::class_token:
      classes_.add(pool, best->name, complex);
      return true;
    case TestKind::tag:
      tags_.add(pool, best->name, complex);
      return true;
    case TestKind::is: {
      // Every way in must be found; if one cannot, the rule is tried everywhere.
      const Range ways{best->first, best->count};
      bool found = true;
      for (const Complex* way = begin_of(selectors.complexes, ways); way != end_of(selectors.complexes, ways);
           ++way) {
        found = found && add_by_compound(selectors, selectors.compounds[way->compounds.first], complex);
      }
      return found;
    }
    default:
      if (commonness(*best) == 2) {
        if (!valued_attributes_.contains(pool, pool.view(best->name)))
          valued_attributes_.add(pool, best->name, 0);
        attribute_values_.add(pool, best->value, complex);
      } else {
        attributes_.add(pool, best->name, static_cast<std::uint32_t>(attribute_entries_.size()));
        AttributeEntry entry;
        entry.test = static_cast<std::uint32_t>(best - selectors.tests.data());
        entry.complex = complex;
        if (best->kind == TestKind::attribute_prefix && !best->ignore_case) {
          const std::string_view start = pool.view(best->value);
          const std::size_t tail_begin = start.size() - std::min(start.size(), sizeof entry.tail);
          entry.tail_begin = static_cast<std::uint32_t>(tail_begin);
          entry.least_size = static_cast<std::uint32_t>(start.size());
          entry.tail = bytes_of(start.substr(tail_begin));
          entry.tail_mask = bytes_of(std::string(start.size() - tail_begin, '\xFF'));
        }
        attribute_entries_.push_back(entry);
      }
      return true;
  }
}

void RuleIndex::add_by_text(const Selectors& selectors, const Compound& compound, std::uint32_t complex) {
  const Test* end = end_of(selectors.tests, compound.tests);
  const Test* test = std::find_if(begin_of(selectors.tests, compound.tests), end,
                                  [](const Test& t) { return is_text_test(t.kind); });
  if (test->kind == TestKind::whole_text_pattern) {
    if (selectors.text_filter.knows(test->value_pattern)) {
      add_pattern(test->value_pattern, {complex, true});
    } else {
      text_patterns_.push_back(complex);
    }
    return;
  }
  const Range alternatives{test->first, test->count};
  for (const StringRef* key = begin_of(selectors.alternatives, alternatives);
       key != end_of(selectors.alternatives, alternatives); ++key) {
    if (test->kind == TestKind::whole_text) {
      whole_texts_.add(selectors.pool, *key, complex);
    } else {
      const auto size = static_cast<std::uint32_t>(first_word(selectors.pool.view(*key)).size());
      text_starts_.add(selectors.pool, {key->begin, size}, complex);
    }
  }
}

void RuleIndex::add_pattern(std::uint32_t pattern, const PatternEntry& entry) {
  if (pattern_entries_.size() <= pattern) pattern_entries_.resize(pattern + 1);
  pattern_entries_.change(pattern) = entry;
}

// Rarer than a tag, but not to be looked for in every element.
bool RuleIndex::add_by_pattern(const Selectors& selectors, const Compound& compound, std::uint32_t complex) {
  const Test* pattern = nullptr;
  for (const Test* test = begin_of(selectors.tests, compound.tests); test != end_of(selectors.tests, compound.tests);
       ++test) {
    if (commonness(*test) < kOfTags) return false;
    if (test->kind == TestKind::whole_text_pattern && selectors.text_filter.knows(test->value_pattern)) pattern = test;
  }
  if (pattern == nullptr || !add_pattern_tags(selectors, compound)) return false;
  add_pattern(pattern->value_pattern, {complex, false});
  return true;
}

// False if the elements that the compound is about are not told by their tags.
bool RuleIndex::add_pattern_tags(const Selectors& selectors, const Compound& compound) {
  const Test* end = end_of(selectors.tests, compound.tests);
  for (const Test* test = begin_of(selectors.tests, compound.tests); test != end; ++test) {
    if (test->kind == TestKind::tag && test->tag != dom::Tag::first_unknown) {
      if (pattern_tags_.empty()) pattern_tags_.assign(static_cast<std::size_t>(dom::Tag::first_unknown), 0);
      pattern_tags_.change(static_cast<std::size_t>(test->tag)) = 1;
      return true;
    }
    if (test->kind != TestKind::is) continue;
    const Range ways{test->first, test->count};
    return std::all_of(begin_of(selectors.complexes, ways), end_of(selectors.complexes, ways), [&](const Complex& way) {
      return add_pattern_tags(selectors, selectors.compounds[way.compounds.first]);
    });
  }
  return false;
}

void RuleIndex::find_by_pattern(const TextFilter::Found& found, std::vector<std::uint32_t>& complexes) const {
  for (const std::uint32_t pattern : found.patterns()) {
    if (pattern >= pattern_entries_.size() || !found.may_match(pattern)) continue;
    const PatternEntry& entry = pattern_entries_[pattern];
    if (entry.complex != kNone && !entry.stands_apart) complexes.push_back(entry.complex);
  }
}

void RuleIndex::find(const Selectors& selectors, const dom::Document& document, dom::NodeId id,
                     std::vector<std::uint32_t>& complexes) const {
  const StringPool& pool = selectors.pool;
  const auto add = [&](std::uint32_t complex) { complexes.push_back(complex); };
  for (const dom::Attribute& attribute : document.attributes(id)) {
    const std::string_view name = document.view(attribute.name);
    const std::string_view value = document.view(attribute.value);
    if (name == "class") {
      text::for_each_token(value, [&](std::string_view token) { classes_.for_each(pool, token, add); });
    } else if (name == "id") {
      ids_.for_each(pool, value, add);
    }
    attributes_.for_each(pool, name, [&](std::uint32_t place) {
      const AttributeEntry& entry = attribute_entries_[place];
      if (value.size() < entry.least_size) return;
      if (entry.tail_mask != 0 && (bytes_of(value.substr(entry.tail_begin)) & entry.tail_mask) != entry.tail)
        return;
      if (attribute_matches(selectors, selectors.tests[entry.test], value))
        complexes.push_back(entry.complex);
    });
    if (valued_attributes_.contains(pool, name)) attribute_values_.for_each(pool, value, add);
  }
  if (!tags_.empty()) tags_.for_each(pool, document.tag_name(id), add);
  const auto universal = universal_.view();
  complexes.insert(complexes.end(), universal.begin(), universal.end());
}

void RuleIndex::find_by_text(const Selectors& selectors, std::string_view key, const TextFilter::Found& found,
                             std::vector<std::uint32_t>& complexes) const {
  const auto add = [&](std::uint32_t complex) { complexes.push_back(complex); };
  whole_texts_.for_each(selectors.pool, key, add);
  text_starts_.for_each(selectors.pool, first_word(key), add);
  const auto patterns = text_patterns_.view();
  complexes.insert(complexes.end(), patterns.begin(), patterns.end());
  for (const std::uint32_t pattern : found.patterns()) {
    if (pattern >= pattern_entries_.size() || !found.may_match(pattern)) continue;
    const PatternEntry& entry = pattern_entries_[pattern];
    if (entry.complex != kNone && entry.stands_apart) complexes.push_back(entry.complex);
  }
}

}  // namespace presscut::rules
