#include "text/named_characters.h"

namespace presscut::text {

namespace {

struct NamedCharacter {
  std::string_view name;
  char32_t character;
};

// The most frequent ones first.
constexpr NamedCharacter kNamed[] = {
    {"amp", U'&'},      {"nbsp", 0xA0},     {"lt", U'<'},       {"gt", U'>'},       {"quot", U'"'},    {"apos", U'\''},
    {"shy", 0xAD},      {"laquo", 0xAB},    {"raquo", 0xBB},   {"lsquo", 0x2018},
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

}  // namespace

char32_t named_character(std::string_view name) {
  for (const NamedCharacter& named : kNamed) {
    if (named.name == name) return named.character;
  }
  return 0;
}

}  // namespace presscut::text
