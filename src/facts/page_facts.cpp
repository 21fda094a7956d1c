#include "facts/page_facts.h"

#include <algorithm>
#include <initializer_list>

#include "dom/text_index.h"
#include "facts/author_names.h"
#include "facts/dates.h"
#include "facts/entities.h"
#include "facts/json_ld.h"
#include "facts/language.h"
#include "facts/meta_tags.h"
#include "facts/title.h"
#include "facts/visible_facts.h"
#include "text/strings.h"
#include "text/unicode.h"
#include "text/url.h"

namespace presscut::facts {
namespace {

// What the facts are made of.
struct Sources {
  const dom::Document& document;
  const PageHints& hints;
  MetaTags meta;
  LinkedData linked;
  VisibleFacts visible;
  DateOrder order = DateOrder::day_first;

  // The JSON-LD about this page; null where there is none.
  const LinkedArticle* main_article() const {
    if (!linked.articles.empty()) return &linked.articles.front();
    return linked.pages.empty() ? nullptr : &linked.pages.front();
  }
};

void add_text(std::vector<std::string>& texts, const std::string& text) {
  constexpr std::size_t kMostTexts = 200;
  if (text.empty() || texts.size() >= kMostTexts) return;
  if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(text);
}

std::string first_of(std::initializer_list<std::string> texts) {
  for (const std::string& text : texts) {
    if (!text.empty()) return text;
  }
  return "";
}

std::string declared_language(const dom::Document& document, const PageHints& hints, const MetaTags& meta) {
  for (const std::string& declared :
       {hints.language, std::string(document.empty() ? "" : document.attribute(dom::kRoot, "lang")),
        std::string(document.empty() ? "" : document.attribute(dom::kRoot, "xml:lang")),
        meta.first({"content-language"}),
        meta.first({"og:locale", "language", "dc.language", "dcterms.language", "itemprop:inlanguage"})}) {
    if (std::string tag = language_tag(declared); !tag.empty()) return tag;
  }
  return "";
}

// A canonical address is the page's own only if it names a page on the page's host.
std::string page_url(const Sources& sources) {
  const std::string& own = sources.hints.url;
  const std::string base = text::resolve(own, sources.meta.base());
  const LinkedArticle* article = sources.main_article();
  for (const std::string& given :
       {sources.meta.canonical(), sources.meta.first({"og:url"}), article == nullptr ? "" : article->url}) {
    if (given.empty()) continue;
    const std::string url = text::resolve(base, given);
    if (!text::is_web_address(url)) continue;
    const bool is_root = text::path_of(url) == "/" && url.find('?') == std::string::npos;
    const bool is_front_page = own.empty() || text::path_of(own) == "/";
    if (is_root && (!is_front_page || text::host_of(url) != text::host_of(own))) continue;
    return url.substr(0, url.find('#'));
  }
  return text::resolve("", own);
}

SiteNames site_names(const Sources& sources, const PageFacts& facts) {
  SiteNames site;
  site.host = facts.host;
  for (const std::string& name :
       sources.meta.all({"og:site_name", "application-name", "apple-mobile-web-app-title", "al:ios:app_name",
                         "al:android:app_name", "parsely-site", "dc.publisher", "publisher", "cre"})) {
    add_text(site.names, name);
  }
  for (const LinkedArticle& article : sources.linked.articles) add_text(site.names, article.publisher);
  for (const std::string& name : sources.linked.sites) add_text(site.names, name);
  // What the page itself is called names no site.
  std::erase_if(site.names, [&](const std::string& name) {
    const LinkedArticle* article = sources.main_article();
    const bool is_headline =
        article != nullptr && text::signature(article->headline) == text::signature(name);
    return is_headline || text::count_words(name) > 8;
  });
  return site;
}

void read_titles(PageFacts& facts, const Sources& sources) {
  const SiteNames site = site_names(sources, facts);
  const std::vector<std::string> metas =
      sources.meta.all({"og:title", "twitter:title", "parsely-title", "sailthru.title", "cxenseparse:title",
                        "cse_headline", "headline", "dc.title", "dcterms.title", "citation_title",
                        "article:title", "hdl", "itemprop:headline", "title"});
  std::vector<std::string> linked;
  for (const LinkedArticle& article : sources.linked.articles) add_text(linked, article.headline);
  // An <h1> that is the smaller part of the title is rather the site's name.
  if (text::count_words(sources.visible.headline) * 2 >= text::count_words(facts.title)) add_text(linked, sources.visible.headline);
  for (const std::string& headline : metas) {
    const std::string cleaned = without_site(headline, site, linked);
    if (!is_site_name(cleaned, site)) add_text(facts.headlines, cleaned);
  }
  for (const std::string& headline : facts.headlines) add_text(linked, headline);
  facts.title_without_site = without_site(facts.title, site, linked);
}

// The first date of the list; of those of the same day the one that says most.
std::string best_date(const std::vector<std::string>& dates) {
  const auto first =
      std::find_if(dates.begin(), dates.end(), [](const std::string& date) { return !date.empty(); });
  if (first == dates.end()) return "";
  const auto detail = [](const std::string& date) {
    return (has_time(date) ? 1 : 0) + (has_zone(date) ? 1 : 0);
  };
  std::string best = *first;
  for (const std::string& date : dates) {
    if (is_same_day(date, best) && detail(date) > detail(best)) best = date;
  }
  return best;
}

void read_dates(PageFacts& facts, const Sources& sources) {
  const auto from_meta = [&](std::initializer_list<std::string_view> names) {
    for (const std::string& value : sources.meta.all(names)) {
      if (std::string date = read_date(value, sources.order); !date.empty()) return date;
    }
    return std::string();
  };
  const LinkedArticle* article = sources.main_article();
  const std::vector<std::string> published = {article == nullptr ? "" : article->published,
                                              from_meta({"article:published_time",
                                                         "og:article:published_time",
                                                         "article:published",
                                                         "og:published_time",
                                                         "published_time",
                                                         "datepublished",
                                                         "parsely-pub-date",
                                                         "sailthru.date",
                                                         "cxenseparse:recs:publishtime",
                                                         "cxenseparse:publishtime",
                                                         "citation_publication_date",
                                                         "citation_date",
                                                         "citation_online_date",
                                                         "dc.date.issued",
                                                         "dcterms.issued",
                                                         "dc.date.created",
                                                         "dcterms.created",
                                                         "dcterms.date",
                                                         "dc.date",
                                                         "date.release",
                                                         "publish-date",
                                                         "publish_date",
                                                         "publishdate",
                                                         "pubdate",
                                                         "publication_date",
                                                         "publicationdate",
                                                         "article_date_original",
                                                         "originalpublicationdate",
                                                         "ptime",
                                                         "pdate",
                                                         "og:pubdate",
                                                         "rnews:datepublished",
                                                         "article:post_date",
                                                         "cdate",
                                                         "datecreated",
                                                         "last-published",
                                                         "release_date"}),
                                              sources.visible.microdata_published,
                                              from_meta({"itemprop:datepublished", "itemprop:datecreated"}),
                                              sources.visible.published,
                                              from_meta({"date", "dc.date.available", "creation_date",
                                                         "og:date", "video:release_date", "og:regdate"}),
                                              date_in_path(facts.path)};
  const std::vector<std::string> modified = {
      article == nullptr ? "" : article->modified,
      from_meta({"article:modified_time", "og:updated_time", "article:modified", "og:modified_time",
                 "modified_time", "datemodified", "dcterms.modified", "dc.date.modified", "last-modified",
                 "lastmod", "itemprop:datemodified", "utime", "article:updated_time", "sailthru.updated",
                 "updated_time", "revised"}),
      sources.visible.microdata_modified, sources.visible.modified};
  facts.published = best_date(published);
  facts.modified = best_date(modified);
  if (facts.published.empty()) facts.published = facts.modified;
}

void read_authors(PageFacts& facts, const Sources& sources) {
  const auto cleaned = [](const std::vector<std::string>& raw) {
    std::vector<std::string> names;
    for (const std::string& value : raw) add_names(names, author_names(value));
    return names;
  };
  const LinkedArticle* article = sources.main_article();
  const SiteNames site = site_names(sources, facts);
  const std::string publisher = text::fold_case(facts.publisher) + " ";
  // The site itself, a login, or a team sign only where nobody else does.
  const auto is_weak = [&](const std::string& name) {
    const bool is_login =
        name.find(' ') == std::string::npos && name.find_first_of("._0123456789") != std::string::npos;
    const bool is_team = publisher.size() > 1 && text::fold_case(name).starts_with(publisher);
    return is_login || is_team || is_site_name(name, site);
  };
  // An organisation in JSON-LD is often the site's owner: a person whom the page shows is the author then.
  const bool prefers_visible = article != nullptr && article->by_organization;
  const std::vector<std::vector<std::string>> lists = {
      article == nullptr ? std::vector<std::string>() : cleaned(article->authors),
      cleaned(sources.meta.all({"author",
                                "article:author",
                                "og:article:author",
                                "byl",
                                "parsely-author",
                                "sailthru.author",
                                "dc.creator",
                                "dcterms.creator",
                                "dc.creator.personalname",
                                "citation_author",
                                "cxenseparse:author",
                                "authors",
                                "article:author_name",
                                "article.author",
                                "og:author",
                                "article:author:name",
                                "vr:author",
                                "rbauthors",
                                "dc.contributor",
                                "creator",
                                "itemprop:author",
                                "dable:author",
                                "autor"})),
      cleaned(sources.meta.cards({"written by",     "by",          "author",     "geschrieben von",
                                  "verfasst von",   "autor",       "von",        "écrit par",
                                  "auteur",         "escrito por", "scritto da", "geschreven door",
                                  "skrevet av",     "skrevet af",  "skriven av", "kirjoittanut",
                                  "napisane przez", "автор",       "yazan",      "ditulis oleh"})),
      sources.visible.microdata_authors, sources.visible.authors};
  std::vector<std::string> weak;
  for (std::vector<std::string> names : lists) {
    std::vector<std::string> others;
    for (std::string& name : names) {
      if (is_weak(name))
        add_names(weak, {name});
      else
        others.push_back(std::move(name));
    }
    if (others.empty()) continue;
    facts.authors = std::move(others);
    const auto is_person = [](const std::string& name) { return looks_like_person(name); };
    const std::vector<std::string>& shown = sources.visible.authors;
    if (prefers_visible && !shown.empty() && std::all_of(shown.begin(), shown.end(), is_person))
      facts.authors = shown;
    return;
  }
  facts.authors = std::move(weak);
  facts.authors_are_weak = true;
  if (facts.authors.size() > 1) facts.authors.resize(1);  // one name for the site is enough
}

void read_publisher(PageFacts& facts, const Sources& sources) {
  const LinkedArticle* article = sources.main_article();
  facts.publisher =
      first_of({sources.meta.first({"og:site_name"}), article == nullptr ? "" : article->publisher,
                sources.linked.sites.empty() ? "" : sources.linked.sites.front(),
                sources.meta.first({"application-name", "parsely-site", "dc.publisher", "dcterms.publisher",
                                    "publisher", "apple-mobile-web-app-title", "citation_journal_title",
                                    "copyright", "twitter:site"})});
  if (facts.publisher.starts_with('@')) facts.publisher.erase(0, 1);
}

// Numbers of a database, and text.
bool is_no_tag(const std::string& tag) {
  constexpr std::size_t kLongestTag = 100, kShortestId = 24;  // bytes
  const bool is_id =
      tag.size() >= kShortestId && tag.find_first_not_of("0123456789abcdefABCDEF-") == std::string::npos;
  return is_id || tag.size() > kLongestTag;
}

void read_tags(PageFacts& facts, const Sources& sources) {
  const LinkedArticle* article = sources.main_article();
  const auto add_list = [&](const std::vector<std::string>& values, bool may_split) {
    for (const std::string& value : values) {
      if (!may_split)
        add_text(facts.tags, value);
      else
        for (const std::string_view word : text::split(value, ',')) add_text(facts.tags, std::string(word));
    }
  };
  // One source: others repeat it in other words.
  add_list(sources.meta.all({"article:tag", "og:article:tag"}), true);
  if (facts.tags.empty() && article != nullptr) add_list(article->keywords, false);
  for (const std::string_view name : {"news_keywords", "parsely-tags", "sailthru.tags", "keywords"}) {
    if (facts.tags.empty()) add_list(sources.meta.all({name}), true);
  }
  std::erase_if(facts.tags, is_no_tag);
}

// The last step of the way to the page that is neither the page itself nor the site.
std::string section_by_crumbs(const PageFacts& facts, const Sources& sources) {
  constexpr std::size_t kMostWords = 4;
  constexpr std::string_view kHome[] = {"home", "homepage", "startseite", "start", "accueil", "inicio", "início", "hem", "hjem", "strona główna"};
  const SiteNames site = site_names(sources, facts);
  const std::vector<std::string>& crumbs = sources.linked.crumbs;
  for (std::size_t i = crumbs.size(); i-- > 0;) {
    const std::string folded = text::fold_case(crumbs[i]);
    const bool is_home = std::find(std::begin(kHome), std::end(kHome), folded) != std::end(kHome) || is_site_name(crumbs[i], site);
    const bool is_headline = text::signature(crumbs[i]) == text::signature(facts.title_without_site) ||
                             std::any_of(facts.headlines.begin(), facts.headlines.end(), [&](const std::string& headline) {
                               return text::signature(headline) == text::signature(crumbs[i]);
                             });
    if (!is_home && !is_headline && text::count_words(crumbs[i]) <= kMostWords) return crumbs[i];
  }
  return "";
}

// Some pages put the headline, or all sections at once, where the section goes.
void read_section(PageFacts& facts, const Sources& sources) {
  const LinkedArticle* article = sources.main_article();
  for (const std::string& given :
       {sources.meta.first({"article:section"}), sources.meta.first({"og:article:section", "og:section"}),
        article == nullptr ? "" : article->section,
        sources.meta.first({"parsely-section", "sailthru.section", "cxenseparse:section", "section"})}) {
    const std::string signature = text::signature(given);
    const bool is_headline = signature == text::signature(facts.title_without_site) ||
                             (article != nullptr && signature == text::signature(article->headline));
    if (signature.empty() || is_headline || signature == "tags") continue;
    const auto parts = text::split(given, ',');
    facts.section = parts.empty() ? given : std::string(parts.front());
    return;
  }
  facts.section = section_by_crumbs(facts, sources);
}

void read_image(PageFacts& facts, const Sources& sources) {
  const LinkedArticle* article = sources.main_article();
  const std::string base =
      text::resolve(sources.hints.url.empty() ? facts.url : sources.hints.url, sources.meta.base());
  facts.image.url = sources.meta.first({"og:image", "og:image:url", "og:image:secure_url", "twitter:image",
                                        "twitter:image:src", "parsely-image-url", "sailthru.image.full"});
  if (facts.image.url.empty() && article != nullptr) facts.image = article->image;
  if (facts.image.url.empty()) return;
  if (facts.image.caption.empty() && article != nullptr) facts.image.caption = article->image.caption;
  facts.image.url = text::resolve(base, facts.image.url);
}

void read_access(PageFacts& facts, const Sources& sources) {
  const LinkedArticle* article = sources.main_article();
  const std::string tier = text::to_lower(
      sources.meta.first({"article:content_tier", "og:content_tier", "content_tier", "article:contenttier"}));
  if (article != nullptr && article->free.has_value())
    facts.paywalled = !*article->free;
  else if (tier == "locked" || tier == "metered" || tier == "paid" || tier == "premium")
    facts.paywalled = true;
  else if (tier == "free")
    facts.paywalled = false;
}

void read_descriptions(PageFacts& facts, const Sources& sources) {
  for (const std::string& text : sources.meta.all(
           {"og:description", "description", "twitter:description", "sailthru.description", "dc.description",
            "dcterms.description", "parsely-description", "itemprop:description"})) {
    add_text(facts.descriptions, text);
  }
  for (const LinkedArticle& article : sources.linked.articles)
    add_text(facts.descriptions, article.description);
}

constexpr std::size_t kMostOfTitle = 5000;  // characters; no title has as many

std::string title_of(const dom::Document& document) {
  for (dom::NodeId id = 0; id < document.size(); ++id) {
    if (document.tag(id) != dom::Tag::title_) continue;
    const dom::NodeId parent = document.parent(id);
    const bool is_drawing = parent != dom::kNoNode && document.tag(parent) != dom::Tag::head_ &&
                            document.tag(parent) != dom::Tag::body_ &&
                            document.tag(parent) != dom::Tag::html_;
    if (is_drawing) continue;  // <svg><title>
    return clean_value(text::prefix(dom::text_of(document, id), kMostOfTitle));
  }
  return "";
}

}  // namespace

PageFacts read_facts(const dom::Document& document, const PageHints& hints) {
  PageFacts facts;
  Sources sources{document, hints, MetaTags(document), {}, {}, {}};
  facts.language = declared_language(document, hints, sources.meta);
  sources.order = date_order_of(facts.language);
  sources.linked = read_linked_data(document, sources.order);

  const std::string own_url =
      hints.url.empty() ? first_of({sources.meta.canonical(), sources.meta.first({"og:url"})}) : hints.url;
  sort_best_first(sources.linked.articles, own_url);
  sort_best_first(sources.linked.pages, own_url);
  const LinkedArticle* article = sources.main_article();
  if (facts.language.empty() && article != nullptr) facts.language = language_tag(article->language);

  facts.url = page_url(sources);
  facts.host = text::host_of(facts.url);
  facts.path = text::path_of(facts.url);
  facts.type = text::to_lower(sources.meta.first({"og:type"}));
  facts.title = title_of(document);

  std::vector<std::string> named = sources.meta.all({"og:title", "twitter:title"});
  if (article != nullptr) add_text(named, article->headline);
  for (const std::string& title : std::vector<std::string>(named))
    add_text(named, without_site(title, site_names(sources, facts)));
  add_text(named, without_site(facts.title, site_names(sources, facts)));
  sources.visible = read_visible_facts(document, named, sources.order);

  read_publisher(facts, sources);
  read_titles(facts, sources);
  read_descriptions(facts, sources);
  read_dates(facts, sources);
  read_authors(facts, sources);
  read_tags(facts, sources);
  read_image(facts, sources);
  read_access(facts, sources);
  read_section(facts, sources);
  facts.articles = std::move(sources.linked.articles);
  return facts;
}

}  // namespace presscut::facts
