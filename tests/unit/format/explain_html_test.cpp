#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "format/assets.h"
#include "format/explain_parts.h"
#include "presscut/explain.h"

namespace presscut {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

ExplainedBlock block(Verdict verdict, std::string text) {
  ExplainedBlock out;
  out.verdict = verdict;
  out.element = "p.x";
  out.around = "article > div.story";
  out.text = std::move(text);
  out.characters = out.text.size();
  return out;
}

ExplainedBlock cut_by(std::string family, std::string rule, std::string reason, std::string text) {
  ExplainedBlock out = block(Verdict::cut, std::move(text));
  out.family = std::move(family);
  out.rule = std::move(rule);
  out.reason = std::move(reason);
  return out;
}

Explanation sample() {
  Article article;
  article.source = "page.html";
  article.headline = "Ferry late again";
  article.summary = {"An hour, in the rain."};
  article.body = {{BlockKind::paragraph, "The ferry was late.", 0, 0, false, {}, {}, {}}};
  article.authors = {"Lou Parrish"};
  Explanation explanation{"page.html", {}, {}, {}, article};
  explanation.blocks = {block(Verdict::outside, "Menu"),
                        block(Verdict::headline, "Ferry late again"),
                        block(Verdict::summary, "An hour, in the rain."),
                        block(Verdict::body, "The ferry was late."),
                        cut_by("advert", "advert.rules:3", "##.ad", "Advertisement"),
                        cut_by("advert", "advert.rules:3", "##.ad", "Buy a boat")};
  explanation.blocks.push_back(block(Verdict::cut, "12:04"));
  explanation.blocks.back().reason = "stray line";
  explanation.candidates = {{BodyCandidate::Place::body, "div.story", "article", 500, 3, 1, "holds most"},
                            {BodyCandidate::Place::apart, "div.comments", "", 125, 5, 2, ""}};
  return explanation;
}

std::size_t times(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

// What stands between two marks; the whole rest if the second is missing.
std::string between(const std::string& text, std::string_view from, std::string_view to) {
  const std::size_t begin = text.find(from);
  if (begin == std::string::npos) return "";
  const std::size_t end = text.find(to, begin);
  return text.substr(begin, end == std::string::npos ? end : end - begin);
}

TEST(ExplainHtml, ShowsEveryBlockInOrder) {
  const std::string page = between(render_html(sample()), "<section id=\"page\"", "<section id=\"article\"");
  std::size_t at = 0;
  for (const auto& each : sample().blocks) {
    at = page.find(">" + each.text + "</p>", at);
    ASSERT_NE(at, std::string::npos) << each.text;
  }
}

TEST(ExplainHtml, TellsTheRuleOnceForNeighboursAndOnceInTheList) {
  const std::string html = render_html(sample());
  EXPECT_EQ(times(html, "<code>##.ad</code>"), 2U);
  EXPECT_EQ(times(html, "advert.rules:3"), 2U);
  const std::string list = between(html, "<ol class=\"decisions\"", "</ol>");
  EXPECT_THAT(list, HasSubstr("data-v=\"cut\" data-f=\"advert\""));
  EXPECT_THAT(list, HasSubstr("<b class=\"family\">advert</b> <span class=\"n\">2 blocks</span>"));
  EXPECT_THAT(list, HasSubstr("stray line"));
  EXPECT_THAT(list, HasSubstr("stands outside the part chosen as the body"));
  EXPECT_EQ(times(list, "<li "), 6U);
}

TEST(ExplainHtml, FiltersByWhatIsThere) {
  const std::string filters = between(render_html(sample()), "<div class=\"filters\"", "</div>");
  EXPECT_THAT(filters, HasSubstr("id=\"f-advert\"><label for=\"f-advert\">advert <b>2</b>"));
  EXPECT_THAT(filters, HasSubstr("<label for=\"f-shape\">shape <b>1</b>"));
  EXPECT_THAT(filters, HasSubstr("<label for=\"v-kept\">kept <b>3</b>"));
  EXPECT_THAT(filters, Not(HasSubstr("f-video")));
}

TEST(ExplainHtml, TheStyleSheetFiltersEveryFamily) {
  for (int i = 0; i <= static_cast<int>(Family::other); ++i) {
    const std::string family(name_of(static_cast<Family>(i)));
    EXPECT_THAT(std::string(format::explain_css.text),
                HasSubstr("body:has(#f-" + family +
                          ":checked) :is(.decisions > li, .run):not([data-f=" + family + "])"));
  }
}

TEST(ExplainHtml, ShowsTheArticleItsRecordAndTheCandidates) {
  const std::string part = between(render_html(sample()), "<section id=\"article\"", "</section>");
  EXPECT_THAT(part, HasSubstr("<h3 data-b=\"1\" dir=\"auto\">Ferry late again</h3>"));
  EXPECT_THAT(part, HasSubstr("<li data-b=\"2\" dir=\"auto\">An hour, in the rain.</li>"));
  EXPECT_THAT(part, HasSubstr("<p data-b=\"3\" dir=\"auto\">The ferry was late.</p>"));
  EXPECT_THAT(part, HasSubstr("<dt>authors</dt><dd><bdi>Lou Parrish</bdi></dd>"));
  EXPECT_THAT(part, HasSubstr("<dt>published</dt><dd class=\"unknown\">unknown</dd>"));
  EXPECT_THAT(part, HasSubstr("The body won by 375 (75 % of its weight)"));
  EXPECT_THAT(part, HasSubstr("div.comments"));
}

TEST(ExplainHtml, ShowsTheNotes) {
  Explanation explanation = sample();
  explanation.notes = {"body: found nothing"};
  EXPECT_THAT(render_html(explanation), HasSubstr("<p class=\"note\">body: found nothing</p>"));
}

TEST(ExplainHtml, SaysWhyThereIsNoArticle) {
  Explanation explanation{"a<b>.html", {}, {}, {}, Error{Reason::no_article, "too little text"}};
  const std::string html = render_html(explanation);
  EXPECT_THAT(html, HasSubstr("<b>no-article: too little text</b>"));
  EXPECT_THAT(html, HasSubstr("The page shows no text."));
  EXPECT_THAT(html, HasSubstr("<title>Explained: a&lt;b&gt;.html</title>"));
}

TEST(ExplainHtml, AllowsOnlyItsOwnStyleAndScript) {
  const std::string html = render_html(sample());
  const std::string policy = between(html, "<meta http-equiv=\"Content-Security-Policy\"", ">");
  EXPECT_THAT(policy, HasSubstr("default-src 'none'; style-src '" + std::string(format::explain_css.hash) +
                                "'; script-src '" + std::string(format::explain_js.hash) +
                                "'; base-uri 'none'; form-action 'none'"));
  EXPECT_THAT(policy, Not(HasSubstr("unsafe")));
  EXPECT_EQ(format::explain_js.hash.size(), std::string_view("sha256-").size() + 44);
  EXPECT_LT(html.find("Content-Security-Policy"), html.find("<title>"));
  EXPECT_THAT(html, HasSubstr("<style>" + std::string(format::explain_css.text) + "</style>"));
  EXPECT_THAT(html, HasSubstr("<script>" + std::string(format::explain_js.text) + "</script>"));
  EXPECT_EQ(times(html, "<script"), 1U);
  for (const char* outside : {" style=", " src=", "<link", "@import", "url("})
    EXPECT_THAT(html, Not(HasSubstr(outside)));
}

TEST(ExplainHtml, WhateverThePageSaysIsText) {
  const std::string evil = "</p></title><script>alert(1)</script><p onclick='x' title=\"y\u202e";
  Explanation explanation = sample();
  explanation.source = evil;
  explanation.notes = {evil};
  for (auto& each : explanation.blocks) {
    each.element = each.around = each.text = each.reason = each.cut_element = evil;
    each.family = each.rule = evil;
  }
  for (auto& candidate : explanation.candidates)
    candidate.element = candidate.around = candidate.reason = evil;
  Article article = explanation.article.value();
  article.headline = article.url = article.publisher = article.published = article.modified =
      article.section = evil;
  article.language = evil;
  article.summary = article.authors = article.tags = {evil};
  article.image = Image{evil, evil};
  for (const BlockKind kind : {BlockKind::paragraph, BlockKind::heading, BlockKind::code, BlockKind::table}) {
    article.body.push_back({kind, evil, 2, 0, false, {{evil}}, {{evil, evil}}, {{evil, evil}}});
  }
  explanation.article = article;
  const std::string html = render_html(explanation);
  EXPECT_EQ(times(html, "<script"), 1U);
  EXPECT_EQ(times(html, "</title>"), 1U);
  EXPECT_EQ(times(html, "<p onclick"), 0U);
  EXPECT_EQ(times(html, "\u202e"), 0U);
  EXPECT_EQ(times(html, " title=\""), 0U);
  EXPECT_GT(times(html, "&lt;script&gt;alert(1)"), 30U);
}

TEST(ExplainHtml, LinksOnlyToWebAddresses) {
  Explanation explanation = sample();
  Article article = explanation.article.value();
  article.url = "https://news.example/1?a=1&b=2";
  explanation.article = article;
  EXPECT_THAT(
      render_html(explanation),
      HasSubstr("<a href=\"https://news.example/1?a=1&amp;b=2\" rel=\"noopener noreferrer nofollow\">"));
  article.url = "javascript:alert(1)";
  explanation.article = article;
  EXPECT_THAT(render_html(explanation), Not(HasSubstr("href=\"javascript")));
  EXPECT_THAT(render_html(explanation), HasSubstr("<bdi>javascript:alert(1)</bdi>"));
}

TEST(ExplainHtml, SaysWhatManyBlocksShareOnce) {
  Explanation explanation = sample();
  for (int i = 0; i < 1000; ++i)
    explanation.blocks.push_back(block(Verdict::outside, "Another line of the menu"));
  const std::size_t before = render_html(sample()).size();
  const std::size_t after = render_html(explanation).size();
  EXPECT_LT(after - before, 1000 * (sizeof("Another line of the menu") + 50));
}

TEST(ExplainHtml, WritesNumbersForReaders) {
  const std::pair<double, std::string_view> rows[] = {{0, "0"},
                                                      {-0.2, "0"},
                                                      {999, "999"},
                                                      {1000, "1,000"},
                                                      {-1234, "-1,234"},
                                                      {-123, "-123"},
                                                      {1234567.4, "1,234,567"}};
  for (const auto& [value, expected] : rows) EXPECT_EQ(format::number(value), expected);
  EXPECT_EQ(format::count(1, "block"), "1 block");
  EXPECT_EQ(format::count(1200, "block"), "1,200 blocks");
}

}  // namespace
}  // namespace presscut
