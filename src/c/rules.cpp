// The rule sets of the C interface.
#include <cstdlib>
#include <cstring>

#include "c/handles.h"

namespace presscut::c {
namespace {

// As free() takes it. Null: out of memory.
char* copied(std::string_view text) {
  auto* copy = static_cast<char*>(std::malloc(text.size() + 1));
  if (copy == nullptr) return nullptr;
  std::memcpy(copy, text.data(), text.size());
  copy[text.size()] = '\0';
  return copy;
}

RuleLayer layer_of(presscut_layer layer) {
  switch (layer) {
    case PRESSCUT_LAYER_LIST:
      return RuleLayer::foreign_list;
    case PRESSCUT_LAYER_RUN:
      return RuleLayer::command_line;
    default:
      return RuleLayer::user;
  }
}

const Rules& rules_of(const presscut_rules* rules) {
  return rules != nullptr ? rules->rules : Rules::defaults();
}

}  // namespace
}  // namespace presscut::c

using namespace presscut::c;

presscut_rules* presscut_rules_new(presscut_rules_kind kind) {
  return guarded<presscut_rules*>(nullptr, [&]() -> presscut_rules* {
    switch (kind) {
      case PRESSCUT_RULES_DEFAULT:
        return new presscut_rules{presscut::Rules::defaults()};
      case PRESSCUT_RULES_GENERIC:
        return new presscut_rules{presscut::Rules::generic_defaults()};
      case PRESSCUT_RULES_NONE:
        return new presscut_rules{};
    }
    return nullptr;
  });
}

presscut_rules* presscut_rules_with(const presscut_rules* rules, const char* text, size_t length, const char* file,
                                    presscut_layer layer, char** message) {
  if (message != nullptr) *message = nullptr;
  const auto failed = [&](std::string_view why) -> presscut_rules* {
    if (message != nullptr) *message = copied(why);
    return nullptr;
  };
  presscut_rules* const made = guarded<presscut_rules*>(nullptr, [&]() -> presscut_rules* {
    const std::string_view lines = text != nullptr ? std::string_view(text, length) : std::string_view();
    auto extended = rules_of(rules).with(lines, view(file), layer_of(layer));
    if (!extended) return failed(extended.error().to_string());
    return new presscut_rules{std::move(*extended)};
  });
  if (made == nullptr && message != nullptr && *message == nullptr) failed("out of memory");
  return made;
}

presscut_rules* presscut_rules_allowing(const presscut_rules* rules, const char* family) {
  return guarded<presscut_rules*>(nullptr, [&]() -> presscut_rules* {
    presscut::Family named = presscut::Family::other;
    if (!presscut::family_named(view(family), named)) return nullptr;
    return new presscut_rules{rules_of(rules).allowing(named)};
  });
}

void presscut_rules_free(presscut_rules* rules) {
  delete rules;
}

void presscut_string_free(char* string) {
  std::free(string);
}
