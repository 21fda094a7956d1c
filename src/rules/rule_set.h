// Rules read from text, indexed, and matched against a document.
//
// Reading: rule.h turns one line into a Rule, selector.h the selector in it. Matching: each element looks up
// its id, classes, tag and attribute names in the index, and only the rules found there are tried, right to
// left. Rules about text (:whole-text(), :starts-text()) are looked up by the text's words. So a thousand
// rules cost little more than ten.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dom/document.h"
#include "dom/text_index.h"
#include "presscut/rules.h"

namespace presscut::rules {

using RuleNumber = std::uint32_t;
struct RuleSetImage;

// What a rule says of the elements it matches.
enum class Action : std::uint8_t { cut, keep, headline, summary, body, byline, published, caption };

std::string_view name_of(Action action);

struct Match {
  dom::NodeId node = dom::kNoNode;
  RuleNumber rule = 0;
};

// What a rule may ask of the page besides its tree.
struct PageContext {
  std::string_view host;  // "" if unknown: only rules for every site apply
  std::string_view path;
};

// What a rule says. The views hold as long as the set.
struct RuleParts {
  std::string_view selector;            // what stands behind the ##
  std::string_view path;                // an expression; "" for any path
  std::vector<std::string_view> hosts;  // none: for every site but the next
  std::vector<std::string_view> excluded;
  bool is_exception = false;
  bool is_procedural = false;  // asks more than CSS can; known of rules that were read as a whole
  bool is_switch = false;      // an exception from all rules of a kind, such as $generichide
};

struct ImageParts;

// How much of a file is read.
enum class Reading : std::uint8_t {
  as_needed,  // a list's rules for some sites are parsed when a page of theirs comes
  whole       // each line is parsed, and all that cannot be used are told
};

class RuleSet {
 public:
  RuleSet();
  explicit RuleSet(const RuleSetImage& image);
  ~RuleSet();
  RuleSet(const RuleSet&);
  RuleSet(RuleSet&&) noexcept;

  // Adds the rules of one file, and tells of lines that cannot be used. Reading::as_needed stops at the
  // first, and the set is then spoilt; of a list for ad blockers, it passes over them all. The family of a
  // file's rules is the file's stem where that is a family's name, and what a line
  // "![family]" in it says from there on.
  std::vector<RuleError> add(std::string_view text, std::string_view file, RuleLayer layer,
                             Reading reading = Reading::as_needed);
  void allow(Family family);
  void leave_out_site_rules();  // those of RuleLayer::site, also later ones
  // The set as tables, in `rest` what they view besides the set. Precondition: no rule names its sites by an
  // expression, and no family is allowed.
  RuleSetImage image(ImageParts& rest) const;

  std::size_t size() const;
  Action action(RuleNumber rule) const;
  RuleSummary summary(RuleNumber rule) const;
  Family family(RuleNumber rule) const;
  RuleLayer layer(RuleNumber rule) const;
  RuleParts parts(RuleNumber rule) const;
  // Rules in force for a host, by layer and place; exceptions that apply there are left out with what they
  // except.
  std::vector<RuleNumber> in_force(std::string_view host) const;

  // Every match, ordered by node, then by layer from the highest. Exceptions have been taken off and allowed
  // families left out. With `most_text`, what our own rules for every site cut is taken as cut for good if it has no more
  // characters outside links, and is not kept: inside it, matches that could only cut again are left out.
  std::vector<Match> match(const dom::Document& document, const dom::TextIndex& texts, const PageContext& page,
                           std::optional<double> most_text = std::nullopt) const;

  // Whether a whole text, standing as a block of its own, is one that a generic rule cuts wherever it stands
  // (a rule that is nothing but :whole-text()/:starts-text()). For lines that are no element. False: leaves
  // `rule` alone.
  bool matches_text(std::string_view block_text, const PageContext& page, RuleNumber& rule) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace presscut::rules
