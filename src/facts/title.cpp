#include "facts/title.h"

#include <algorithm>

#include "text/strings.h"
#include "text/unicode.h"

namespace presscut::facts {
namespace {

struct Separator {
  std::size_t begin, end;
  bool is_colon;  // in headlines as often as before a site's name
};

// Where a title may be parted. The marks that occur inside words need space around them.
std::vector<Separator> separators_of(std::string_view title) {
  constexpr std::string_view kMarks[] = {" | ", " - ", " – ", " — ", " :: ", " » ", " « ",  " · ", " • ",
                                         " / ", " ‹ ", " › ", " ~ ", " > ",  " < ", " -- ", "|",   "｜",
                                         " : ", ": ",  "：",  " @ ", " * ",  "- ",  "_"};
  std::vector<Separator> found;
  constexpr std::string_view kFirstBytes = " |:-_\xEF";  // of the marks
  for (std::size_t i = title.find_first_of(kFirstBytes); i < title.size(); i = title.find_first_of(kFirstBytes, i)) {
    std::size_t length = 0;
    bool is_colon = false;
    for (const std::string_view mark : kMarks) {
      if (!title.substr(i).starts_with(mark)) continue;
      length = mark.size();
      is_colon = mark == ": " || mark == " : " || mark == "：";
      break;
    }
    if (length == 0) {
      ++i;
      continue;
    }
    found.push_back({i, i + length, is_colon});
    i += length;
  }
  return found;
}

// "bbc" of bbc.co.uk, "spiegel" of spiegel.de, "lemonde" of abonnes.lemonde.fr.
std::string_view host_label(std::string_view host) {
  const auto labels = text::split(host, '.');
  if (labels.size() < 2) return host;
  std::size_t last = labels.size() - 2;
  constexpr std::string_view kSecondLevels[] = {"co",  "com", "org", "net", "gov", "ac",
                                                "edu", "or",  "ne",  "go",  "gob", "gov"};
  const bool is_second_level = last > 0 && std::find(std::begin(kSecondLevels), std::end(kSecondLevels),
                                                     labels[last]) != std::end(kSecondLevels);
  return labels[is_second_level ? last - 1 : last];
}

// The first letters of the words: "scmp" of "South China Morning Post".
std::string initials(std::string_view part) {
  std::string out;
  text::for_each_token(text::fold_case(part), [&](std::string_view word) { out += word.front(); });
  return out;
}

std::string letters_of(std::string_view s) {
  std::string out;
  for (const char c : s) {
    if (c != '-' && c != '.') out += c;
  }
  return out;
}

// Whether a text is one of the site's names to the letter; these may hold separators of their own.
bool is_given_name(std::string_view part, const SiteNames& site) {
  const std::string signature = text::signature(part);
  return !signature.empty() &&
         std::any_of(site.names.begin(), site.names.end(),
                     [&](const std::string& name) { return text::signature(name) == signature; });
}

}  // namespace

bool is_site_name(std::string_view part, const SiteNames& site) {
  const std::string signature = text::signature(part);
  if (signature.empty()) return false;
  for (const std::string& name : site.names) {
    const std::string of_name = text::signature(name);
    if (of_name.empty()) continue;
    if (signature == of_name) return true;
    // "The Daily" and "Daily", "Daily" and "Daily.com"
    constexpr std::size_t kShortest = 4;
    const bool is_longer = signature.starts_with(of_name) || signature.ends_with(of_name);
    const bool is_shorter = of_name.starts_with(signature) || of_name.ends_with(signature);
    const std::size_t difference =
        std::max(signature.size(), of_name.size()) - std::min(signature.size(), of_name.size());
    constexpr std::size_t kMostExtra = 6;  // letters: "online", "news", "the", "com"
    if (std::min(signature.size(), of_name.size()) >= kShortest && (is_longer || is_shorter) &&
        difference <= kMostExtra)
      return true;
  }
  if (site.host.empty()) return false;
  if (signature == letters_of(site.host)) return true;
  const std::string label = letters_of(host_label(site.host));
  if (label.size() < 3) return signature == label;
  // "Koia" of drinkkoia.com
  constexpr std::size_t kShortestPart = 4, kMostOfHost = 6;
  const bool is_part_of_label = label.starts_with(signature) || label.ends_with(signature);
  if (is_part_of_label && signature.size() >= kShortestPart && label.size() - signature.size() <= kMostOfHost)
    return true;
  if (signature == label || "the" + signature == label || signature == "the" + label) return true;
  if (initials(part) == label) return true;
  // "BBC News", "Spiegel Online"
  std::size_t words = 0;
  text::for_each_token(part, [&](std::string_view) { ++words; });
  constexpr std::size_t kMostExtra = 8;
  return words <= 3 && signature.starts_with(label) && signature.size() <= label.size() + kMostExtra;
}

std::string without_site(std::string_view title, const SiteNames& site,
                         const std::vector<std::string>& other_headlines) {
  constexpr std::size_t kMostSeparators = 16;  // more are no title's
  std::vector<Separator> separators = separators_of(title);
  if (separators.size() > kMostSeparators) separators.clear();
  const auto is_headline = [&](std::string_view rest) {
    const std::string signature = text::signature(rest);
    return !signature.empty() &&
           std::any_of(other_headlines.begin(), other_headlines.end(),
                       [&](const std::string& other) { return text::signature(other) == signature; });
  };
  // A headline that others give, whole, from an end of the title: the longest first.
  for (std::size_t i = separators.size(); i-- > 0;) {
    const std::string_view left = title.substr(0, separators[i].begin);
    if (!separators[i].is_colon && is_headline(left) && !is_site_name(left, site))
      return std::string(text::trim(left));
  }
  for (const Separator& separator : separators) {
    const std::string_view right = title.substr(separator.end);
    if (!separator.is_colon && is_headline(right) && !is_site_name(right, site))
      return std::string(text::trim(right));
  }
  // The site's name at the end, and what follows it (a slogan); then at the start.
  std::size_t begin = 0, end = title.size();
  for (std::size_t i = 0; i < separators.size(); ++i) {
    const std::size_t part_end = i + 1 < separators.size() ? separators[i + 1].begin : title.size();
    const bool is_site = is_site_name(title.substr(separators[i].end, part_end - separators[i].end), site) ||
                         is_given_name(title.substr(separators[i].end), site);
    if (is_site && separators[i].begin > 0) {
      end = separators[i].begin;
      break;
    }
  }
  for (const Separator& separator : separators) {
    if (separator.end >= end) break;
    const std::string_view left = title.substr(0, separator.begin);
    // Before a colon stands a topic as often: "Golf: …" on golfnews.com.
    const bool is_site = separator.is_colon ? is_given_name(left, site) : is_site_name(left, site);
    if (is_site) begin = separator.end;
  }
  const std::string_view rest = text::trim(title.substr(begin, end - begin));
  return std::string(rest.empty() ? text::trim(title) : rest);
}

}  // namespace presscut::facts
