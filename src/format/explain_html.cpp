// The page that explains, put together. Its only style and script are ours, named by their hashes in a
// content security policy: were there a hole in the escaping, a browser would still run nothing and load
// nothing.
#include <fmt/format.h>

#include <algorithm>

#include "format/assets.h"
#include "format/explain_parts.h"
#include "format/html_text.h"
#include "presscut/version.h"

namespace presscut {
namespace format {
namespace {

std::string head(const Explanation& explanation) {
  const auto& article = explanation.article;
  const std::string title = article && article->headline ? *article->headline : explanation.source;
  std::string out = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n";
  // Before anything of the page, the title too.
  out += fmt::format(
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '{}'; script-src "
      "'{}'; "
      "base-uri 'none'; form-action 'none'\">\n",
      explain_css.hash, explain_js.hash);
  out += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
  out +=
      "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" "
      "content=\"no-referrer\">\n";
  out += fmt::format("<title>Explained: {}</title>\n<style>{}</style>\n</head>\n", html_text(title),
                     explain_css.text);
  return out;
}

enum class Fate { kept, cut, outside };

Fate fate_of(Verdict verdict) {
  if (verdict == Verdict::cut) return Fate::cut;
  return verdict == Verdict::outside ? Fate::outside : Fate::kept;
}

// The whole page as one strip from top to bottom, drawn from left to right: high where it was kept, low where
// it was cut.
std::string map_html(const Explanation& explanation) {
  constexpr double kWidth = 1000;
  double whole = 0;
  for (const auto& block : explanation.blocks) whole += static_cast<double>(block.characters);
  if (whole == 0) return "";
  std::string out =
      "<svg class=\"map\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">";
  double begin = 0;
  double at = 0;
  const auto& blocks = explanation.blocks;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    at += kWidth * static_cast<double>(blocks[i].characters) / whole;
    const Fate fate = fate_of(blocks[i].verdict);
    const bool last = i + 1 == blocks.size() || fate_of(blocks[i + 1].verdict) != fate;
    if (!last || at - begin < 0.5) continue;  // what is too thin to be seen goes to its neighbour
    const int height = fate == Fate::kept ? 10 : fate == Fate::cut ? 5 : 2;
    out += fmt::format("<rect class=\"m{}\" x=\"{:.1f}\" y=\"{}\" width=\"{:.1f}\" height=\"{}\"/>",
                       static_cast<int>(fate), begin, 10 - height, at - begin, height);
    begin = at;
  }
  return out + "</svg>\n";
}

std::string legend_html() {
  std::string out = "<ul class=\"legend\">";
  for (const Verdict verdict :
       {Verdict::headline, Verdict::summary, Verdict::body, Verdict::cut, Verdict::outside}) {
    out += fmt::format("<li data-v=\"{}\">{}</li>", name_of(verdict), tag_html(verdict));
  }
  return out +
         "<li>The strip is the page’s text from its top to its end: high what was kept, lower what was cut, "
         "lowest what stands outside.</li></ul>\n";
}

std::string top_html(const Explanation& explanation) {
  const auto& article = explanation.article;
  std::string out = "<header>\n<p class=\"brand\"><b>presscut</b> explain</p>\n<h1 dir=\"auto\">";
  out += article ? html_text(article->headline.value_or("Without a headline")) : "No article";
  out += fmt::format("</h1>\n<p class=\"source\"><bdi>{}</bdi>", html_text(explanation.source));
  if (article) out += " · " + count(article->words, "word");
  out += " · " + count(explanation.blocks.size(), "block") + "</p>\n";
  if (!article)
    out += fmt::format("<p class=\"failed\"><b>{}</b></p>\n", html_text(article.error().to_string()));
  for (const auto& note : explanation.notes)
    out += fmt::format("<p class=\"note\">{}</p>\n", html_text(note));
  return out + map_html(explanation) + legend_html() + "</header>\n";
}

std::string column(std::string_view id, std::string_view title, std::string_view content) {
  return fmt::format(
      "<section id=\"{0}\" class=\"column\" aria-labelledby=\"{0}-title\" tabindex=\"0\">\n<h2 "
      "id=\"{0}-title\">{1}</h2>\n{2}"
      "</section>\n",
      id, title, content);
}

}  // namespace
}  // namespace format

std::string render_html(const Explanation& explanation) {
  using namespace format;
  const Decisions decisions = gather(explanation);
  std::string out = head(explanation);
  out +=
      "<body>\n<nav class=\"jump\" aria-label=\"Parts\"><a href=\"#why\">Why</a> <a href=\"#page\">Page</a> "
      "<a href=\"#article\">Article</a></nav>\n";
  out += top_html(explanation) + "<main>\n";
  out += column("why", "Why", filters_html(explanation) + decisions_html(decisions));
  out += column("page", "The page, block by block", page_html(explanation, decisions));
  std::string article = article_html(explanation) + candidates_html(explanation);
  if (explanation.article) article += record_html(explanation.article.value());
  out += column("article", "The article", article);
  out += fmt::format(
      "</main>\n<footer>Made by presscut {}. This file loads nothing and sends nothing.</footer>\n",
      kVersion);
  out += fmt::format("<script>{}</script>\n</body>\n</html>\n", explain_js.text);
  return out;
}

}  // namespace presscut
