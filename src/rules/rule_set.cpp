#include "rules/rule_set.h"

#include <algorithm>
#include <bitset>
#include <cassert>
#include <optional>

#include "rules/final_cuts.h"
#include "rules/host_rules.h"
#include "rules/matcher.h"
#include "rules/rule.h"
#include "rules/rule_index.h"
#include "rules/rule_set_image.h"
#include "text/strings.h"
#include "text/unicode.h"
#include "xpath/xpath.h"

namespace presscut::rules {

namespace {

using Place = RuleIndex::Place;

constexpr std::size_t kFamilyCount = static_cast<std::size_t>(Family::other) + 1;

// "sites/advert.rules" gives "advert".
std::string_view stem_of(std::string_view file) {
  const std::size_t slash = file.find_last_of("/\\");
  if (slash != std::string_view::npos) file.remove_prefix(slash + 1);
  return file.substr(0, file.rfind('.'));
}

}  // namespace

struct RuleSet::Impl {
  Impl() = default;
  explicit Impl(const RuleSetImage& image);

  Selectors selectors;
  Table<Rule> rules;
  Table<HostName> hosts;
  std::vector<std::string> files;
  // Rules for every site: those that cut and have nothing to say of what is cut already, and the others.
  RuleIndex generic_cuts;
  RuleIndex generic;
  HostTable by_host;  // rules for some sites, and the sites that generic ones are not for
  Table<RuleNumber> generic_exceptions;
  std::bitset<kFamilyCount> allowed;
  bool has_site_rules = true;  // else the site layer's are left out

  void file_rule(RuleNumber number);
  bool is_left_out(const Rule& rule) const {
    return (rule.action == Action::cut && allowed.test(static_cast<std::size_t>(rule.family))) ||
           (!has_site_rules && rule.layer == RuleLayer::site);
  }
  HostRules at(const PageContext& page) const {
    return {selectors,          rules, by_host,
            generic_exceptions, page,  has_site_rules ? SiteExceptions::count : SiteExceptions::are_left_out};
  }
  bool is_text_only(const Rule& rule, const Complex& complex) const;
  bool says_nothing_of_cuts(const Rule& rule, const Complex& complex) const;
};

namespace {

// Rules of a page's site that were left unparsed until such a page came.
class LateRules {
 public:
  void add(const Selectors& texts, const Rule& rule, RuleNumber number) {
    const std::string_view text = texts.pool.view(rule.selector);
    const std::uint32_t begin = selectors_.pool.add(text).begin;
    ParsedSelector parsed;
    SelectorError error;
    if (!parse_selector(text, begin, PatternCheck::now, selectors_, parsed, error)) return;
    for (std::uint32_t i = parsed.complexes.first; i < parsed.complexes.first + parsed.complexes.count; ++i) {
      selectors_.complexes.change(i).rule = number;
      index_.add(selectors_, i);
    }
  }
  const Selectors& selectors() const { return selectors_; }
  const RuleIndex& index() const { return index_; }
  bool empty() const { return selectors_.complexes.empty(); }

