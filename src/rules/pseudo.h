// The table of what may follow a colon in a selector.
#pragma once

#include <cstdint>
#include <string_view>

namespace presscut::rules {

enum class PseudoKind : std::uint8_t {
  // With selectors in parentheses.
  is,
  is_not,
  has,
  // With an+b in parentheses.
  nth_child,
  nth_last_child,
  nth_of_type,
  nth_last_of_type,
  // With nothing.
  first_child,
  last_child,
  only_child,
  first_of_type,
  last_of_type,
  only_of_type,
  empty,
  root,
  scope,
  // With words, a number or a pattern in parentheses.
  has_text,
  whole_text,
  starts_text,
  min_text_length,
  max_text_length,
  min_link_density,
  max_link_density,
  matches_attribute,
  matches_path,
  upward,
  xpath,
  // At the end of a selector.
  action,
  hide,   // :remove()
  style,  // :style(…)
  // Refused.
  needs_layout,
  needs_state,
  changes_elements,
  unsupported
};

struct Pseudo {
  std::string_view name;  // without the colon
  PseudoKind kind;
};

// Null if there is none of this (lower-case) name.
const Pseudo* pseudo_named(std::string_view name);

// The name that `name` may be a slip for; "" if none is near.
std::string_view pseudo_near(std::string_view name);

// Whether ad blockers call it procedural: CSS itself has no such thing.
bool is_procedural(PseudoKind kind);

// Whether parentheses follow the name.
bool takes_argument(PseudoKind kind);

}  // namespace presscut::rules
