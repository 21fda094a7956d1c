#include "compose/article.h"

#include "compose/body.h"
#include "compose/headline.h"
#include "compose/shown_facts.h"
#include "facts/language_detect.h"

namespace presscut::compose {

namespace {

std::optional<std::string> known(const std::string& s) { return s.empty() ? std::nullopt : std::optional(s); }

void add_facts(const dom::Document& document, const facts::PageFacts& facts, const filter::Selection& selection, Article& article) {
  article.url = known(facts.url);
  article.publisher = known(facts.publisher);
  article.authors = facts.authors;
  if (article.authors.empty() || facts.authors_are_weak) {
    std::vector<std::string> names = shown_authors(document, selection);
    if (names.empty() && !article.authors.empty()) names = signed_by(selection);
    if (!names.empty()) article.authors = std::move(names);
  }
  article.published = known(facts.published.empty() ? shown_date(document, selection, facts.language) : facts.published);
  article.modified = known(facts.modified);
  article.section = known(facts.section);
  article.tags = facts.tags;
  if (!facts.image.url.empty()) {
    article.image = facts.image;
    if (article.image->caption.empty()) article.image->caption = lead_caption(selection);
  }
  article.paywalled = facts.paywalled;
}

// The language as declared, or as the text itself tells.
std::string language_of(const facts::PageFacts& facts, const std::vector<Block>& body) {
  constexpr std::size_t kEnough = 20'000;  // bytes
  std::string text;
  for (const Block& block : body) {
    if (text.size() > kEnough) break;
    text.append(block.text).append("\n");
  }
  return facts::settled_language(facts.language, text);
}

}  // namespace

Result<Article> compose_article(const dom::Document& document, const facts::PageFacts& facts,
                                const filter::Selection& selection, const Summary& summary,
                                std::vector<Block> body, const filter::PageVerdict& verdict) {
  Article article;
  article.headline = compose_headline(document, selection, facts);
  for (const std::size_t i : summary.blocks) article.summary.emplace_back(selection.blocks.text(i));
  article.body = std::move(body);
  article.words = count_words(article.body);
  add_facts(document, facts, selection, article);
  article.language = known(language_of(facts, article.body));
  if (article.words == 0 || verdict.is_sure) return Error{Reason::no_article, filter::describe(verdict)};
  return article;
}

}  // namespace presscut::compose
