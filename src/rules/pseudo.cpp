#include "rules/pseudo.h"

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
    {"xpath", PseudoKind::unsupported},
};

}  // namespace

const Pseudo* pseudo_named(std::string_view name) {
  for (const Pseudo& pseudo : kPseudos) {
    if (pseudo.name == name) return &pseudo;
  }
  return nullptr;
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
