#include "rules/pattern.h"

#include <re2/re2.h>

namespace presscut::rules {

namespace {

// RE2's own limit is 8 MB; a rule's pattern is a line of words.
constexpr std::int64_t kPatternMemory = 2 << 20;

}  // namespace

Pattern::Pattern(std::string_view expression, Case letters) : expression_(expression), letters_(letters) {}
Pattern::~Pattern() = default;

const re2::RE2& Pattern::compiled() const {
  std::call_once(once_, [this] {
    re2::RE2::Options options;
    options.set_log_errors(false);
    options.set_case_sensitive(letters_ == Case::sensitive);
    options.set_max_mem(kPatternMemory);
    options.set_never_capture(true);
    compiled_ = std::make_unique<re2::RE2>(expression_, options);
  });
  return *compiled_;
}

bool Pattern::is_usable() const {
  return compiled().ok();
}

bool Pattern::found_in(std::string_view text) const {
  const re2::RE2& re = compiled();
  return re.ok() && re2::RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), re);
}

bool Pattern::matches_all_of(std::string_view text) const {
  const re2::RE2& re = compiled();
  return re.ok() && re2::RE2::FullMatch(re2::StringPiece(text.data(), text.size()), re);
}

std::string Pattern::error() const {
  return compiled().ok() ? std::string() : compiled().error();
}

}  // namespace presscut::rules
