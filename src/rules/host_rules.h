// The rules of a set that a page's address puts in force, beside the generic ones, and those it puts out of
// force.
#pragma once

#include <string_view>
#include <vector>

#include "rules/hosts.h"
#include "rules/rule.h"

namespace presscut::rules {

enum class SiteExceptions { count, are_left_out };

class HostRules {
 public:
  // Of an unknown path (""), rules for some paths are left out.
  HostRules(const Selectors& selectors, const Table<Rule>& rules, const HostTable& by_host,
            const Table<RuleNumber>& generic_exceptions, const PageContext& page,
            SiteExceptions site_exceptions);

  const std::vector<RuleNumber>& local() const { return local_; }
  // Whether the host, the path or an exception there switches the rule off.
  bool is_off(RuleNumber number, const Rule& rule) const;
  // The same, whatever the path.
  bool is_off_at_host(RuleNumber number, const Rule& rule) const;

 private:
  struct Exception {
    std::string_view selector;
    RuleLayer layer;
  };
  // The highest layer of which a page's rules of a kind are off.
  struct Off {
    bool any = false;
    RuleLayer up_to = RuleLayer::foreign_list;

    void raise(RuleLayer layer) {
      up_to = any && up_to > layer ? up_to : layer;
      any = true;
    }
    bool covers(const Rule& rule) const { return any && rule.layer <= up_to; }
  };

  void add_exception(const Rule& rule);
  bool has_path(const Rule& rule) const;
  std::string_view text_of(const Rule& rule) const { return selectors_.pool.view(rule.selector); }
  bool is_excluded(RuleNumber rule) const;

  const Selectors& selectors_;
  std::string_view path_;
  std::vector<RuleNumber> local_;
  std::vector<RuleNumber> excluded_;  // sorted
  std::vector<Exception> exceptions_;
  Off generic_off_;
  Off specific_off_;
};

}  // namespace presscut::rules
