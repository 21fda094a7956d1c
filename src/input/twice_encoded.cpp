#include "input/twice_encoded.h"

#include <algorithm>

#include "input/utf8.h"
#include "input/windows_1252.h"
#include "text/unicode.h"

namespace presscut::input {
namespace {

// The byte that a character is in windows-1252, or in ISO-8859-1, which has the control characters U+0080 to U+009F.
std::optional<char> byte_of(char32_t c) {
  if (c <= 0xFF) return static_cast<char>(c);
  const auto found = std::find(kWindows1252.begin(), kWindows1252.end(), c);
  if (found == kWindows1252.end()) return std::nullopt;
  return static_cast<char>(0x80 + (found - kWindows1252.begin()));
}

bool is_well_formed(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size();) {
    const Utf8Step step = utf8_step(bytes, i);
    if (!step.valid) return false;
    i += step.length;
  }
  return true;
}

}  // namespace

std::optional<std::string> encoded_once(std::string_view text) {
  std::string once;
  std::string run;  // bytes of characters beyond ASCII that stand together
  std::size_t copied = 0;
  std::size_t at = 0;
  while ((at = skip_ascii(text, at)) < text.size()) {
    once.append(text, copied, at - copied);
    run.clear();
    while (at < text.size() && static_cast<unsigned char>(text[at]) >= 0x80) {
      const std::optional<char> byte = byte_of(text::next_code_point(text, at));
      if (!byte) return std::nullopt;
      run += *byte;
    }
    if (!is_well_formed(run)) return std::nullopt;
    once += run;
    copied = at;
  }
  if (copied == 0) return std::nullopt;
  once.append(text, copied);
  return once;
}

}  // namespace presscut::input
