#include "filter/page_kind.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "filter/thresholds.h"
#include "text/strings.h"
#include "text/unicode.h"

namespace presscut::filter {

namespace {

using dom::Document;
using dom::NodeId;
using dom::Tag;

// What the page consists of, counted once.
struct Shape {
  std::uint32_t characters = 0;   // of all text
  std::uint32_t in_links = 0;     // of these
  std::uint32_t body = 0;         // characters of running text in the body
  std::uint32_t teasers = 0;      // headings, and lines as long as headings, that are links
  std::uint32_t body_blocks = 0;  // paragraphs of the body
  std::uint32_t blurbs = 0;       // of these: right under a heading that is a link, or links themselves
  bool has_player = false;

  double link_share() const { return characters == 0 ? 0.0 : static_cast<double>(in_links) / characters; }
  double blurb_share() const { return body_blocks == 0 ? 0.0 : static_cast<double>(blurbs) / body_blocks; }
};

bool is_teaser(const TextBlock& block) {
  return block.link_density() >= kTeaserLinkShare && block.length() >= kMinTeaser && !block.in(kInNav) && !block.in(kInFooter);
}

Shape page_shape_of(const Document& document, const Selection& selection) {
  Shape shape;
  bool below_teaser = false;
  for (std::size_t i = 0; i < selection.blocks.size(); ++i) {
    const TextBlock& block = selection.blocks[i];
    shape.characters += block.characters;
    shape.in_links += block.in_links;
    if (is_teaser(block)) ++shape.teasers;
    if (selection.decisions[i].state == State::body && block.is_running_text()) {
      shape.body += block.length() - std::min(block.length(), block.in_links);
      ++shape.body_blocks;
      if (below_teaser || is_teaser(block)) ++shape.blurbs;
    }
    // A date or a topic may stand between a teaser's heading and its text.
    below_teaser = is_teaser(block) || (below_teaser && block.characters < kMinParagraph);
  }
  for (NodeId id = 0; id < document.size(); ++id) {
    if (document.tag(id) == Tag::video_) shape.has_player = true;
  }
  return shape;
}

// Texts that say what a page is: its title and its first headings.
std::vector<std::string> names_of(const facts::PageFacts& facts, const Selection& selection) {
  constexpr std::size_t kMostHeadings = 3;
  std::vector<std::string> names{text::fold_case(facts.title_without_site.empty() ? facts.title : facts.title_without_site),
                                 text::fold_case(facts.title)};
  for (std::size_t i = 0; i < selection.blocks.size() && names.size() < kMostHeadings + 2; ++i) {
    const TextBlock& block = selection.blocks[i];
    if (block.kind == BlockKind::heading && block.level <= 2 && block.cut == nullptr) names.push_back(text::fold_case(selection.blocks.text(i)));
  }
  return names;
}

// What an error page, and a page in front of the page, calls itself, case-folded.
struct Phrase {
  std::string_view words;
  PageKind kind;
  int status;
};
constexpr std::array kPhrases{
    Phrase{"page not found", PageKind::error, 404},
    Phrase{"page can't be found", PageKind::error, 404},
    Phrase{"page can’t be found", PageKind::error, 404},
    Phrase{"page could not be found", PageKind::error, 404},
    Phrase{"page doesn't exist", PageKind::error, 404},
    Phrase{"page doesn’t exist", PageKind::error, 404},
    Phrase{"page does not exist", PageKind::error, 404},
    Phrase{"404 not found", PageKind::error, 404},
    Phrase{"not found", PageKind::error, 404},
    Phrase{"nicht gefunden", PageKind::error, 404},
    Phrase{"introuvable", PageKind::error, 404},
    Phrase{"page non trouvée", PageKind::error, 404},
    Phrase{"no encontrada", PageKind::error, 404},
    Phrase{"não encontrada", PageKind::error, 404},
    Phrase{"non trovata", PageKind::error, 404},
    Phrase{"niet gevonden", PageKind::error, 404},
    Phrase{"hittades inte", PageKind::error, 404},
    Phrase{"ikke funnet", PageKind::error, 404},
    Phrase{"ikke fundet", PageKind::error, 404},
    Phrase{"sivua ei löy", PageKind::error, 404},
    Phrase{"nie znaleziono", PageKind::error, 404},
    Phrase{"nenalezena", PageKind::error, 404},
    Phrase{"не найдена", PageKind::error, 404},
    Phrase{"не знайдено", PageKind::error, 404},
    Phrase{"sayfa bulunamadı", PageKind::error, 404},
    Phrase{"ページが見つかりません", PageKind::error, 404},
    Phrase{"页面不存在", PageKind::error, 404},
    Phrase{"페이지를 찾을 수 없", PageKind::error, 404},
    Phrase{"access denied", PageKind::error, 403},
    Phrase{"403 forbidden", PageKind::error, 403},
    Phrase{"forbidden", PageKind::error, 403},
    Phrase{"zugriff verweigert", PageKind::error, 403},
    Phrase{"accès refusé", PageKind::error, 403},
    Phrase{"acceso denegado", PageKind::error, 403},
    Phrase{"unavailable for legal reasons", PageKind::error, 451},
    Phrase{"too many requests", PageKind::error, 429},
    Phrase{"internal server error", PageKind::error, 500},
    Phrase{"bad gateway", PageKind::error, 502},
    Phrase{"service unavailable", PageKind::error, 503},
    Phrase{"service temporarily unavailable", PageKind::error, 503},
    Phrase{"gateway timeout", PageKind::error, 504},
    Phrase{"gateway time-out", PageKind::error, 504},
    Phrase{"this site can't be reached", PageKind::error, 0},
    Phrase{"this site can’t be reached", PageKind::error, 0},
    Phrase{"something went wrong", PageKind::error, 0},
    Phrase{"just a moment", PageKind::robot_check, 0},
    Phrase{"attention required", PageKind::robot_check, 0},
    Phrase{"are you a robot", PageKind::robot_check, 0},
    Phrase{"are you human", PageKind::robot_check, 0},
    Phrase{"verify you are human", PageKind::robot_check, 0},
    Phrase{"verify that you are human", PageKind::robot_check, 0},
    Phrase{"not a robot", PageKind::robot_check, 0},
    Phrase{"checking your browser", PageKind::robot_check, 0},
    Phrase{"security check", PageKind::robot_check, 0},
    Phrase{"pardon our interruption", PageKind::robot_check, 0},
    Phrase{"captcha", PageKind::robot_check, 0},
    Phrase{"before you continue", PageKind::consent_wall, 0},
    Phrase{"your privacy choices", PageKind::consent_wall, 0},
    Phrase{"we value your privacy", PageKind::consent_wall, 0},
    Phrase{"privacy settings", PageKind::consent_wall, 0},
    Phrase{"cookie settings", PageKind::consent_wall, 0},
    Phrase{"cookie consent", PageKind::consent_wall, 0},
    Phrase{"consent management", PageKind::consent_wall, 0},
    Phrase{"cookie-einstellungen", PageKind::consent_wall, 0},
    Phrase{"datenschutzeinstellungen", PageKind::consent_wall, 0},
    Phrase{"mit werbung weiterlesen", PageKind::consent_wall, 0},
    Phrase{"paramètres de confidentialité", PageKind::consent_wall, 0},
    Phrase{"search results", PageKind::search_results, 0},
    Phrase{"results for ", PageKind::search_results, 0},
    Phrase{"suchergebnis", PageKind::search_results, 0},
    Phrase{"suche nach", PageKind::search_results, 0},
    Phrase{"résultats de recherche", PageKind::search_results, 0},
    Phrase{"résultats pour", PageKind::search_results, 0},
    Phrase{"resultados de la búsqueda", PageKind::search_results, 0},
    Phrase{"resultados da pesquisa", PageKind::search_results, 0},
    Phrase{"resultados para", PageKind::search_results, 0},
    Phrase{"risultati della ricerca", PageKind::search_results, 0},
    Phrase{"zoekresultaten", PageKind::search_results, 0},
    Phrase{"sökresultat", PageKind::search_results, 0},
    Phrase{"søkeresultat", PageKind::search_results, 0},
    Phrase{"søgeresultat", PageKind::search_results, 0},
    Phrase{"wyniki wyszukiwania", PageKind::search_results, 0},
    Phrase{"результаты поиска", PageKind::search_results, 0},
    Phrase{"検索結果", PageKind::search_results, 0},
    Phrase{"搜索结果", PageKind::search_results, 0},
};

// A status code that stands in a name as a word: "404", "Error 503".
int status_in(std::string_view name) {
  constexpr std::string_view kCodes[] = {"400", "401", "403", "404", "410", "429", "451", "500", "502", "503", "504"};
  int status = 0;
  std::size_t words = 0;
  text::for_each_token(name, [&](std::string_view word) {
    ++words;
    while (!word.empty() && (word.back() == ':' || word.back() == '.' || word.back() == '!')) word.remove_suffix(1);
    if (std::find(std::begin(kCodes), std::end(kCodes), word) != std::end(kCodes)) status = (word[0] - '0') * 100 + (word[1] - '0') * 10 + (word[2] - '0');
  });
  // "Peugeot 504", "404 people": a number alone, or with no more than a word for an error.
  const bool says_error = name.find("error") != std::string_view::npos || name.find("fehler") != std::string_view::npos ||
                          name.find("erreur") != std::string_view::npos;
  return words == 1 || (says_error && words <= 6) ? status : 0;
}

PageVerdict by_name(const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    if (name.empty() || text::count_words(name) > kMostNameWords) continue;
    const int status = status_in(name);
    for (const Phrase& phrase : kPhrases) {
      if (name.find(phrase.words) != std::string::npos) return {phrase.kind, phrase.status == 0 ? status : phrase.status, false};
    }
    if (status != 0) return {PageKind::error, status, false};
  }
  return {};
}

bool is_article_by_its_word(const facts::PageFacts& facts) {
  return !facts.articles.empty() || facts.type == "article" || facts.type.ends_with(":article");
}

// "/", "/world", "/world/asia": a way through the site rather than to one page of it.
bool is_root(const facts::PageFacts& facts) { return !facts.host.empty() && (facts.path == "/" || facts.path.empty()); }

bool is_search_path(std::string_view path) {
  constexpr std::string_view kFolders[] = {"/search", "/suche", "/recherche", "/buscar", "/busca", "/cerca", "/zoeken", "/sok", "/szukaj", "/hledani", "/poisk", "/arama"};
  return std::any_of(std::begin(kFolders), std::end(kFolders), [&](std::string_view folder) {
    return path == folder || (path.starts_with(folder) && (path[folder.size()] == '/' || path[folder.size()] == '.'));
  });
}

// Text about cookies and consent, cut by its rules or not: all there is on a wall.
bool is_about_consent(const Selection& selection) {
  constexpr std::string_view kWords[] = {"cookie", "consent", "personal data", "einwillig", "zustimm", "datenschutz", "consentement", "données personnelles",
                                         "consentimiento", "datos personales", "consenso", "dati personali", "toestemming", "persoonsgegevens", "samtycke", "согласи"};
  std::size_t about = 0, others = 0;
  for (std::size_t i = 0; i < selection.blocks.size(); ++i) {
    if (!selection.blocks[i].is_running_text()) continue;
    const std::string folded = text::fold_case(selection.blocks.text(i));
    const bool is_about = std::any_of(std::begin(kWords), std::end(kWords), [&](auto word) { return folded.find(word) != std::string::npos; });
    ++(is_about ? about : others);
  }
  return about > others;
}

bool is_shell(const Document& document, const Shape& shape) {
  return !document.scripts().empty() && shape.characters - std::min(shape.characters, shape.in_links) <= kMaxShellText;
}

}  // namespace

