#include "dom/spared_text.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>

#include "dom/plain_reference.h"
#include "text/ascii_block.h"
#include "text/strings.h"
#include "text/unicode.h"

namespace presscut::dom {

namespace {

// The number of a run is written with a digit of plane 15. Where that is not enough, one of plane 16 stands before it. The last
// characters of each plane are none.
constexpr char32_t kDigits = 0xF0000;
constexpr char32_t kHighDigits = 0x100000;
constexpr std::size_t kBase = 0xFFF0;
constexpr char kLeadOfPlane15 = '\xF3';

bool is_html_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

// How many bytes at the text's begin the tokenizer must see: a character that begins markup, or that it
// replaces. 0 for one that it takes as it is; `size` is then the size of that.
std::size_t size_of_special(std::string_view s, std::size_t& size) {
  const unsigned lead = static_cast<unsigned char>(s[0]);
  size = 1;
  if (lead < 0x80) {
    const bool special = lead == '&' || lead == '<' || lead == 0x7F ||
                         (lead < 0x20 && !is_html_space(static_cast<char>(lead)));
    return special ? 1 : 0;
  }
  size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
  if (size > s.size() || size == 1) return 1;
  return is_plain_character(s) ? 0 : size;
}

bool is_plain(const text::AsciiBlock& block) {
  return block.is_printable() && (block.equal_to('&') | block.equal_to('<')) == 0;
}

// "&amp;", "&copy", "&#8217;"
std::size_t size_of_reference(std::string_view s) {
  std::size_t i = 1;
  if (i < s.size() && s[i] == '#') ++i;
  while (i < s.size() &&
         ((s[i] >= '0' && s[i] <= '9') || (s[i] >= 'a' && s[i] <= 'z') || (s[i] >= 'A' && s[i] <= 'Z')))
    ++i;
  return i < s.size() && s[i] == ';' ? i + 1 : i;
}

// "&#xF0000;"
bool refers_to_our_planes(std::string_view html) {
  for (std::size_t i = html.find("&#"); i != std::string_view::npos; i = html.find("&#", i)) {
    i += 2;
    const bool is_hex = i < html.size() && text::to_lower(html[i]) == 'x';
    if (is_hex) ++i;
    while (i < html.size() && html[i] == '0') ++i;
    constexpr std::size_t kMostDigits = 7;
    std::uint32_t c = 0;
    std::from_chars(html.data() + i, html.data() + std::min(i + kMostDigits, html.size()), c, is_hex ? 16 : 10);
    if (c >= kDigits) return true;
  }
  return false;
}

}  // namespace

bool SparedText::collides(std::string_view html) {
  for (std::size_t i = html.find(kLeadOfPlane15); i != std::string_view::npos;
       i = html.find(kLeadOfPlane15, i + 1)) {
    if (i + 1 < html.size() && static_cast<unsigned char>(html[i + 1]) >= 0xB0) return true;
  }
  return html.find('\xF4') != std::string_view::npos || refers_to_our_planes(html);
}

bool SparedText::write(std::string_view text, Space space, std::string& out) {
  bool is_plain_text = true;
  std::size_t i = 0;
  while (i < text.size()) {
    std::size_t end = i;
    while (end < text.size() && is_html_space(text[end])) ++end;
    if (end > i) {
      if (space == Space::as_one) {
        out += text[i] == '\r' ? '\n' : text[i];
      } else {
        out.append(text.substr(i, end - i));
      }
      i = end;
      continue;
    }
    std::size_t size = 0;
    std::size_t special = size_of_special(text.substr(i), size);
    if (special > 0) {
      if (text[i] == '&') special = size_of_reference(text.substr(i));
      is_plain_text = is_plain_text && text[i] == '&' && (special == 1 || reference_at(text.substr(i + 1)).size > 0);
      out.append(text.substr(i, special));
      i += special;
      continue;
    }
    while (end < text.size()) {
      if (text.size() - end >= text::AsciiBlock::kSize && is_plain(text::AsciiBlock(text.data() + end))) {
        end += text::AsciiBlock::kSize;
        continue;
      }
      if (const char c = text[end]; (c >= ' ' && c < 0x7F && c != '&' && c != '<') || c == '\n') {
        ++end;
      } else if (size_of_special(text.substr(end), size) == 0) {
        end += size;
      } else {
        break;
      }
    }
    write_run(text.substr(i, end - i), out);
    i = end;
  }
  return is_plain_text;
}

void SparedText::write_run(std::string_view run, std::string& out) {
  const std::size_t place = runs_.size();
  runs_.push_back(run);
  size_ += run.size();
  if (place >= kBase) text::append_code_point(out, static_cast<char32_t>(kHighDigits + place / kBase - 1));
  text::append_code_point(out, static_cast<char32_t>(kDigits + place % kBase));
}

void SparedText::expand(std::string_view text, std::string& out) const {
  out.clear();
  std::size_t high = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (static_cast<unsigned char>(text[i]) < static_cast<unsigned char>(kLeadOfPlane15)) {
      out += text[i++];
      continue;
    }
    const char32_t c = text::next_code_point(text, i);
    if (c >= kHighDigits) {
      high = (c - kHighDigits + 1) * kBase;
      continue;
    }
    const std::size_t place = c < kDigits ? runs_.size() : high + (c - kDigits);
    high = 0;
    if (place >= runs_.size()) {
      text::append_code_point(out, c);
      continue;
    }
    const std::string_view run = runs_[place];
    if (run.find('\r') == std::string_view::npos) {
      out += run;
      continue;
    }
    for (std::size_t k = 0; k < run.size(); ++k) {
      if (run[k] == '\r' && k + 1 < run.size() && run[k + 1] == '\n') continue;
      out += run[k] == '\r' ? '\n' : run[k];
    }
  }
}

}  // namespace presscut::dom
