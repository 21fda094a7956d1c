#include "rules/rule_index.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "rules/attribute_test.h"
#include "rules/text_rules.h"
#include "text/strings.h"

namespace presscut::rules {

namespace {

constexpr int kOfTexts = 4;
constexpr int kOfTags = 5;
constexpr int kNothingToFindBy = 6;

int commonness(const Selectors& selectors, const Test& test);

const Test* rarest(const Selectors& selectors, const Compound& compound) {
  return std::min_element(
      begin_of(selectors.tests, compound.tests), end_of(selectors.tests, compound.tests),
      [&](const Test& a, const Test& b) { return commonness(selectors, a) < commonness(selectors, b); });
}

// Of an :is(): every way in must be found.
int commonness_of_ways(const Selectors& selectors, Range ways) {
  int most = 0;
  for (const Complex* way = begin_of(selectors.complexes, ways); way != end_of(selectors.complexes, ways); ++way) {
    const Compound& compound = selectors.compounds[way->compounds.first];
    most = std::max(most, compound.tests.count == 0 ? kNothingToFindBy
                                                    : commonness(selectors, *rarest(selectors, compound)));
  }
  return most;
}

// The rarer what a test asks for, the lower. An :is() nests no deeper than rules may.
int commonness(const Selectors& selectors, const Test& test) {
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
      return kOfTags;
    case TestKind::is:
      return commonness_of_ways(selectors, {test.first, test.count});
    default:
      return kNothingToFindBy;
  }
}

// Starts are looked up by their first bytes, at most these.
constexpr std::uint32_t kLongestStart = 64;

// Parts of values are looked up by their first bytes, small and capital letters alike (as some signs are then, too).
constexpr std::uint32_t kWindow = 3;
// So few are sooner looked for one by one.
constexpr std::uint32_t kFewParts = 2;

// Precondition: kWindow bytes can be read.
std::uint32_t part_window_at(const char* bytes) {
  constexpr std::uint32_t kSmall = ('a' - 'A') * 0x010101u;
  std::uint16_t two = 0;
  std::memcpy(&two, bytes, sizeof two);
  return two | std::uint32_t{static_cast<unsigned char>(bytes[2])} << 16 | kSmall;
}
std::size_t bucket_of_window(std::uint32_t window) {
  return (window * 0x9E3779B1u) >> (32 - Buckets::kBits);  // 2^32 / golden ratio
}

}  // namespace

RuleIndex::RuleIndex(const Image& image)
    : ids_(image.ids),
      classes_(image.classes),
      attribute_names_(image.attribute_names),
      attributes_(image.attributes),
      attribute_values_(image.attribute_values),
      starts_(image.starts),
      windows_(image.windows),
      attribute_entries_(image.attribute_entries),
      tags_(image.tags),
      whole_texts_(image.whole_texts),
      text_starts_(image.text_starts),
      text_patterns_(image.text_patterns),
      pattern_entries_(image.pattern_entries),
      text_tags_(image.text_tags),
      universal_(image.universal),
      has_bare_texts_(image.has_bare_texts) {}

RuleIndex::Image RuleIndex::image() const {
  return {ids_.image(),
          classes_.image(),
          attribute_names_.image(),
          attributes_.view(),
          attribute_values_.image(),
          starts_.image(),
          windows_.image(),
          attribute_entries_.view(),
          tags_.image(),
          whole_texts_.image(),
          text_starts_.image(),
          text_patterns_.view(),
          pattern_entries_.view(),
          text_tags_.view(),
          universal_.view(),
          has_bare_texts_};
}

void RuleIndex::add(const Selectors& selectors, std::uint32_t complex) {
  const Compound& compound = selectors.compounds[selectors.complexes[complex].compounds.first];
  if (is_bare_text(selectors, compound)) {
    const Test* end = end_of(selectors.tests, compound.tests);
    const Test* test = std::find_if(begin_of(selectors.tests, compound.tests), end,
                                    [](const Test& t) { return is_text_test(t.kind); });
    add_by_text(selectors, *test, complex, Place::apart);
    has_bare_texts_ = true;
  } else if (!add_by_tag_and_text(selectors, compound, complex) &&
             !add_by_compound(selectors, compound, Candidate::of(complex))) {
    universal_.push_back(complex);
  }
}

