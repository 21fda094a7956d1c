#include "rules/rule_review.h"

#include <algorithm>
#include <cctype>
#include <unordered_map>

namespace presscut::rules {

namespace {

// Of rules with one selector, so many are compared.
constexpr std::size_t kMostCompared = 100;

using Names = std::vector<std::string_view>;

// Whether a name is `site` or below it.
bool is_below(std::string_view name, std::string_view site) {
  return name.ends_with(site) && (name.size() == site.size() || name[name.size() - site.size() - 1] == '.');
}

bool is_below_any(std::string_view name, const Names& sites) {
  return std::any_of(sites.begin(), sites.end(), [&](std::string_view site) { return is_below(name, site); });
}

bool share_a_site(const RuleParts& a, const RuleParts& b) {
  if (a.hosts.empty() || b.hosts.empty()) return true;
  return std::any_of(a.hosts.begin(), a.hosts.end(), [&](std::string_view name) {
    return is_below_any(name, b.hosts) ||
           std::any_of(b.hosts.begin(), b.hosts.end(),
                       [&](std::string_view other) { return is_below(other, name); });
  });
}

// Whether `wide` is in force wherever `narrow` is.
bool covers(const RuleParts& wide, const RuleParts& narrow) {
  if (wide.path != narrow.path && !wide.path.empty()) return false;
  if (!wide.hosts.empty()) {
    if (narrow.hosts.empty()) return false;
    for (const std::string_view name : narrow.hosts) {
      if (!is_below_any(name, wide.hosts)) return false;
    }
  }
  // Where the wide one is not in force, the narrow one must not be, either.
  return std::all_of(wide.excluded.begin(), wide.excluded.end(), [&](std::string_view name) {
    const bool concerns = narrow.hosts.empty() || is_below_any(name, narrow.hosts) ||
                          std::any_of(narrow.hosts.begin(), narrow.hosts.end(),
                                      [&](std::string_view other) { return is_below(other, name); });
    return !concerns || is_below_any(name, narrow.excluded);
  });
}

// The classes and ids that a plain selector asks of the elements it is about: of "div.ad > p.a.b", ".a" and ".b". None of
// a selector with anything else in it, or of several.
Names names_asked_for(std::string_view selector) {
  constexpr std::string_view kCombinators = " >+~";
  const auto is_part_of_name = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_'; };
  const bool is_plain = std::all_of(selector.begin(), selector.end(), [&](char c) {
    return is_part_of_name(c) || c == '.' || c == '#' || kCombinators.find(c) != std::string_view::npos;
  });
  if (!is_plain) return {};
  Names names;
  const std::size_t before = selector.find_last_of(kCombinators);
  std::string_view rest = before == std::string_view::npos ? selector : selector.substr(before + 1);
  for (std::size_t begin = rest.find_first_of(".#"); begin != std::string_view::npos; begin = rest.find_first_of(".#")) {
    rest.remove_prefix(begin);
    const std::string_view name = rest.substr(0, rest.find_first_of(".#", 1));
    if (name != selector) names.push_back(name);
    rest.remove_prefix(1);
  }
  return names;
}

std::string place_of(const RuleSet& rules, RuleNumber number) {
  const RuleSummary summary = rules.summary(number);
  return summary.file + ':' + std::to_string(summary.line);
}

class Review {
 public:
  Review(const RuleSet& rules, RuleNumber first) : rules_(rules), first_(first) {
    for (RuleNumber number = 0; number < rules.size(); ++number) {
      const RuleParts parts = rules.parts(number);
      auto& same = by_selector_[parts.selector];
      if (!parts.is_switch && same.size() < kMostCompared) same.push_back(number);
    }
  }

  std::string remark_on(RuleNumber number) const {
    const RuleParts parts = rules_.parts(number);
    bool excepts_any = false;
    for (const RuleNumber other : by_selector_.at(parts.selector)) {
      const RuleParts others = rules_.parts(other);
      if (others.is_exception != parts.is_exception) {
        excepts_any =
            excepts_any || (rules_.layer(other) <= rules_.layer(number) && share_a_site(others, parts));
        continue;
      }
      if (other >= number || rules_.layer(other) == RuleLayer::foreign_list || !covers(others, parts) ||
          is_itself(other, number))
        continue;
      const bool same = covers(parts, others);
      return (same ? "says the same as " : "needless: on more sites, the same is said by ") +
             place_of(rules_, other);
    }
    if (parts.is_exception) return parts.is_switch || excepts_any ? "" : "excepts nothing: no rule here has this very selector";
    for (const std::string_view name : names_asked_for(parts.selector)) {
      const RuleNumber other = rule_of_all(name, number, parts);
      if (other != number) return "needless: " + place_of(rules_, other) + " cuts all that are \"" + std::string(name) + "\"";
    }
    return "";
  }

 private:
  // A rule that is about all elements with one class or id, wherever rule `number` is in force; else `number` itself.
  RuleNumber rule_of_all(std::string_view name, RuleNumber number, const RuleParts& parts) const {
    const auto same = by_selector_.find(name);
    if (same == by_selector_.end()) return number;
    const auto found = std::find_if(same->second.begin(), same->second.end(), [&](RuleNumber other) {
      const RuleParts others = rules_.parts(other);
      return !others.is_exception && rules_.layer(other) == rules_.layer(number) && covers(others, parts);
    });
    return found == same->second.end() ? number : *found;
  }

  // A file of the built-in rules, under review, stands in the set already.
  bool is_itself(RuleNumber other, RuleNumber number) const {
    if (other >= first_) return false;
    const RuleSummary built_in = rules_.summary(other);
    const RuleSummary under_review = rules_.summary(number);
    return built_in.text == under_review.text && under_review.file.ends_with(built_in.file);
  }

  const RuleSet& rules_;
  RuleNumber first_;
  std::unordered_map<std::string_view, std::vector<RuleNumber>> by_selector_;
};

}  // namespace

std::vector<Remark> review(const RuleSet& rules, RuleNumber first, RuleNumber last) {
  std::vector<Remark> remarks;
  const Review of_all(rules, first);
  for (RuleNumber number = first; number < last; ++number) {
    std::string message = of_all.remark_on(number);
    if (!message.empty()) remarks.push_back({number, std::move(message)});
  }
  return remarks;
}

}  // namespace presscut::rules
