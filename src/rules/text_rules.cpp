#include "rules/text_rules.h"

#include "text/unicode.h"

namespace presscut::rules {

namespace {

// A short text in more nodes or bytes than this is not worth the walk: it keeps hostile pages (short texts in
// thousands of empty elements, megabytes of blanks) linear.
constexpr dom::NodeId kMostNodes = 600;
constexpr std::size_t kMostBytes = std::size_t{16} << 10;

// Written without spaces between words. Hangul has them.
bool is_unspaced(char32_t c) {
  if (c < 0x0E00) return false;
  if ((c >= 0x1100 && c <= 0x11FF) || (c >= 0xAC00 && c <= 0xD7FF)) return false;
  if (c >= 0x0E00 && c <= 0x0EFF) return true;  // Thai, Lao
  if (c >= 0x1000 && c <= 0x109F) return true;  // Burmese
  if (c >= 0x1780 && c <= 0x17FF) return true;  // Khmer
  return text::is_cjk(c);
}

char32_t last_code_point(std::string_view s) {
  std::size_t i = s.size() - 1;
  while (i > 0 && (static_cast<unsigned char>(s[i]) & 0xC0) == 0x80) --i;
  return text::next_code_point(s, i);
}

}  // namespace

std::string key_of_alternative(std::string_view alternative) {
  // Pages are composed (NFC); rules nearly always are, and looking is cheaper: U+0300 to U+036F, combining
  // marks.
  const bool may_be_decomposed = alternative.find_first_of("\xCC\xCD") != std::string_view::npos;
  return text::key(may_be_decomposed ? text::nfc(alternative) : std::string(alternative));
}

bool starts_with_words(std::string_view key, std::string_view start) {
  if (start.empty() || !key.starts_with(start)) return false;
  if (key.size() == start.size()) return true;
  std::size_t next = start.size();
  const char32_t c = text::next_code_point(key, next);
  return c == ' ' || is_unspaced(c) || is_unspaced(last_code_point(start));
}

std::string_view first_word(std::string_view key) {
  std::size_t end = 0;
  while (end < key.size()) {
    std::size_t next = end;
    const char32_t c = text::next_code_point(key, next);
    if (is_unspaced(c)) return key.substr(0, end == 0 ? next : end);
    if (c == ' ') break;
    end = next;
  }
  return key.substr(0, end);
}

TextKeys::TextKeys(const dom::Document& document, const dom::TextIndex& texts)
    : document_(document), texts_(texts), places_(document.size()) {
  if (!document.empty()) keys_.reserve(texts[dom::kRoot].characters);  // or somewhat more: elements often share them
}

bool TextKeys::is_short(dom::NodeId id) const {
  const std::uint32_t characters = texts_[id].characters;
  return characters > 0 && characters <= kLongestText && document_.end(id) - id <= kMostNodes;
}

bool TextKeys::is_brief(dom::NodeId id) const {
  return dom::text_bytes(document_, id) <= kMostBytes;
}

void TextKeys::make(dom::NodeId id, std::string_view text) {
  const auto begin = static_cast<std::uint32_t>(keys_.size());
  text::append_key(text, keys_);
  places_[id] = {begin, static_cast<std::uint32_t>(keys_.size()) - begin};
}

}  // namespace presscut::rules
