#include "facts/author_names.h"

#include <algorithm>
#include <iterator>
#include <unordered_set>

#include "facts/entities.h"
#include "facts/none.h"
#include "text/strings.h"
#include "text/unicode.h"
#include "text/url.h"

namespace presscut::facts {
namespace {

constexpr std::size_t kLongestRawByline = 600;  // bytes; what is longer is no byline
constexpr std::size_t kLongestAuthorName = 80;  // characters
constexpr std::size_t kMostNameWords = 10;

// All lists are case-folded, words apart by spaces.
constexpr std::string_view kPrefixes[] = {"by",
                                          "written by",
                                          "reported by",
                                          "posted by",
                                          "published by",
                                          "story by",
                                          "words by",
                                          "article by",
                                          "report by",
                                          "author",
                                          "authors",
                                          "autor",
                                          "autoren",
                                          "autorin",
                                          "auteur",
                                          "autore",
                                          "autores",
                                          "von",
                                          "par",
                                          "por",
                                          "door",
                                          "av",
                                          "af",
                                          "di",
                                          "a cura di",
                                          "text",
                                          "texte",
                                          "texto",
                                          "testo",
                                          "tekst",
                                          "από",
                                          "του",
                                          "автор",
                                          "авторы",
                                          "автори",
                                          "oleh",
                                          "penulis",
                                          "yazan",
                                          "tác giả",
                                          "kirjoittaja",
                                          "skribent",
                                          "journalist",
                                          "記者",
                                          "文",
                                          "ein artikel von",
                                          "eine analyse von",
                                          "ein kommentar von",
                                          "kommentar von",
                                          "interview von",
                                          "aus",
                                          "from",
                                          "via",
                                          "przez",
                                          "napsal",
                                          "napsala"};
// These may also begin a name ("Di Maio", "Von Trier"), so two words must follow.
constexpr std::string_view kWeakPrefixes[] = {"di",   "von", "av",   "af",  "door", "aus",
                                              "from", "via", "text", "por", "par",  "文"};

constexpr std::string_view kConjunctions[] = {" and ", " und ", " et ",  " y ",          " e ", " og ",
                                              " och ", " ja ",  " ve ",  " und\xC2\xA0", " & ", " i ",
                                              " и ",   " та ",  " και ", " dan ",        " a "};

// A part that begins so names no author of the text.
constexpr std::string_view kNotAuthors[] = {"foto",
                                            "fotos",
                                            "photo",
                                            "photos",
                                            "photography",
                                            "bild",
                                            "bilder",
                                            "video",
                                            "graphics",
                                            "illustration",
                                            "illustrations",
                                            "reviewed by",
                                            "medically reviewed by",
                                            "fact checked by",
                                            "edited by",
                                            "translated by",
                                            "last updated",
                                            "updated",
                                            "published",
                                            "posted on",
                                            "copyright"};

// Words of which one makes a part a role, not a name.
constexpr std::string_view kRoleWords =
    " editor reporter correspondent journalist writer columnist contributor producer redakteur redakteurin "
    "reporterin "
    "korrespondent korrespondentin journalistin autorin volontär volontärin ressortleiter ressortleiterin "
    "chefredakteur "
    "chefredakteurin stellvertretender redaktør redaktör journaliste rédacteur rédactrice correspondant "
    "redactor redactora "
    "periodista corresponsal redattore giornalista inviato redacteur verslaggever korrespondentka redaktor "
    "dziennikarz "
    "editorin freelance freelancer manager director officer founder co-founder ceo cto cfo coordinator "
    "specialist "
    "strategist analyst president expert reviewer dietitian professor consultant sponsored copywriter intern "
    "login grader horticulturalist educator "
    "newsletter colunista repórter корреспондент редактор журналист muhabir editörü "
    "toimittaja ";

constexpr std::string_view kPlaceholders =
    "|admin|administrator|root|author|authors|null|undefined|none|unknown|n/a|na|user|webmaster|"
    "anonymous|nan|false|true|object object|test|editor|guest|by|";

constexpr std::string_view kCredentials =
    " md phd ph.d. ph.d m.d. rn r.n. rd rdn ld mph mba cpa cfp esq esq. dds dvm msc bsc ma ba ms bs "
    "lcsw lmft pharmd do np pa-c facp m.s. m.a. cfa psyd ";

bool is_one_of(std::string_view list, std::string_view word) {
  return list.find(" " + std::string(word) + " ") != kNone;
}

bool is_agency_name(std::string_view s) {
  constexpr std::string_view kAgencies =
      " ap afp dpa apa sda epd kna sid efe ansa pti ani ians pa aap upi tass cna bbc cnn nbc tpn ntb tt "
      "ritzau anp belga ctk pap "
      "cp ots reuters ";
  return is_one_of(kAgencies, text::fold_case(s));
}

std::string_view trim_signs(std::string_view s) {
  constexpr std::string_view kSigns = " \t,;:|/-*.&";
  constexpr std::string_view kLongSigns[] = {"–", "—", "•",  "·",  "●", "|", "／",      "›",
                                             "»", "«", "、", "：", "“", "”", "\xC2\xA0"};
  bool changed = true;
  while (changed && !s.empty()) {
    changed = false;
    while (!s.empty() && (kSigns.find(s.front()) != kNone || s.front() == '"' || s.front() == '+'))
      s.remove_prefix(1);
    while (!s.empty() && (kSigns.substr(0, kSigns.size() - 2).find(s.back()) != kNone || s.back() == '"'))
      s.remove_suffix(1);
    // All but one of these are beyond ASCII.
    if (s.empty() || ((s.front() | s.back()) & 0x80) == 0) break;
    for (const std::string_view sign : kLongSigns) {
      if (s.starts_with(sign)) s.remove_prefix(sign.size()), changed = true;
      if (s.ends_with(sign)) s.remove_suffix(sign.size()), changed = true;
    }
  }
  return s;
}

std::size_t words_of(std::string_view s) {
  std::size_t count = 0;
  text::for_each_token(s, [&](std::string_view) { ++count; });
  return count;
}

// Past a byline's opening word, as long as the name goes on behind it.
std::string_view without_prefix(std::string_view s) {
  const std::string folded = text::fold_case(s.substr(0, 40));
  std::size_t longest = 0;
  for (const std::string_view prefix : kPrefixes) {
    if (prefix.size() <= longest || !folded.starts_with(prefix) || s.size() <= prefix.size()) continue;
    const std::string_view rest = s.substr(prefix.size());
    const bool has_colon = rest.front() == ':' || rest.starts_with("：");
    const bool is_cjk = static_cast<unsigned char>(prefix[0]) >= 0xE3;
    if (!has_colon && rest.front() != ' ' && !is_cjk) continue;
    const bool is_weak =
        std::find(std::begin(kWeakPrefixes), std::end(kWeakPrefixes), prefix) != std::end(kWeakPrefixes);
    const bool is_agency = is_agency_name(text::trim(rest));
    if (is_weak && !has_colon && !is_agency && (words_of(rest) < 2 || is_cjk)) continue;
    longest = prefix.size();
  }
  return longest == 0 ? s : trim_signs(s.substr(longest));
}

// Takes out addresses, handles and what stands in brackets, word by word.
std::string without_addresses(std::string_view s) {
  std::string out;
  int depth = 0;
  text::for_each_token(s, [&](std::string_view word) {
    const bool is_address = word.find("://") != kNone || text::starts_with_ignoring_case(word, "www.") ||
                            word.front() == '@' || word.find('@') != kNone;
    std::string kept;
    for (const char c : is_address ? std::string_view() : word) {
      if (c == '(' || c == '[' || c == '<')
        ++depth;
      else if (c == ')' || c == ']' || c == '>')
        depth = std::max(0, depth - 1);
      else if (depth == 0)
        kept += c;
    }
    if (is_address && (word.back() == ',' || word.back() == ';')) kept = word.back();
    if (kept.empty()) return;
    if (!out.empty()) out += ' ';
    out += kept;
  });
  return out;
}

bool is_particle(std::string_view word) {
  return is_one_of(
      " von van de der den del della di da dos das do du la le el al bin ibn ter ten zu zum af av y e st. "
      "abu ",
      word);
}

// Splits at each separator. The parts view into `s`.
std::vector<std::string_view> split_at(std::string_view s, std::string_view separator) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0;;) {
    const std::size_t end = s.find(separator, begin);
    parts.push_back(trim_signs(s.substr(begin, end == kNone ? kNone : end - begin)));
    if (end == kNone) return parts;
    begin = end + separator.size();
  }
}

