// A regular expression of a rule, compiled when first needed: most pages need few of them.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <string_view>

namespace re2 {
class RE2;
}

namespace presscut::rules {

enum class Case { sensitive, ignored };

class Pattern {
 public:
  Pattern(std::string_view expression, Case letters);
  ~Pattern();

  bool is_usable() const;  // compiles it
  bool found_in(std::string_view text) const;
  bool matches_all_of(std::string_view text) const;
  // Why the expression cannot be used; "" if it can. Compiles it.
  std::string error() const;
  const std::string& expression() const { return expression_; }
  Case letters() const { return letters_; }

 private:
  const re2::RE2& compiled() const;

  std::string expression_;
  Case letters_;
  mutable std::once_flag once_;
  mutable std::unique_ptr<re2::RE2> compiled_;
};

}  // namespace presscut::rules
