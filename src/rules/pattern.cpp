#include "rules/pattern.h"

#include <re2/re2.h>

namespace presscut::rules {

namespace {

// RE2's own limit is 8 MB; a rule's pattern is a line of words.
constexpr std::int64_t kPatternMemory = 2 << 20;

// A program is tried on texts up to so many bytes, until it has taken so many steps: RE2 takes some 8 million
// instructions to compile one of our patterns, a step takes 40.
constexpr std::size_t kLongestTry = 2000;
constexpr std::uint64_t kMostSteps = 200'000;

}  // namespace

Pattern::Pattern(std::string_view expression, Case letters) : expression_(expression), letters_(letters) {}
Pattern::Pattern(const PatternImage& image)
    : expression_(image.expression), letters_(image.letters), has_image_(!image.program.instructions.empty()) {
  if (has_image_) program_.emplace(image.program, letters_);
}
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

PatternImage Pattern::image() const {
  return {expression_, letters_, has_program() ? program_->image() : ExpressionProgram::Image{}};
}

bool Pattern::has_program() const {
  if (has_image_) return true;
  std::call_once(program_once_, [this] { program_ = ExpressionProgram::compile(expression_, letters_); });
  return program_.has_value();
}

std::optional<bool> Pattern::try_program(std::string_view text, MatchKind kind) const {
  if (text.size() > kLongestTry || steps_ > kMostSteps || !has_program()) return std::nullopt;
  std::uint64_t steps = 0;
  const bool matched = program_->matches(text, kind, steps);
  steps_ += steps;
  return matched;
}

bool Pattern::is_usable() const {
  return has_program() || compiled().ok();  // what has a program, RE2 reads too
}

bool Pattern::found_in(std::string_view text) const {
  if (const auto tried = try_program(text, MatchKind::part)) return *tried;
  const re2::RE2& re = compiled();
  return re.ok() && re2::RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), re);
}

bool Pattern::matches_all_of(std::string_view text) const {
  if (const auto tried = try_program(text, MatchKind::whole)) return *tried;
  const re2::RE2& re = compiled();
  return re.ok() && re2::RE2::FullMatch(re2::StringPiece(text.data(), text.size()), re);
}

std::string Pattern::error() const {
  return compiled().ok() ? std::string() : compiled().error();
}

}  // namespace presscut::rules