bool is_role(std::string_view part) {
  // The only list that is asked for every word of every byline.
  static const std::unordered_set<std::string_view> words = [] {
    std::unordered_set<std::string_view> all;
    text::for_each_token(kRoleWords, [&](std::string_view word) { all.insert(word); });
    return all;
  }();
  bool found = false;
  text::for_each_token(text::fold_case(part), [&](std::string_view word) {
    found = found || words.contains(trim_signs(word));
  });
  return found;
}

bool begins_with_word(std::string_view folded, std::string_view words) {
  return folded.starts_with(words) &&
         (folded.size() == words.size() || folded[words.size()] == ' ' || folded[words.size()] == ':');
}

bool names_nobody(std::string_view part) {
  const std::string folded = text::fold_case(part);
  if (kPlaceholders.find("|" + folded + "|") != kNone) return true;
  if (std::find(std::begin(kPrefixes), std::end(kPrefixes), folded) != std::end(kPrefixes)) return true;
  if (std::any_of(std::begin(kNotAuthors), std::end(kNotAuthors),
                  [&](auto w) { return begins_with_word(folded, w); }))
    return true;
  constexpr std::string_view kPlaceWords[] = {"in", "für", "for", "aus", "à", "en", "special to"};
  return std::any_of(std::begin(kPlaceWords), std::end(kPlaceWords),
                     [&](auto w) { return begins_with_word(folded, w); });
}

