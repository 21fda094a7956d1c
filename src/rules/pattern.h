// A regular expression of a rule, compiled when first needed: most pages need few of them. It is tried as an
// ExpressionProgram as long as that is cheaper than to compile it for RE2.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "rules/expression_program.h"

namespace re2 {
class RE2;
}

namespace presscut::rules {

// A pattern as the build makes it ready.
struct PatternImage {
  std::string_view expression;
  Case letters;
  ExpressionProgram::Image program;  // of no instructions: it has none
};

class Pattern {
 public:
  Pattern(std::string_view expression, Case letters);
  // Precondition: the image outlives the pattern.
  explicit Pattern(const PatternImage& image);
  ~Pattern();

  bool is_usable() const;  // compiles it, unless its program is at hand
  bool found_in(std::string_view text) const;
  bool matches_all_of(std::string_view text) const;
  // Why the expression cannot be used; "" if it can. Compiles it.
  std::string error() const;
  PatternImage image() const;  // which views this; compiles it
  const std::string& expression() const { return expression_; }
  Case letters() const { return letters_; }

 private:
  bool has_program() const;
  // Nothing if it is RE2's turn.
  std::optional<bool> try_program(std::string_view text, MatchKind kind) const;
  const re2::RE2& compiled() const;

  std::string expression_;
  Case letters_;
  bool has_image_ = false;
  mutable std::once_flag once_;
  mutable std::once_flag program_once_;
  mutable std::optional<ExpressionProgram> program_;
  mutable std::atomic<std::uint64_t> steps_ = 0;  // that its program took
  mutable std::unique_ptr<re2::RE2> compiled_;
};

}  // namespace presscut::rules
