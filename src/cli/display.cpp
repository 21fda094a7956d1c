#include "cli/display.h"

#include <utf8proc.h>

#include <algorithm>

#include "cli/console.h"
#include "text/unicode.h"

namespace presscut::cli {
namespace {

std::size_t columns_of(char32_t c) {
  return static_cast<std::size_t>(std::max(0, utf8proc_charwidth(static_cast<utf8proc_int32_t>(c))));
}

struct Fitted {
  std::string text;
  std::size_t columns = 0;
};

Fitted fitted(std::string_view given, std::size_t columns) {
  // One more character than fits is enough to know that not all does.
  const std::string text = printable(given.substr(0, std::min(given.size(), 8 * columns + 8)));
  Fitted all;
  std::size_t end_with_mark = 0;  // the last place where the text can end with "…" after it
  std::size_t columns_with_mark = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = text::next_code_point(text, at);
    const std::size_t width = columns_of(c);
    if (all.columns + width > columns) return {text.substr(0, end_with_mark) + "…", columns_with_mark + 1};
    all.columns += width;
    if (all.columns + 1 <= columns) {
      end_with_mark = at;
      columns_with_mark = all.columns;
    }
  }
  all.text = text;
  return all;
}

}  // namespace

std::string fit(std::string_view text, std::size_t columns) {
  return fitted(text, columns).text;
}

std::string fill(std::string_view text, std::size_t columns) {
  Fitted result = fitted(text, columns);
  return std::move(result.text) + std::string(columns - std::min(columns, result.columns), ' ');
}

}  // namespace presscut::cli