bool RuleIndex::add_by_compound(const Selectors& selectors, const Compound& compound, Candidate candidate) {
  if (compound.tests.count == 0) return false;
  const Test* best = rarest(selectors, compound);
  const int best_commonness = commonness(selectors, *best);
  if (best_commonness >= kOfTexts && add_by_child(selectors, compound, candidate)) return true;
  if (best_commonness == kNothingToFindBy) return false;
  const StringPool& pool = selectors.pool;
  switch (best->kind) {
    case TestKind::id:
      ids_.add(pool, best->name, candidate.number);
      return true;
    case TestKind::class_token:
      classes_.add(pool, best->name, candidate.number);
      return true;
    case TestKind::tag:
      tags_.add(pool, best->name, candidate.number);
      return true;
    case TestKind::is: {
      const Range ways{best->first, best->count};
      for (const Complex* way = begin_of(selectors.complexes, ways); way != end_of(selectors.complexes, ways);
           ++way) {
        add_by_compound(selectors, selectors.compounds[way->compounds.first], candidate);
      }
      return true;
    }
    default:
      add_by_attribute(selectors, *best, candidate);
      return true;
  }
}

// By what a :has() asks of a child, or a child's child, if that is rarer. False if it is not, or it asks otherwise.
bool RuleIndex::add_by_child(const Selectors& selectors, const Compound& compound, Candidate candidate) {
  const Test* end = end_of(selectors.tests, compound.tests);
  const auto is_rare_child = [&](const Complex& inner) {
    const Compound* first = begin_of(selectors.compounds, inner.compounds);
    const Compound* scope = first + inner.compounds.count - 1;
    const bool is_scope = scope->tests.count == 1 && selectors.tests[scope->tests.first].kind == TestKind::scope;
    return inner.compounds.count >= 2 && is_scope && first->tests.count > 0 &&
           commonness(selectors, *rarest(selectors, *first)) < kOfTexts &&
           candidate.levels() + inner.compounds.count - 1 <= Candidate::kMostLevels &&
           std::all_of(first, scope, [](const Compound& part) { return part.to_left == Combinator::child; });
  };
  const Test* has = std::find_if(begin_of(selectors.tests, compound.tests), end, [&](const Test& test) {
    const Range ways{test.first, test.count};
    return test.kind == TestKind::has &&
           std::all_of(begin_of(selectors.complexes, ways), end_of(selectors.complexes, ways), is_rare_child);
  });
  if (has == end) return false;
  for (std::uint32_t i = has->first; i < has->first + has->count; ++i) {
    const Complex& inner = selectors.complexes[i];
    add_by_compound(selectors, selectors.compounds[inner.compounds.first],
                    {candidate.number + inner.compounds.count - 1});
  }
  return true;
}

void RuleIndex::add_by_attribute(const Selectors& selectors, const Test& test, Candidate candidate) {
  const StringPool& pool = selectors.pool;
  std::uint32_t number = kNone;
  attribute_names_.for_each(pool, pool.view(test.name), [&](std::uint32_t known) { number = known; });
  if (number == kNone) {
    number = static_cast<std::uint32_t>(attributes_.size());
    attribute_names_.add(pool, test.name, number);
    attributes_.push_back({});
  }
  Attribute& attribute = attributes_.change(number);
  if (test.kind == TestKind::attribute_equals && !test.ignore_case) {
    attribute.has_values = true;
    attribute_values_.add(pool, test.value, candidate.number);
    return;
  }
  AttributeEntry entry;
  entry.test = static_cast<std::uint32_t>(&test - selectors.tests.data());
  entry.candidate = candidate;
  entry.attribute = number;
  const auto place = static_cast<std::uint32_t>(attribute_entries_.size());
  if (test.kind == TestKind::attribute_prefix && !test.ignore_case && !test.value.empty()) {
    const std::uint32_t size = std::min(test.value.size, kLongestStart);
    attribute.lengths_of_starts |= std::uint64_t{1} << (size - 1);
    starts_.add(pool, {test.value.begin, size}, place);
  } else if (test.kind == TestKind::attribute_contains && test.value.size >= kWindow &&
             (test.ignore_case || attribute.parts >= kFewParts)) {
    attribute.parts = std::max(attribute.parts, kFewParts) + 1;
    if (!windows_.is_made()) windows_.make();
    entry.window = part_window_at(pool.view(test.value).data());
    entry.next = windows_.put(bucket_of_window(entry.window), place);
  } else {
    attribute.parts += test.kind == TestKind::attribute_contains ? 1 : 0;
    entry.next = attribute.others;
    attribute.others = place;
  }
  attribute_entries_.push_back(entry);
}