bool is_name(std::string_view s) {
  bool has_letter = false;
  for (std::size_t i = 0; i < s.size() && !has_letter;)
    has_letter = text::is_letter(text::next_code_point(s, i));
  return has_letter && text::count_code_points(s) <= kLongestAuthorName && words_of(s) <= kMostNameWords &&
         !names_nobody(s);
}

// "Jane Doe, Reporter", "Jane Doe - The Daily", "Jane Doe in Berlin": the name alone.
std::string_view without_role(std::string_view part) {
  for (const std::string_view dash : {" - ", " – ", " — ", " • ", " · ", " -- "}) {
    const auto place = part.find(dash);
    if (place != kNone && (looks_like_person(part.substr(0, place)) || words_of(part.substr(place)) > 3))
      part = part.substr(0, place);
  }
  for (const std::string_view word : {" in ", " aus ", " für ", " for ", " on ", " at ", " with "}) {
    const auto place = part.find(word);
    if (place != kNone && looks_like_person(part.substr(0, place))) part = part.substr(0, place);
  }
  return trim_signs(part);
}

bool is_suffix(std::string_view part) {
  const std::string folded = text::fold_case(part);
  return is_one_of(" jr jr. sr sr. ii iii iv ", folded);
}

// "MD", "FACLM", "CEPF®" behind a name: degrees and memberships are capitals, but so are agencies.
bool is_credential(std::string_view part) {
  constexpr std::size_t kLongest = 7;  // bytes
  if (is_one_of(kCredentials, text::fold_case(part))) return true;
  std::size_t capitals = 0;
  for (const char c : part) {
    if ((c >= 'a' && c <= 'z') || c == ' ') return false;
    if (c >= 'A' && c <= 'Z') ++capitals;
  }
  return capitals >= 2 && part.size() <= kLongest && !is_agency_name(part);
}

