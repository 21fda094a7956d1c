#include "facts/embedded_data.h"

#include <gtest/gtest.h>

#include "dom/parse.h"

namespace presscut::facts {
namespace {

const std::string kFirst = "Pickers on the hill above Wexcombe have brought in 900 tonnes of apples, the best harvest in memory.";
const std::string kSecond = "A warm April and a wet June made the difference, and so did 40 hives of bees that a neighbour lent.";
const std::string kThird = "Half of the crop goes to two cider makers in the valley; the rest is sold in boxes at the gate.";

std::string found(const std::string& scripts, const std::string& headline = "") {
  const dom::Document document = dom::parse_html("<html><head>" + scripts + "</head><body><div id=app></div></body></html>");
  PageFacts facts;
  if (!headline.empty()) facts.headlines.push_back(headline);
  return embedded_article(document, facts);
}

std::string paragraphs(const char* open = "<p>", const char* close = "</p>") {
  return open + kFirst + close + (open + kSecond + close) + (open + kThird + close);
}

std::string with_texts(std::string pattern) {
  const std::string* texts[] = {&kFirst, &kSecond, &kThird};
  for (int i = 0; i < 3; ++i) {
    const std::string mark = "$" + std::to_string(i + 1);
    for (std::size_t at = pattern.find(mark); at != std::string::npos; at = pattern.find(mark)) pattern.replace(at, 2, *texts[i]);
  }
  return pattern;
}

TEST(EmbeddedData, Shapes) {
  const struct {
    const char *name, *script;
  } rows[] = {
      {"tree of elements",
       R"(<script id="__NEXT_DATA__" type="application/json">{"a": {"json": [{"type": "p", "children": [{"type": "text", "data": "$1"}]},
          {"type": "p", "children": [{"type": "text", "data": "$2"}]}, {"type": "ad-slot"}, {"type": "p", "children": [{"type": "text", "data": "$3"}]}]}}</script>)"},
      {"html string", R"(<script type="application/json">{"post": {"body": "<p>$1</p><p>$2</p><p>$3</p>"}}</script>)"},
      {"rendered html", R"(<script>window.__INITIAL_STATE__ = {"post": {"content": {"rendered": "<p>$1</p><p>$2</p><p>$3</p>"}}};</script>)"},
      {"paragraph objects",
       R"(<script type="application/json">{"blocks": [{"type": "paragraph", "text": "$1"}, {"type": "paragraph", "value": "$2"}, {"type": "image", "text": "A picture"}, {"type": "paragraph", "content": "$3"}]}</script>)"},
      {"arc content elements",
       R"(<script>window.Fusion=window.Fusion||{};Fusion.globalContent={"content_elements": [{"type": "text", "content": "$1"}, {"type": "image"}, {"type": "text", "content": "$2"}, {"type": "text", "content": "$3"}]};Fusion.globalContentConfig={"source": "api"};</script>)"},
      {"arc, html inside",
       R"(<script>Fusion.globalContent={"content_elements": [{"type": "text", "content": "<p>$1</p>"}, {"type": "text", "content": "<p>$2</p>"}, {"type": "text", "content": "<p>$3</p>"}]};</script>)"},
      {"contentful",
       R"(<script type="application/json">{"nodeType": "document", "content": [{"nodeType": "paragraph", "content": [{"nodeType": "text", "value": "$1"}]}, {"nodeType": "paragraph", "content": [{"nodeType": "text", "value": "$2"}]}, {"nodeType": "paragraph", "content": [{"nodeType": "text", "value": "$3"}]}]}</script>)"},
      {"portable text",
       R"(<script type="application/json">{"body": [{"_type": "block", "style": "normal", "children": [{"_type": "span", "text": "$1"}]}, {"_type": "block", "children": [{"_type": "span", "text": "$2"}]}, {"_type": "block", "children": [{"_type": "span", "text": "$3"}]}]}</script>)"},
      {"editor.js",
       R"(<script type="application/json">{"blocks": [{"type": "paragraph", "data": {"text": "$1"}}, {"type": "paragraph", "data": {"text": "$2"}}, {"type": "paragraph", "data": {"text": "$3"}}]}</script>)"},
      {"draft.js", R"(<script type="application/json">{"blocks": [{"type": "unstyled", "text": "$1"}, {"type": "unstyled", "text": "$2"}, {"type": "unstyled", "text": "$3"}]}</script>)"},
      {"list of strings", R"(<script type="application/json">{"article": {"paragraphs": ["$1", "$2", "$3"]}}</script>)"},
      {"nuxt 2", R"(<script>window.__NUXT__=(function(a,b){return {data:[{article:{title:a,body:"\u003Cp\u003E$1\u003C\u002Fp\u003E\u003Cp\u003E$2\u003C\u002Fp\u003E\u003Cp\u003E$3\u003C\u002Fp\u003E"}}]}}("x","y"))</script>)"},
      {"nuxt 3", R"(<script type="application/json" id="__NUXT_DATA__">[["ShallowReactive", 1], {"data": 2}, "<p>$1</p><p>$2</p><p>$3</p>"]</script>)"},
      {"json in json", R"(<script type="application/json">{"state": "{\"body\": \"<p>$1</p><p>$2</p><p>$3</p>\"}"}</script>)"},
  };
  for (const auto& row : rows) {
    const std::string html = found(with_texts(row.script));
    for (const std::string& text : {kFirst, kSecond, kThird}) EXPECT_NE(html.find(text), std::string::npos) << row.name << ": " << html;
    EXPECT_EQ(html.find("A picture"), std::string::npos) << row.name;
    const dom::Document document = dom::parse_html(html);
    int count = 0;
    for (dom::NodeId id = 0; id < document.size(); ++id) count += document.tag(id) == dom::Tag::p_ ? 1 : 0;
    EXPECT_GE(count, 3) << row.name << ": " << html;
  }
}

TEST(EmbeddedData, TheStoryWithThePagesHeadlineGoesFirst) {
  const std::string other = "<p>" + std::string(900, 'x') + "</p><p>" + std::string(900, 'y') + "</p>";
  const std::string script = "<script type=\"application/json\">[{\"headline\": \"Another story altogether\", \"body\": \"" + other +
                             "\"}, {\"headline\": \"Best harvest since the war\", \"body\": \"" + paragraphs() + "\"}]</script>";
  EXPECT_EQ(found(script, "Best harvest since the war"), paragraphs());
  EXPECT_EQ(found(script), other);
}

TEST(EmbeddedData, NothingToFind) {
  for (const std::string& script :
       {std::string(), std::string("<script>var a = {\"body\": \"short\"};</script>"),
        "<script>" + std::string(100'000, '{') + "</script>", "<script>x=" + std::string(100'000, '[') + "</script>",
        std::string("<script type=\"application/json\">{\"html\": \"" + std::string(400, 'a') + "\"}</script>")}) {
    EXPECT_EQ(found(script), "");
  }
}

TEST(EmbeddedData, RunTogetherBody) {
  const dom::Document document = dom::parse_html("<p></p>");
  PageFacts facts;
  facts.articles.emplace_back();
  facts.articles.back().body = kFirst + kSecond + kThird;
  EXPECT_EQ(embedded_article(document, facts), paragraphs());
  facts.articles.back().body = kFirst + "\n\n" + kSecond + "\n" + kThird;
  EXPECT_EQ(embedded_article(document, facts), paragraphs());
}

}  // namespace
}  // namespace presscut::facts