void RuleIndex::add_by_text(const Selectors& selectors, const Test& test, std::uint32_t complex, Place place) {
  if (test.kind == TestKind::whole_text_pattern) {
    const std::uint32_t pattern = test.value_pattern;
    if (!selectors.text_filter.knows(pattern)) {
      text_patterns_.push_back(complex);
      return;
    }
    if (pattern_entries_.size() <= pattern) pattern_entries_.resize(pattern + 1);
    pattern_entries_.change(pattern) = {complex, place == Place::apart};
    return;
  }
  const std::uint32_t number = 2 * complex + (place == Place::apart ? 1 : 0);
  const Range alternatives{test.first, test.count};
  for (const StringRef* key = begin_of(selectors.alternatives, alternatives);
       key != end_of(selectors.alternatives, alternatives); ++key) {
    if (test.kind == TestKind::whole_text) {
      whole_texts_.add(selectors.pool, *key, number);
    } else {
      const auto size = static_cast<std::uint32_t>(first_word(selectors.pool.view(*key)).size());
      text_starts_.add(selectors.pool, {key->begin, size}, number);
    }
  }
}

// Rarer than a tag, but not to be looked for in every element.
bool RuleIndex::add_by_tag_and_text(const Selectors& selectors, const Compound& compound, std::uint32_t complex) {
  const Test* text = nullptr;
  for (const Test* test = begin_of(selectors.tests, compound.tests);
       test != end_of(selectors.tests, compound.tests); ++test) {
    if (commonness(selectors, *test) < kOfTexts) return false;
    const bool can_be_found = is_text_test(test->kind) && (test->kind != TestKind::whole_text_pattern ||
                                                           selectors.text_filter.knows(test->value_pattern));
    if (text == nullptr && can_be_found) text = test;
  }
  if (text == nullptr || !add_text_tags(selectors, compound)) return false;
  add_by_text(selectors, *text, complex, Place::anywhere);
  return true;
}

// False if the elements that the compound is about are not told by their tags.
bool RuleIndex::add_text_tags(const Selectors& selectors, const Compound& compound) {
  const Test* end = end_of(selectors.tests, compound.tests);
  for (const Test* test = begin_of(selectors.tests, compound.tests); test != end; ++test) {
    if (test->kind == TestKind::tag && test->tag != dom::Tag::first_unknown) {
      if (text_tags_.empty()) text_tags_.assign(static_cast<std::size_t>(dom::Tag::first_unknown), 0);
      text_tags_.change(static_cast<std::size_t>(test->tag)) = 1;
      return true;
    }
    if (test->kind != TestKind::is) continue;
    const Range ways{test->first, test->count};
    return std::all_of(begin_of(selectors.complexes, ways), end_of(selectors.complexes, ways),
                       [&](const Complex& way) {
                         return add_text_tags(selectors, selectors.compounds[way.compounds.first]);
                       });
  }
  return false;
}

void RuleIndex::find_by_attribute(const Selectors& selectors, std::uint32_t number, std::string_view value,
                                  std::vector<Candidate>& candidates) const {
  const StringPool& pool = selectors.pool;
  const Attribute& attribute = attributes_[number];
  const auto try_entry = [&](const AttributeEntry& entry) {
    if (attribute_matches(selectors, selectors.tests[entry.test], value)) candidates.push_back(entry.candidate);
  };
  if (attribute.has_values)
    attribute_values_.for_each(pool, value, [&](std::uint32_t candidate) { candidates.push_back({candidate}); });
  for (std::uint32_t i = attribute.others; i != kNone; i = attribute_entries_[i].next)
    try_entry(attribute_entries_[i]);
  for (std::uint64_t lengths = attribute.lengths_of_starts; lengths != 0; lengths &= lengths - 1) {
    const auto size = static_cast<std::size_t>(std::countr_zero(lengths)) + 1;
    if (size > value.size()) break;
    starts_.for_each(pool, value.substr(0, size), [&](std::uint32_t place) {
      if (attribute_entries_[place].attribute == number) try_entry(attribute_entries_[place]);
    });
  }
  if (attribute.parts > kFewParts) find_by_parts(selectors, number, value, candidates);
}

