#include "facts/entities.h"

#include <algorithm>
#include <cstdint>

#include "text/strings.h"
#include "text/unicode.h"

namespace presscut::facts {
namespace {

struct Reference {
  std::string_view name;
  char32_t character;
};

// A subset of https://html.spec.whatwg.org/multipage/named-characters.html: those seen in titles and names.
constexpr Reference kReferences[] = {
    {"amp", U'&'},      {"lt", U'<'},       {"gt", U'>'},       {"quot", U'"'},    {"apos", U'\''},
    {"nbsp", 0xA0},     {"shy", 0xAD},      {"laquo", 0xAB},    {"raquo", 0xBB},   {"lsquo", 0x2018},
    {"rsquo", 0x2019},  {"sbquo", 0x201A},  {"ldquo", 0x201C},  {"rdquo", 0x201D}, {"bdquo", 0x201E},
    {"lsaquo", 0x2039}, {"rsaquo", 0x203A}, {"ndash", 0x2013},  {"mdash", 0x2014}, {"hellip", 0x2026},
    {"bull", 0x2022},   {"middot", 0xB7},   {"euro", 0x20AC},   {"pound", 0xA3},   {"yen", 0xA5},
    {"cent", 0xA2},     {"copy", 0xA9},     {"reg", 0xAE},      {"trade", 0x2122}, {"deg", 0xB0},
    {"sect", 0xA7},     {"iexcl", 0xA1},    {"iquest", 0xBF},   {"frac12", 0xBD},  {"times", 0xD7},
    {"szlig", 0xDF},    {"auml", 0xE4},     {"ouml", 0xF6},     {"uuml", 0xFC},    {"Auml", 0xC4},
    {"Ouml", 0xD6},     {"Uuml", 0xDC},     {"aacute", 0xE1},   {"eacute", 0xE9},  {"iacute", 0xED},
    {"oacute", 0xF3},   {"uacute", 0xFA},   {"yacute", 0xFD},   {"Aacute", 0xC1},  {"Eacute", 0xC9},
    {"Iacute", 0xCD},   {"Oacute", 0xD3},   {"Uacute", 0xDA},   {"agrave", 0xE0},  {"egrave", 0xE8},
    {"igrave", 0xEC},   {"ograve", 0xF2},   {"ugrave", 0xF9},   {"Agrave", 0xC0},  {"Egrave", 0xC8},
    {"acirc", 0xE2},    {"ecirc", 0xEA},    {"icirc", 0xEE},    {"ocirc", 0xF4},   {"ucirc", 0xFB},
    {"Acirc", 0xC2},    {"Ecirc", 0xCA},    {"euml", 0xEB},     {"iuml", 0xEF},    {"atilde", 0xE3},
    {"ntilde", 0xF1},   {"otilde", 0xF5},   {"Ntilde", 0xD1},   {"ccedil", 0xE7},  {"Ccedil", 0xC7},
    {"aring", 0xE5},    {"Aring", 0xC5},    {"aelig", 0xE6},    {"AElig", 0xC6},   {"oslash", 0xF8},
    {"Oslash", 0xD8},   {"oelig", 0x153},   {"scaron", 0x161},  {"eth", 0xF0},     {"thorn", 0xFE},
    {"zwj", 0x200D},    {"zwnj", 0x200C},   {"ensp", 0x2002},   {"emsp", 0x2003},  {"thinsp", 0x2009},
    {"prime", 0x2032},  {"minus", 0x2212},  {"dagger", 0x2020}, {"ordm", 0xBA},    {"ordf", 0xAA},
    {"acute", 0xB4},    {"num", U'#'},      {"colon", U':'},    {"comma", U','},   {"period", U'.'},
    {"excl", U'!'},     {"quest", U'?'},    {"lpar", U'('},     {"rpar", U')'},    {"percnt", U'%'},
    {"sol", U'/'},      {"dollar", U'$'},   {"NewLine", U'\n'}};

// The character of "#8217", "#x2019" or "amp"; 0 where it is none.
char32_t named(std::string_view name) {
  if (!name.starts_with('#')) {
    for (const Reference& reference : kReferences) {
      if (reference.name == name) return reference.character;
    }
    return 0;
  }
  name.remove_prefix(1);
  const bool is_hex = name.starts_with('x') || name.starts_with('X');
  if (is_hex) name.remove_prefix(1);
  if (name.empty() || name.size() > 7) return 0;
  std::uint32_t value = 0;
  for (const char c : name) {
    const char lower = text::to_lower(c);
    if (lower >= '0' && lower <= '9')
      value = value * (is_hex ? 16 : 10) + static_cast<std::uint32_t>(lower - '0');
    else if (is_hex && lower >= 'a' && lower <= 'f')
      value = value * 16 + static_cast<std::uint32_t>(lower - 'a' + 10);
    else
      return 0;
  }
  const bool is_character = value > 0 && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
  return is_character ? static_cast<char32_t>(value) : 0;
}

std::string decode_once(std::string_view s) {
  constexpr std::size_t kLongestName = 9;
  std::string out;
  out.reserve(s.size());
  for (std::size_t i = 0; i < s.size();) {
    if (s[i] != '&') {
      out += s[i++];
      continue;
    }
    const std::size_t end = s.substr(0, std::min(s.size(), i + kLongestName + 2)).find(';', i);
    const char32_t character = end == std::string_view::npos ? 0 : named(s.substr(i + 1, end - i - 1));
    if (character == 0) {
      out += s[i++];
      continue;
    }
    text::append_code_point(out, character);
    i = end + 1;
  }
  return out;
}

// "<em>word</em>" gives "word"; "a < b" stays.
std::string without_tags(std::string_view s) {
  std::string out;
  for (std::size_t i = 0; i < s.size();) {
    const char next = i + 1 < s.size() ? text::to_lower(s[i + 1]) : ' ';
    const bool opens = s[i] == '<' && (next == '/' || next == '!' || (next >= 'a' && next <= 'z'));
    const std::size_t end = opens ? s.find('>', i) : std::string_view::npos;
    if (end == std::string_view::npos) {
      if (opens) return out.append(s.substr(i));  // no later one closes, either
      out += s[i++];
      continue;
    }
    // Blocks and breaks part words, <em> does not.
    const std::string_view tag = s.substr(i + 1, end - i - 1);
    if (tag.starts_with("br") || tag.starts_with("p") || tag.starts_with("/p") || tag.starts_with("li"))
      out += ' ';
    i = end + 1;
  }
  return out;
}

}  // namespace

std::string decode_entities(std::string_view s) {
  if (s.find('&') == std::string_view::npos) return std::string(s);
  const std::string once = decode_once(s);
  return once.find('&') == std::string::npos ? once : decode_once(once);
}

std::string clean_value(std::string_view s) {
  const std::string decoded = decode_entities(s);
  return text::clean(decoded.find('<') == std::string::npos ? decoded : without_tags(decoded));
}

}  // namespace presscut::facts