PageVerdict judge_page(const Document& document, const facts::PageFacts& facts, const Selection& selection, bool has_text) {
  const Shape shape = page_shape_of(document, selection);
  const bool says_article = is_article_by_its_word(facts);
  PageVerdict named = by_name(names_of(facts, selection));
  const auto sure = [&](PageVerdict verdict) {
    verdict.is_sure = true;
    return verdict;
  };
  switch (named.kind) {
    case PageKind::error:
    case PageKind::robot_check:
      if (shape.body <= kMaxErrorText && !says_article) return sure(named);
      break;
    case PageKind::consent_wall:
      if (!says_article && is_about_consent(selection)) return sure(named);
      break;
    case PageKind::search_results:
      if (!says_article && (shape.teasers >= kMinTeasers || shape.body <= kMaxErrorText)) return sure(named);
      break;
    default: break;
  }
  if (!says_article && is_search_path(facts.path) && shape.teasers >= kMinTeasers) return sure({PageKind::search_results, 0, false});
  // Of a front's texts most stand under links of their own. One long text among them is an article after all.
  const bool is_nothing_but_blurbs = facts.type == "website" && shape.blurb_share() >= kOnlyBlurbShare;
  const bool is_front_like =
      shape.teasers >= kMinTeasers && (is_root(facts) || is_nothing_but_blurbs || shape.link_share() >= kFrontLinkShare);
  if (!says_article && is_front_like && has_text && shape.blurb_share() >= kFrontBlurbShare) return sure({PageKind::front, 0, false});
  if (facts.type.starts_with("video") && shape.body <= kMaxVideoText && facts.articles.empty()) return sure({PageKind::video, 0, false});
  if (has_text) return {};

  if (named.kind != PageKind::article && shape.body <= kMaxErrorText) return named;
  if (is_about_consent(selection)) return {PageKind::consent_wall, 0, false};
  if (facts.type.starts_with("video") || shape.has_player) return {PageKind::video, 0, false};
  if (is_search_path(facts.path)) return {PageKind::search_results, 0, false};
  if (is_root(facts) || (shape.teasers >= kMinTeasers && !says_article)) return {PageKind::front, 0, false};
  if (is_shell(document, shape)) return {PageKind::empty_shell, 0, false};
  return {};
}

bool is_no_page_of_data(const PageVerdict& verdict) {
  return verdict.kind == PageKind::front || verdict.kind == PageKind::search_results || verdict.kind == PageKind::error ||
         verdict.kind == PageKind::robot_check;
}

std::string describe(const PageVerdict& verdict) {
  switch (verdict.kind) {
    case PageKind::article: break;
    case PageKind::front: return "a section front or home page";
    case PageKind::search_results: return "a page of search results";
    case PageKind::video: return "a video page without text";
    case PageKind::error: return verdict.status == 0 ? "an error page" : "an error page (" + std::to_string(verdict.status) + ")";
    case PageKind::robot_check: return "an error page (a check for robots)";
    case PageKind::consent_wall: return "a consent wall";
    case PageKind::empty_shell: return "an empty shell that a script fills";
  }
  return "no running text on the page";
}

}  // namespace presscut::filter