void RuleIndex::find_by_parts(const Selectors& selectors, std::uint32_t number, std::string_view value,
                              std::vector<Candidate>& candidates) const {
  const Buckets::Firsts windows = windows_.firsts();
  const auto before = static_cast<std::ptrdiff_t>(candidates.size());
  for (std::size_t i = 0; i + kWindow <= value.size(); ++i) {
    const std::uint32_t window = part_window_at(value.data() + i);
    for (std::uint32_t at = windows[bucket_of_window(window)]; at != Buckets::kEmpty; at = attribute_entries_[at].next) {
      const AttributeEntry& entry = attribute_entries_[at];
      if (entry.window != window || entry.attribute != number) continue;
      const Test& test = selectors.tests[entry.test];
      const std::string_view part = selectors.pool.view(test.value);
      const std::string_view here = value.substr(i);
      if (!(test.ignore_case ? text::starts_with_ignoring_case(here, part) : here.starts_with(part)))
        continue;
      const auto is_it = [&](const Candidate& known) { return known.number == entry.candidate.number; };
      if (std::none_of(candidates.begin() + before, candidates.end(), is_it)) candidates.push_back(entry.candidate);
    }
  }
}

RuleIndex::Finder::Finder(const RuleIndex& index, const Selectors& selectors, const dom::Document& document)
    : index_(index),
      selectors_(selectors),
      document_(document),
      attributes_(document.attribute_name_count(), kNone),
      by_class_list_(document.class_lists().size()) {
  for (std::size_t i = 0; i < attributes_.size(); ++i) {
    index.attribute_names_.for_each(selectors.pool, document.attribute_name(static_cast<dom::AttributeName>(i)),
                                    [&](std::uint32_t number) { attributes_[i] = number; });
  }
}

template <class Find>
void RuleIndex::Finder::add_known(Found& found, Find&& find, std::vector<Candidate>& candidates) {
  if (!found.is_known) {
    found.is_known = true;
    found.begin = static_cast<std::uint32_t>(found_.size());
    find();
    found.end = static_cast<std::uint32_t>(found_.size());
  }
  candidates.insert(candidates.end(), found_.begin() + found.begin, found_.begin() + found.end);
}

void RuleIndex::Finder::find_by_class_list(std::string_view list) {
  text::for_each_token(list, [&](std::string_view name) {
    index_.classes_.for_each(selectors_.pool, name, [&](std::uint32_t candidate) { found_.push_back({candidate}); });
  });
  const std::uint32_t number = attributes_[static_cast<std::size_t>(dom::AttributeName::class_)];
  if (number != kNone) index_.find_by_attribute(selectors_, number, list, found_);
}

void RuleIndex::Finder::find(dom::NodeId id, std::vector<Candidate>& candidates) {
  for (const dom::Attribute& attribute : document_.attributes(id)) {
    const std::string_view value = document_.view(attribute.value);
    if (attribute.name == dom::AttributeName::class_) {
      add_known(by_class_list_[document_.class_list(id)], [&] { find_by_class_list(value); }, candidates);
      continue;
    }
    if (attribute.name == dom::AttributeName::id)
      index_.ids_.for_each(selectors_.pool, value, [&](std::uint32_t candidate) { candidates.push_back({candidate}); });
    const std::uint32_t number = attributes_[static_cast<std::size_t>(attribute.name)];
    if (number != kNone) index_.find_by_attribute(selectors_, number, value, candidates);
  }
  const auto tag = static_cast<std::size_t>(document_.tag(id));
  if (tag >= by_tag_.size()) by_tag_.resize(tag + 1);
  const auto find_by_tag = [&] {
    index_.tags_.for_each(selectors_.pool, document_.tag_name(id), [&](std::uint32_t candidate) { found_.push_back({candidate}); });
    const auto universal = index_.universal_.view();
    for (const std::uint32_t complex : universal) found_.push_back(Candidate::of(complex));
  };
  add_known(by_tag_[tag], find_by_tag, candidates);
}

void RuleIndex::find_by_text(const Selectors& selectors, std::string_view key, const TextFilter::Found& found,
                             Place place, std::vector<Candidate>& candidates) const {
  const bool apart = place == Place::apart && !key.empty();
  const auto add = [&](std::uint32_t number) {
    if (apart || number % 2 == 0) candidates.push_back(Candidate::of(number / 2));
  };
  whole_texts_.for_each(selectors.pool, key, add);
  text_starts_.for_each(selectors.pool, first_word(key), add);
  for (const std::uint32_t pattern : found.patterns()) {
    if (pattern >= pattern_entries_.size() || !found.may_match(pattern)) continue;
    const PatternEntry& entry = pattern_entries_[pattern];
    if (entry.complex != kNone && (apart || !entry.stands_apart)) candidates.push_back(Candidate::of(entry.complex));
  }
  if (!apart) return;
  const auto patterns = text_patterns_.view();
  for (const std::uint32_t complex : patterns) candidates.push_back(Candidate::of(complex));
}

}  // namespace presscut::rules
