#include "rules/pseudo.h"

#include "text/edit_distance.h"

namespace presscut::rules {

namespace {

constexpr Pseudo kPseudos[] = {
    {"not", PseudoKind::is_not},
    {"has", PseudoKind::has},
    {"is", PseudoKind::is},
    {"whole-text", PseudoKind::whole_text},
    {"starts-text", PseudoKind::starts_text},
    {"has-text", PseudoKind::has_text},
    {"min-text-length", PseudoKind::min_text_length},
    {"max-text-length", PseudoKind::max_text_length},
    {"min-link-density", PseudoKind::min_link_density},
    {"max-link-density", PseudoKind::max_link_density},
    {"upward", PseudoKind::upward},
    {"xpath", PseudoKind::xpath},
    {"headline", PseudoKind::action},
    {"summary", PseudoKind::action},
    {"body", PseudoKind::action},
    {"byline", PseudoKind::action},
    {"published", PseudoKind::action},
    {"caption", PseudoKind::action},
    {"keep", PseudoKind::action},
    {"first-child", PseudoKind::first_child},
    {"last-child", PseudoKind::last_child},
    {"only-child", PseudoKind::only_child},
    {"first-of-type", PseudoKind::first_of_type},
    {"last-of-type", PseudoKind::last_of_type},
    {"only-of-type", PseudoKind::only_of_type},
    {"nth-child", PseudoKind::nth_child},
    {"nth-last-child", PseudoKind::nth_last_child},
    {"nth-of-type", PseudoKind::nth_of_type},
    {"nth-last-of-type", PseudoKind::nth_last_of_type},
    {"where", PseudoKind::is},
    {"empty", PseudoKind::empty},
    {"root", PseudoKind::root},
    {"scope", PseudoKind::scope},
    {"-abp-has", PseudoKind::has},
    {"-abp-contains", PseudoKind::has_text},
    {"contains", PseudoKind::has_text},
    {"nth-ancestor", PseudoKind::upward},
    {"matches-attr", PseudoKind::matches_attribute},
    {"matches-path", PseudoKind::matches_path},
    {"remove", PseudoKind::hide},
    {"style", PseudoKind::style},
    {"matches-css", PseudoKind::needs_layout},
    {"matches-css-before", PseudoKind::needs_layout},
    {"matches-css-after", PseudoKind::needs_layout},
    {"matches-media", PseudoKind::needs_layout},
    {"-abp-properties", PseudoKind::needs_layout},
    {"active", PseudoKind::needs_state},
    {"checked", PseudoKind::needs_state},
    {"disabled", PseudoKind::needs_state},
    {"enabled", PseudoKind::needs_state},
    {"focus", PseudoKind::needs_state},
    {"focus-visible", PseudoKind::needs_state},
    {"focus-within", PseudoKind::needs_state},
    {"hover", PseudoKind::needs_state},
    {"link", PseudoKind::needs_state},
    {"target", PseudoKind::needs_state},
    {"visited", PseudoKind::needs_state},
    {"remove-attr", PseudoKind::changes_elements},
    {"remove-class", PseudoKind::changes_elements},
    {"if", PseudoKind::unsupported},
    {"if-not", PseudoKind::unsupported},
    {"lang", PseudoKind::unsupported},
    {"dir", PseudoKind::unsupported},
    {"matches-prop", PseudoKind::unsupported},
    {"others", PseudoKind::unsupported},
    {"shadow", PseudoKind::unsupported},
    {"watch-attr", PseudoKind::unsupported},
};

}  // namespace

const Pseudo* pseudo_named(std::string_view name) {
  for (const Pseudo& pseudo : kPseudos) {
    if (pseudo.name == name) return &pseudo;
  }
  return nullptr;
}

std::string_view pseudo_near(std::string_view name) {
  constexpr std::size_t kLongestName = 32;
  std::string_view best;
  if (name.size() > kLongestName) return best;
  std::size_t best_distance = text::kMostSlips + 1;
  for (const Pseudo& pseudo : kPseudos) {
    const bool is_used = pseudo.kind < PseudoKind::needs_layout;
    // Of a short word, two letters make another one.
    const std::size_t distance = is_used ? text::edit_distance(name, pseudo.name) : best_distance;
    if (distance >= best_distance || distance * 2 >= pseudo.name.size()) continue;
    best_distance = distance;
    best = pseudo.name;
  }
  return best;
}

bool is_procedural(PseudoKind kind) {
  return kind == PseudoKind::has_text || kind == PseudoKind::whole_text || kind == PseudoKind::starts_text ||
         kind == PseudoKind::min_text_length || kind == PseudoKind::max_text_length ||
         kind == PseudoKind::min_link_density || kind == PseudoKind::max_link_density ||
         kind == PseudoKind::matches_attribute || kind == PseudoKind::matches_path ||
         kind == PseudoKind::upward || kind == PseudoKind::xpath || kind == PseudoKind::hide;
}

bool takes_argument(PseudoKind kind) {
  switch (kind) {
    case PseudoKind::first_child:
    case PseudoKind::last_child:
    case PseudoKind::only_child:
    case PseudoKind::first_of_type:
    case PseudoKind::last_of_type:
    case PseudoKind::only_of_type:
    case PseudoKind::empty:
    case PseudoKind::root:
    case PseudoKind::scope:
      return false;
    default:
      return true;
  }
}

}  // namespace presscut::rules