 private:
  Selectors selectors_;
  RuleIndex index_;
};

bool parses(const Selectors& texts, const Rule& rule) {
  LateRules late;
  late.add(texts, rule, 0);
  return !late.empty();
}

}  // namespace

RuleSet::Impl::Impl(const RuleSetImage& image)
    : rules(image.rules),
      hosts(image.hosts),
      files(image.files.begin(), image.files.end()),
      generic_cuts(image.generic_cuts),
      generic(image.generic),
      by_host(image.by_host),
      generic_exceptions(image.generic_exceptions) {
  selectors.pool = StringPool(image.characters);
  selectors.tests = Table(image.tests);
  selectors.compounds = Table(image.compounds);
  selectors.steps = Table(image.steps);
  selectors.complexes = Table(image.complexes);
  selectors.alternatives = Table(image.alternatives);
  selectors.text_filter = TextFilter(image.text_filter);
  selectors.patterns.reserve(image.patterns.size());
  for (const PatternImage& pattern : image.patterns)
    selectors.patterns.push_back(std::make_shared<const Pattern>(pattern));
}

RuleSet::RuleSet() : impl_(std::make_unique<Impl>()) {}
RuleSet::RuleSet(const RuleSetImage& image) : impl_(std::make_unique<Impl>(image)) {}
RuleSet::~RuleSet() = default;
RuleSet::RuleSet(const RuleSet& other) : impl_(std::make_unique<Impl>(*other.impl_)) {}
RuleSet::RuleSet(RuleSet&&) noexcept = default;

void RuleSet::Impl::file_rule(RuleNumber number) {
  const Rule& rule = rules[number];
  for (std::uint32_t i = 0; i < rule.complexes.count; ++i)
    selectors.complexes.change(rule.complexes.first + i).rule = number;
  for (const HostName* host = begin_of(hosts, rule.hosts); host != end_of(hosts, rule.hosts); ++host) {
    by_host.add(selectors, number, *host);
  }
  if (!rule.is_generic) return;
  if (rule.is_exception) {
    generic_exceptions.push_back(number);
    return;
  }
  for (std::uint32_t i = 0; i < rule.complexes.count; ++i) {
    const std::uint32_t complex = rule.complexes.first + i;
    (says_nothing_of_cuts(rule, selectors.complexes[complex]) ? generic_cuts : generic).add(selectors, complex);
  }
}

// Whether it concerns nothing but the element that it matches, and that only if it is not cut.
bool RuleSet::Impl::says_nothing_of_cuts(const Rule& rule, const Complex& complex) const {
  const bool is_ours = rule.layer == RuleLayer::generic || rule.layer == RuleLayer::foreign_list;
  const bool is_idle = rule.action == Action::cut || rule.action == Action::caption;
  const Range tests = selectors.compounds[complex.compounds.first].tests;
  // By :has() an element outside may be found from inside.
  return is_ours && is_idle && complex.steps.count == 0 &&
         std::none_of(begin_of(selectors.tests, tests), end_of(selectors.tests, tests),
                      [](const Test& test) { return test.kind == TestKind::has; });
}

std::vector<RuleError> RuleSet::add(std::string_view text, std::string_view file, RuleLayer layer,
                                    Reading reading) {
  Impl& impl = *impl_;
  std::vector<RuleError> errors;
  // What is unescaped, or made into keys, takes room too, but no more than a few times the text.
  if (text.size() > UINT32_MAX / 8 || !impl.selectors.pool.has_room(4 * text.size())) {
    errors.push_back({std::string(file), 1, 1, "too many rules"});
    return errors;
  }
  // A worker that has given up opening files could not load the library when such a rule is first needed.
  if (text.find(":xpath(") != std::string_view::npos) xpath::why_missing();
  const std::uint32_t pool_begin = impl.selectors.pool.add(text).begin;
  const auto file_number = static_cast<std::uint32_t>(impl.files.size());
  impl.files.emplace_back(file);
  Family family = Family::other;
  family_named(stem_of(file), family);
  LineContext context{layer, reading, impl.selectors, impl.hosts};

  std::uint32_t line_number = 0;
  std::size_t skipped_ifs = 0;  // of the !#if lines around, from the first one that does not hold
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = text.substr(begin, end - begin);
    ++line_number;
    if (line_number == 1 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
    line = text::trim(line);
    const auto line_begin = static_cast<std::size_t>(line.data() - text.data());
    const std::size_t raw_begin = begin;
    begin = end + 1;
    if (skipped_ifs > 0 && !line.starts_with("!#")) continue;

    Rule rule;
    LineError error;
    switch (
        parse_line(line, pool_begin + static_cast<std::uint32_t>(line_begin), context, rule, family, error)) {
      case LineKind::nothing:
      case LineKind::family:
        break;
      case LineKind::if_true:
        if (skipped_ifs > 0) ++skipped_ifs;
        break;
      case LineKind::if_false:
        ++skipped_ifs;
        break;
      case LineKind::otherwise:
        if (skipped_ifs <= 1) skipped_ifs = 1 - skipped_ifs;
        break;
      case LineKind::end_if:
        if (skipped_ifs > 0) --skipped_ifs;
        break;
      case LineKind::rule:
        rule.file = file_number;
        rule.line = line_number;
        rule.family = family;
        rule.layer = layer;
        impl.rules.push_back(rule);
        impl.file_rule(static_cast<RuleNumber>(impl.rules.size() - 1));
        break;
      case LineKind::error:
        if (layer == RuleLayer::foreign_list && reading == Reading::as_needed) break;
        errors.push_back({std::string(file), line_number, line_begin - raw_begin + error.position + 1,
                          std::move(error.message), error.why});
        if (reading == Reading::as_needed) return errors;
        break;
    }
  }
  return errors;
}

void RuleSet::leave_out_site_rules() {
  impl_->has_site_rules = false;
}

void RuleSet::allow(Family family) {
  impl_->allowed.set(static_cast<std::size_t>(family));
}

RuleSetImage RuleSet::image(ImageParts& rest) const {
  const Impl& impl = *impl_;
  rest = {};
  for (const auto& pattern : impl.selectors.patterns)
    rest.patterns.push_back(pattern->image());
  rest.files.assign(impl.files.begin(), impl.files.end());
  assert(!impl.by_host.has_expressions() && impl.allowed.none());
  RuleSetImage image;
  image.characters = impl.selectors.pool.all();
  image.tests = impl.selectors.tests.view();
  image.compounds = impl.selectors.compounds.view();
  image.steps = impl.selectors.steps.view();
  image.complexes = impl.selectors.complexes.view();
  image.alternatives = impl.selectors.alternatives.view();
  image.patterns = rest.patterns;
  image.text_filter = impl.selectors.text_filter.image();
  image.rules = impl.rules.view();
  image.hosts = impl.hosts.view();
  image.files = rest.files;
  image.generic_cuts = impl.generic_cuts.image();
  image.generic = impl.generic.image();
  image.by_host = impl.by_host.names();
  image.generic_exceptions = impl.generic_exceptions.view();
  return image;
}

std::size_t RuleSet::size() const {
  return impl_->rules.size();
}
Action RuleSet::action(RuleNumber rule) const {
  return impl_->rules[rule].action;
}
Family RuleSet::family(RuleNumber rule) const {
  return impl_->rules[rule].family;
}
RuleLayer RuleSet::layer(RuleNumber rule) const {
  return impl_->rules[rule].layer;
}

RuleSummary RuleSet::summary(RuleNumber number) const {
  const Rule& rule = impl_->rules[number];
  return {impl_->files[rule.file], rule.line, rule.family, rule.layer,
          std::string(impl_->selectors.pool.view(rule.text))};
}

RuleParts RuleSet::parts(RuleNumber number) const {
  const Impl& impl = *impl_;
  const Rule& rule = impl.rules[number];
  RuleParts parts;
  parts.selector = impl.selectors.pool.view(rule.selector);
  if (rule.path_pattern != kNone) parts.path = impl.selectors.patterns[rule.path_pattern]->expression();
  for (const HostName* host = begin_of(impl.hosts, rule.hosts); host != end_of(impl.hosts, rule.hosts);
       ++host)
    (host->excluded ? parts.excluded : parts.hosts).push_back(impl.selectors.pool.view(host->name));
  parts.is_exception = rule.is_exception;
  parts.is_procedural = rule.is_procedural;
  parts.is_switch = rule.takes_off != Hiding::by_selector;
  return parts;
}

std::vector<RuleNumber> RuleSet::in_force(std::string_view host) const {
  const Impl& impl = *impl_;
  const HostRules here = impl.at({host, ""});
  std::vector<RuleNumber> numbers = here.local();
  for (RuleNumber number = 0; number < impl.rules.size(); ++number) {
    if (impl.rules[number].is_generic && !impl.rules[number].is_exception) numbers.push_back(number);
  }
  std::erase_if(numbers, [&](RuleNumber number) {
    const Rule& rule = impl.rules[number];
    return here.is_off_at_host(number, rule) || impl.is_left_out(rule) ||
           (!rule.is_parsed && !parses(impl.selectors, rule));
  });
  std::sort(numbers.begin(), numbers.end(), [&](RuleNumber a, RuleNumber b) {
    const RuleLayer layer_a = impl.rules[a].layer;
    const RuleLayer layer_b = impl.rules[b].layer;
    return layer_a != layer_b ? layer_a < layer_b : a < b;
  });
  return numbers;
}

std::vector<Match> RuleSet::match(const dom::Document& document, const dom::TextIndex& texts, const PageContext& page,
                                  std::optional<double> most_text) const {
  const Impl& impl = *impl_;
  std::vector<Match> matches;
  if (impl.rules.empty() || document.empty()) return matches;
  const HostRules here = impl.at(page);
  RuleIndex local;
  LateRules late;
  bool has_local = false;
  for (const RuleNumber number : here.local()) {
    const Rule& rule = impl.rules[number];
    if (impl.is_left_out(rule) || here.is_off(number, rule)) continue;
    has_local = true;
    if (!rule.is_parsed) late.add(impl.selectors, rule, number);
    for (std::uint32_t i = 0; i < rule.complexes.count; ++i)
      local.add(impl.selectors, rule.complexes.first + i);
  }
  const bool has_text_rules =
      impl.generic_cuts.has_text_rules() || impl.generic.has_text_rules() || local.has_text_rules() || late.index().has_text_rules();

  RuleIndex::Finder by_generic_cuts(impl.generic_cuts, impl.selectors, document);
  RuleIndex::Finder by_generic(impl.generic, impl.selectors, document);
  RuleIndex::Finder by_local(local, impl.selectors, document);
  RuleIndex::Finder by_late(late.index(), late.selectors(), document);
  PageState state(document, texts, page, impl.rules.size());
  Matcher matcher(impl.selectors, state);
  Matcher late_matcher(late.selectors(), state);
  std::vector<RuleIndex::Candidate> candidates;
  const auto match_candidates = [&](Matcher& by, const Selectors& selectors, dom::NodeId id) {
    for (const RuleIndex::Candidate candidate : candidates) {
      if (!by.may_match(candidate.complex())) continue;
      const Complex& complex = selectors.complexes[candidate.complex()];
      if (impl.is_left_out(impl.rules[complex.rule])) continue;
      dom::NodeId node = id;
      for (std::uint32_t i = 0; i < candidate.levels() && node != dom::kNoNode; ++i) node = document.parent(node);
      const bool is_above = candidate.levels() > 0;
      if (node == dom::kNoNode || (is_above && by.was_tried_last(candidate.complex(), node))) continue;
      by.match(complex, node, matches);
    }
    candidates.clear();
  };
  FinalCuts final_cuts(impl.rules, here, document, texts, most_text);
  for (dom::NodeId id = 0; id < document.size(); ++id) {
    if (document.is_text(id)) continue;
    const std::size_t first_match = matches.size();
    const bool is_cut = final_cuts.hold(id);
    if (!is_cut) by_generic_cuts.find(id, candidates);
    by_generic.find(id, candidates);
    if (has_local) by_local.find(id, candidates);
    const bool is_short = has_text_rules && state.is_short(id);
    const auto place = is_short && state.stands_apart(id) ? Place::apart : Place::anywhere;
    const dom::Tag tag = document.tag(id);
    const auto reads_text = [&](const RuleIndex& index) {
      return is_short && index.has_texts_for(tag, place);
    };
    const bool asks_cuts = !is_cut && reads_text(impl.generic_cuts);
    if ((asks_cuts || reads_text(impl.generic) || reads_text(local)) && state.is_brief(id)) {
      const std::string_view key = state.key(id);
      const TextFilter::Found& found = matcher.look(id);
      if (asks_cuts) impl.generic_cuts.find_by_text(impl.selectors, key, found, place, candidates);
      impl.generic.find_by_text(impl.selectors, key, found, place, candidates);
      local.find_by_text(impl.selectors, key, found, place, candidates);
    }
    match_candidates(matcher, impl.selectors, id);
    if (!late.empty()) {
      by_late.find(id, candidates);
      if (reads_text(late.index()) && state.is_brief(id))
        late.index().find_by_text(late.selectors(), state.key(id), late_matcher.look(id), place, candidates);
      match_candidates(late_matcher, late.selectors(), id);
    }
    final_cuts.add(id, std::span(matches).subspan(first_match));
  }
  if (!final_cuts.are_final(state, matches)) return match(document, texts, page);

  std::erase_if(matches, [&](const Match& match) {
    return state.is_off(match.rule) || here.is_off(match.rule, impl.rules[match.rule]);
  });
  std::sort(matches.begin(), matches.end(), [&](const Match& a, const Match& b) {
    if (a.node != b.node) return a.node < b.node;
    const RuleLayer layer_a = impl.rules[a.rule].layer;
    const RuleLayer layer_b = impl.rules[b.rule].layer;
    return layer_a != layer_b ? layer_a > layer_b : a.rule < b.rule;
  });
  const auto last = std::unique(matches.begin(), matches.end(), [](const Match& a, const Match& b) {
    return a.node == b.node && a.rule == b.rule;
  });
  matches.erase(last, matches.end());
  return matches;
}

// Whether a complex selector asks nothing but what a text alone can answer.
bool RuleSet::Impl::is_text_only(const Rule& rule, const Complex& complex) const {
  if (rule.action != Action::cut || complex.compounds.count != 1 || complex.steps.count != 0) return false;
  const Range tests = selectors.compounds[complex.compounds.first].tests;
  return std::all_of(begin_of(selectors.tests, tests), end_of(selectors.tests, tests), [](const Test& test) {
    return is_text_test(test.kind) || test.kind == TestKind::min_text_length ||
           test.kind == TestKind::max_text_length;
  });
}

bool RuleSet::matches_text(std::string_view block_text, const PageContext& page, RuleNumber& found) const {
  const Impl& impl = *impl_;
  if ((!impl.generic.has_text_rules() && !impl.generic_cuts.has_text_rules()) || block_text.size() > std::size_t{4} * kLongestText) return false;
  const std::string clean = text::clean(block_text);
  const auto characters = static_cast<std::int32_t>(
      text::count_code_points(clean) - static_cast<std::size_t>(std::count(clean.begin(), clean.end(), ' ')));
  if (characters > static_cast<std::int32_t>(kLongestText)) return false;
  const std::string key = text::key(clean);
  if (key.empty()) return false;

  const auto holds = [&](const Test& test) {
    const Range alternatives{test.first, test.count};
    switch (test.kind) {
      case TestKind::min_text_length:
        return characters >= test.number;
      case TestKind::max_text_length:
        return characters <= test.number;
      case TestKind::whole_text_pattern:
        return impl.selectors.patterns[test.value_pattern]->matches_all_of(clean);
      default:
        return std::any_of(begin_of(impl.selectors.alternatives, alternatives),
                           end_of(impl.selectors.alternatives, alternatives), [&](StringRef ref) {
                             const std::string_view wanted = impl.selectors.pool.view(ref);
                             return test.kind == TestKind::whole_text ? key == wanted
                                                                      : starts_with_words(key, wanted);
                           });
    }
  };
  std::vector<RuleIndex::Candidate> candidates;
  TextFilter::Found in_text;
  impl.selectors.text_filter.look(impl.selectors.pool, clean, in_text);
  impl.generic_cuts.find_by_text(impl.selectors, key, in_text, Place::apart, candidates);
  impl.generic.find_by_text(impl.selectors, key, in_text, Place::apart, candidates);
  if (candidates.empty()) return false;
  std::optional<HostRules> here;  // most texts need none
  bool matched = false;
  for (const RuleIndex::Candidate candidate : candidates) {
    const Complex& complex = impl.selectors.complexes[candidate.complex()];
    const Rule& rule = impl.rules[complex.rule];
    if (!impl.is_text_only(rule, complex) || impl.is_left_out(rule)) continue;
    const Range tests = impl.selectors.compounds[complex.compounds.first].tests;
    if (!std::all_of(begin_of(impl.selectors.tests, tests), end_of(impl.selectors.tests, tests), holds))
      continue;
    if (!here) here.emplace(impl.at(page));
    if (here->is_off(complex.rule, rule)) continue;
    if (!matched || rule.layer > impl.rules[found].layer) found = complex.rule;
    matched = true;
  }
  return matched;
}

}  // namespace presscut::rules
