// The pipeline, top to bottom: input → dom → facts → filter → compose. A newcomer starts here.
#include "presscut/extract.h"

#include "compose/article.h"
#include "compose/body.h"
#include "data_body.h"
#include "dom/parse.h"
#include "filter/page_kind.h"
#include "input/open.h"
#include "pipeline.h"
#include "site_config/site.h"
#include "text/strings.h"

namespace presscut {

Result<ReadPage> read_page(std::string_view bytes, std::string_view source, const ExtractOptions& options,
                           const PageOrigin& origin) {
  const std::string_view name = origin.file_name.empty() ? source : origin.file_name;
  Result<input::OpenedPage> opened = input::open_page(bytes, name, options.hints, options.max_bytes, origin.charset);
  if (!opened) return opened.error();

  if (text::trim(opened->text).empty()) return Error{Reason::no_article, "the page is empty"};

  PageHints hints = options.hints;
  if (hints.url.empty()) hints.url = origin.url.empty() ? std::string_view(opened->url) : origin.url;

  Result<dom::Document> parsed = opened->kind == input::PageKind::html ? dom::parse_page(opened->text, options.limits)
                                                                       : dom::parse_plain_page(opened->text, options.limits);
  if (!parsed) return parsed.error();
  dom::Document document = std::move(*parsed);
  facts::PageFacts facts = facts::read_facts(document, hints);
  site_config::SiteMarks site = site_config::read_site(options, hints, *opened, document, facts);
  *opened = {};  // of a large page, much memory
  const Rules& rules = options.rules != nullptr ? *options.rules : Rules::defaults();
  filter::Selection selection = filter::select(document, facts, rules.set(), site);
  compose::Summary summary = compose::find_summary(document, selection, facts);
  compose::settle_body(summary, selection);

  std::vector<Block> body = compose::compose_body(document, selection, options.include, facts.url);
  filter::PageVerdict verdict = filter::judge_page(document, facts, selection, !body.empty());
  std::optional<std::vector<Block>> data;
  if (!filter::is_no_page_of_data(verdict)) data = body_from_data(document, facts, selection, options);
  if (data) {
    body = std::move(*data);
    verdict = {};
  }
  Result<Article> article = compose::compose_article(document, facts, selection, summary, std::move(body), verdict);
  if (article) {
    article->source = source;
    article->body_from = data ? BodySource::data : BodySource::page;
  }
  return ReadPage{std::move(document), std::move(facts), std::move(site), std::move(selection), std::move(summary), std::move(article)};
}

Result<Article> extract(std::string_view bytes, std::string_view source, const ExtractOptions& options) {
  Result<ReadPage> page = read_page(bytes, source, options);
  if (!page) return page.error();
  return std::move(page->article);
}

}  // namespace presscut