bool has_lower_case(std::string_view s) {
  return std::any_of(s.begin(), s.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// "Doe, Jane": one comma, a single capitalised word before it and one or two behind.
bool is_surname_first(const std::vector<std::string_view>& parts) {
  if (parts.size() != 2 || words_of(parts[0]) != 1 || words_of(parts[1]) < 1 || words_of(parts[1]) > 2)
    return false;
  const auto is_word = [](std::string_view s) {
    std::size_t position = 0;
    return has_lower_case(s) && text::is_upper(text::next_code_point(s, position));
  };
  return is_word(parts[0]) && is_word(parts[1]) && !is_role(parts[0]) && !is_role(parts[1]);
}

// The parts of a list, by all that can stand between two names.
std::vector<std::string_view> parts_of(std::string_view byline) {
  std::vector<std::string_view> parts = {byline};
  const auto split_all = [&](std::string_view separator, auto&& may_split) {
    std::vector<std::string_view> next;
    for (const std::string_view part : parts) {
      if (part.find(separator) == kNone) {
        next.push_back(part);
        continue;
      }
      const auto pieces = split_at(part, separator);
      if (may_split(pieces))
        next.insert(next.end(), pieces.begin(), pieces.end());
      else
        next.push_back(part);
    }
    parts = std::move(next);
  };
  const auto always = [](const auto&) { return true; };
  // "srf/hosb" is one sign of a desk and its editor.
  const auto are_signs = [](const auto& pieces) {
    return std::all_of(pieces.begin(), pieces.end(), [](std::string_view piece) {
      return piece.size() <= 6 && std::all_of(piece.begin(), piece.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    });
  };
  split_all("/", [&](const auto& pieces) { return !are_signs(pieces); });
  for (const std::string_view separator : {";", "|", "／", "、", "，", " • ", " · ", "\n"})
    split_all(separator, always);
  return parts;
}

void add_part(std::vector<std::string>& names, std::string_view part) {
  part = trim_signs(without_prefix(trim_signs(part)));
  if (part.empty() || names_nobody(part)) return;
  // "Recipe by Jane Doe"
  if (const auto by = part.find(" by "); by != kNone) part = trim_signs(part.substr(by + 4));
  if (is_role(part) && !looks_like_person(without_role(part))) {
    // A team that signs as such ("The Newsroom editors") is a name where nobody else is.
    return;
  }
  part = without_role(part);
  if (is_role(part) || !is_name(part)) return;
  add_names(names, {std::string(part)});
}

// Splits at "and" where both sides are persons, else keeps the whole.
void add_joined(std::vector<std::string>& names, std::string_view part) {
  for (const std::string_view conjunction : kConjunctions) {
    if (part.find(conjunction) == kNone) continue;
    const auto pieces = split_at(part, conjunction);
    const bool are_persons =
        std::all_of(pieces.begin(), pieces.end(),
                    [](std::string_view piece) { return looks_like_person(without_prefix(piece)); });
    if (!are_persons) continue;
    for (const std::string_view piece : pieces) add_part(names, piece);
    return;
  }
  add_part(names, part);
}

void add_list(std::vector<std::string>& names, std::string_view list) {
  std::vector<std::string_view> parts = split_at(list, ",");
  if (is_surname_first(parts)) {
    add_part(names, std::string(parts[1]) + " " + std::string(parts[0]));
    return;
  }
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const bool is_behind_person = i > 0 && looks_like_person(parts[i - 1]) && has_lower_case(parts[i - 1]);
    const bool is_behind_credential = i > 0 && is_credential(parts[i - 1]);
    if (parts[i].empty() || ((is_behind_person || is_behind_credential) && is_credential(parts[i]))) continue;
    if (is_suffix(parts[i]) && !names.empty()) {
      names.back().append(", ").append(parts[i]);
      continue;
    }
    // "A B, C D, and E F"
    std::string_view part = parts[i];
    for (const std::string_view word : {"and ", "und ", "& ", "et ", "y "}) {
      if (i > 0 && part.starts_with(word)) part = trim_signs(part.substr(word.size()));
    }
    add_joined(names, part);
  }
}

}  // namespace

// Two to five words, each with a capital but for particles: "Jane van der Doe", not "Center for Drug
// Evaluation".
bool looks_like_person(std::string_view s) {
  std::size_t words = 0;
  bool fits = true;
  text::for_each_token(s, [&](std::string_view word) {
    ++words;
    std::size_t position = 0;
    const char32_t first = text::next_code_point(word, position);
    // Scripts without capitals fit, too.
    if (first < 0x80 && !text::is_upper(first) && (words == 1 || !is_particle(word))) fits = false;
  });
  return fits && words >= 2 && words <= 5;
}

std::vector<std::string> author_names(std::string_view raw) {
  std::vector<std::string> names;
  if (raw.size() > kLongestRawByline || text::is_web_address(text::trim(raw))) return names;
  const std::string byline = without_addresses(text::clean(decode_entities(raw)));
  for (const std::string_view list : parts_of(without_prefix(trim_signs(byline)))) add_list(names, list);
  if (names.empty()) {
    // Only a role: a team that signs as such is a name after all.
    const std::string_view whole = trim_signs(without_prefix(trim_signs(byline)));
    if (is_name(whole) && is_role(whole) && words_of(whole) >= 2) names.emplace_back(whole);
  }
  return names;
}

void add_names(std::vector<std::string>& names, const std::vector<std::string>& more) {
  for (const std::string& name : more) {
    if (names.size() >= kMostNames) return;
    const std::string folded = text::fold_case(name);
    const bool is_known = std::any_of(names.begin(), names.end(),
                                      [&](const std::string& n) { return text::fold_case(n) == folded; });
    if (!is_known) names.push_back(name);
  }
}

}  // namespace presscut::facts
