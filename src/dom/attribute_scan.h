// The attributes of a start tag, by the HTML standard's tokenizer
// (https://html.spec.whatwg.org/multipage/parsing.html#before-attribute-name-state).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/strings.h"

namespace presscut::dom {

inline constexpr std::size_t npos = std::string_view::npos;

using text::is_ascii_letter;

// What a byte is to the tokenizer inside a tag.
enum ByteInTag : unsigned char { kInName = 0, kSpace = 1, kEndsName = 2, kEquals = 4 };
inline constexpr std::array<unsigned char, 256> kBytesInTags = [] {
  std::array<unsigned char, 256> bytes{};
  for (const char c : {' ', '\t', '\n', '\r', '\f'}) bytes[static_cast<unsigned char>(c)] = kSpace | kEndsName;
  bytes['/'] = bytes['>'] = kEndsName;
  bytes['='] = kEquals;
  return bytes;
}();
inline unsigned byte_in_tag(char c) {
  return kBytesInTags[static_cast<unsigned char>(c)];
}
// White space of HTML: no vertical tab.
inline bool is_space(char c) {
  return (byte_in_tag(c) & kSpace) != 0;
}
inline bool ends_tag_name(char c) {
  return (byte_in_tag(c) & kEndsName) != 0;
}

// The name that begins at `at`, which is moved behind it.
inline std::string_view scan_tag_name(std::string_view html, std::size_t& at) {
  const std::size_t begin = at;
  while (at < html.size() && !ends_tag_name(html[at])) ++at;
  return html.substr(begin, at - begin);
}

struct TagEnd {
  bool found = false;  // else the page ends inside the tag, which the tokenizer drops
  bool self_closing = false;
  std::size_t surplus_begin = npos;  // of the attributes that are too many
  std::size_t surplus_end = npos;
};

// The value that begins at `at`, which is moved behind it.
inline std::string_view scan_attribute_value(std::string_view html, std::size_t& at) {
  if (at >= html.size() || html[at] == '>') return {};
  const char quote = html[at];
  if (quote == '"' || quote == '\'') {
    const std::size_t begin = at + 1;
    const std::size_t end = html.find(quote, begin);
    at = end == npos ? html.size() : end + 1;
    return html.substr(begin, end == npos ? end : end - begin);
  }
  const std::size_t begin = at;
  while (at < html.size() && !is_space(html[at]) && html[at] != '>') ++at;
  return html.substr(begin, at - begin);
}

// From behind the tag's name to behind its '>'. `visit(name, value)` sees each attribute as it stands there.
template <class Visit>
TagEnd scan_attributes(std::string_view html, std::size_t& at, Visit&& visit, std::size_t most = SIZE_MAX) {
  TagEnd end;
  std::size_t count = 0;
  bool slash = false;
  while (at < html.size()) {
    while (at < html.size() && (is_space(html[at]) || html[at] == '/')) slash = html[at++] == '/';
    if (at >= html.size()) break;
    if (html[at] == '>') {
      ++at;
      end.found = true;
      end.self_closing = slash;
      return end;
    }
    slash = false;
    if (++count == most + 1) end.surplus_begin = at;
    const std::size_t name_begin = at;
    if (html[at] == '=') ++at;  // a name may start with '='
    while (at < html.size() && byte_in_tag(html[at]) == kInName) ++at;
    const std::string_view name = html.substr(name_begin, at - name_begin);
    std::size_t behind = at;
    while (behind < html.size() && is_space(html[behind])) ++behind;
    std::string_view value;
    if (behind < html.size() && html[behind] == '=') {
      at = behind + 1;
      while (at < html.size() && is_space(html[at])) ++at;
      value = scan_attribute_value(html, at);
    }
    visit(name, value);
    if (count > most) end.surplus_end = at;
  }
  return end;
}

}  // namespace presscut::dom
