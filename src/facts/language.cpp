#include "facts/language.h"

#include <algorithm>

#include "text/strings.h"

namespace presscut::facts {
namespace {

struct Name {
  std::string_view name, tag;
};

constexpr Name kNames[] = {
    {"english", "en"},   {"german", "de"},     {"deutsch", "de"}, {"french", "fr"},     {"spanish", "es"},
    {"italian", "it"},   {"portuguese", "pt"}, {"dutch", "nl"},   {"swedish", "sv"},    {"norwegian", "no"},
    {"danish", "da"},    {"finnish", "fi"},    {"polish", "pl"},  {"czech", "cs"},      {"russian", "ru"},
    {"ukrainian", "uk"}, {"turkish", "tr"},    {"greek", "el"},   {"indonesian", "id"}, {"vietnamese", "vi"},
    {"japanese", "ja"},  {"korean", "ko"},     {"chinese", "zh"}, {"arabic", "ar"},     {"hebrew", "he"},
    {"hindi", "hi"},     {"français", "fr"},   {"español", "es"}, {"italiano", "it"},   {"bengali", "bn"}};

bool is_letters(std::string_view s) {
  return std::all_of(s.begin(), s.end(),
                     [](char c) { return text::to_lower(c) >= 'a' && text::to_lower(c) <= 'z'; });
}

}  // namespace

std::string language_tag(std::string_view declared) {
  // "en, de", "en;q=0.8", "de_DE.UTF-8"
  const std::string_view first = text::trim(declared.substr(0, declared.find_first_of(",;. ")));
  const std::string lower = text::to_lower(first);
  for (const Name& name : kNames) {
    if (name.name == lower) return std::string(name.tag);
  }
  std::string out;
  for (std::size_t begin = 0; begin < lower.size();) {
    const std::size_t end = std::min(lower.find_first_of("-_", begin), lower.size());
    std::string part = lower.substr(begin, end - begin);
    begin = end + 1;
    if (out.empty()) {
      if (part.size() < 2 || part.size() > 3 || !is_letters(part) || part == "und") return "";
      out = part;
      continue;
    }
    // The case of RFC 5646, section 2.1.1: en-US, zh-Hant.
    const bool is_region = part.size() == 2 && is_letters(part);
    const bool is_script = part.size() == 4 && is_letters(part);
    const bool is_area = part.size() == 3 &&
                         std::all_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!is_region && !is_script && !is_area) break;
    if (part == "xx") break;  // a placeholder for no region
    std::transform(part.begin(), part.begin() + (is_region ? 2 : 1), part.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    out.append("-").append(part);
  }
  return out;
}

}  // namespace presscut::facts
