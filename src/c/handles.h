// What the handles of the C interface are.
#pragma once

#include <string>
#include <vector>

#include "presscut.h"
#include "presscut/extract.h"
#include "presscut/format.h"
#include "presscut/rules.h"

struct presscut_rules {
  presscut::Rules rules;
};

struct presscut_options {
  presscut::ExtractOptions extract;  // its `rules` is null: `rules` below counts
  presscut::Rules rules = presscut::Rules::defaults();
  presscut::Format format = presscut::Format::json;
  std::vector<presscut::Field> only;
  bool has_front_matter = false;  // of Markdown
  std::string message;  // of the last call
};

struct presscut_result {
  presscut_reason reason = PRESSCUT_OK;
  std::string message;
  std::string text;
};

namespace presscut::c {

// Runs `work`, which returns a T; where it throws, which only a lack of memory makes it do, returns `otherwise`.
template <class T, class Work>
T guarded(T otherwise, Work work) noexcept {
  try {
    return work();
  } catch (...) {
    return otherwise;
  }
}

inline std::string_view view(const char* text) {
  return text != nullptr ? std::string_view(text) : std::string_view();
}

}  // namespace presscut::c
