// The article and its record, and what competed to be its body.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "format/address.h"
#include "format/explain_parts.h"
#include "format/fields.h"
#include "format/html_text.h"

namespace presscut::format {
namespace {

// How far ahead a body's block is looked for among the page's: blocks that were joined or left out are passed
// over.
constexpr std::size_t kLookAhead = 64;

// Finds the page's blocks that an article's texts were made from, both being in page order.
class BlockFinder {
 public:
  BlockFinder(const std::vector<ExplainedBlock>& blocks, Verdict verdict) : blocks_(blocks) {
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      if (blocks[i].verdict == verdict) numbers_.push_back(i);
    }
  }

  std::optional<std::size_t> find(std::string_view text) {
    const std::size_t end = std::min(numbers_.size(), next_ + kLookAhead);
    for (std::size_t i = next_; i < end; ++i) {
      if (blocks_[numbers_[i]].text != text) continue;
      next_ = i + 1;
      return numbers_[i];
    }
    return std::nullopt;
  }

 private:
  const std::vector<ExplainedBlock>& blocks_;
  std::vector<std::size_t> numbers_;
  std::size_t next_ = 0;
};

// A text of the article; it tells from which block of the page it is.
std::string element(std::string_view tag, std::string_view kind, BlockFinder& blocks, std::string_view text) {
  std::string out = fmt::format("<{}", tag);
  if (!kind.empty()) out += fmt::format(" class=\"{}\"", kind);
  if (const auto block = blocks.find(text)) out += fmt::format(" data-b=\"{}\"", *block);
  return out + fmt::format(" dir=\"auto\">{}</{}>\n", html_text(text), tag);
}

std::string written(const Article& article, const std::vector<ExplainedBlock>& blocks) {
  std::string out = "<article";
  if (article.language) out += fmt::format(" lang=\"{}\"", html_text(*article.language));
  out += ">\n";
  if (article.headline) {
    BlockFinder finder(blocks, Verdict::headline);
    out += element("h3", "", finder, *article.headline);
  }
  if (!article.summary.empty()) {
    out += "<ul class=\"summary\" aria-label=\"Summary\">\n";
    BlockFinder finder(blocks, Verdict::summary);
    for (const auto& item : article.summary) out += element("li", "", finder, item);
    out += "</ul>\n";
  }
  BlockFinder finder(blocks, Verdict::body);
  for (const auto& block : article.body) {
    const bool heading = block.kind == BlockKind::heading;
    const std::string_view tag = heading ? "h4" : block.kind == BlockKind::code ? "pre" : "p";
    out += element(tag, heading ? "" : kind_class(block.kind), finder, block.text);
  }
  return out + "</article>\n";
}

std::string value_html(Field field, std::string_view value) {
  const std::string shown = html_text(value);
  if (field == Field::url && is_safe_address(value)) {
    return fmt::format("<a href=\"{0}\" rel=\"noopener noreferrer nofollow\">{0}</a>", shown);
  }
  return fmt::format("<bdi>{}</bdi>", shown);
}

std::string element_path(const BodyCandidate& candidate) {
  std::string out;
  if (!candidate.around.empty())
    out = fmt::format("<span class=\"around\">{} &gt;</span> ", html_text(candidate.around));
  return out + html_text(candidate.element);
}

std::string_view place_word(BodyCandidate::Place place) {
  switch (place) {
    case BodyCandidate::Place::body:
      return "✓ body";
    case BodyCandidate::Place::around:
      return "around it";
    case BodyCandidate::Place::apart:
      break;
  }
  return "apart";
}

// By how much the winner won, in a sentence.
std::string outcome(const std::vector<BodyCandidate>& candidates) {
  double body = 0;
  const BodyCandidate* rival = nullptr;
  bool chosen = false;
  for (const auto& candidate : candidates) {
    if (candidate.place == BodyCandidate::Place::body) {
      body += candidate.weight;
      chosen = true;
    } else if (candidate.place == BodyCandidate::Place::apart && rival == nullptr) {
      rival = &candidate;
    }
  }
  if (!chosen) return "Nothing was heavy enough to be an article.";
  if (rival == nullptr) return "Nothing else on the page has running text.";
  const double lead = body - rival->weight;
  const double share = body > 0 ? 100 * lead / body : 0;
  return fmt::format("The body {} by {} ({:.0f} % of its weight) against the best part apart from it.",
                     lead >= 0 ? "won" : "was chosen though lighter", number(std::abs(lead)),
                     std::abs(share));
}

}  // namespace

std::string article_html(const Explanation& explanation) {
  const auto& article = explanation.article;
  if (!article) return "<p class=\"empty\">The page gave no article.</p>\n";
  std::string out;
  if (article->body_from == BodySource::data) {
    out +=
        "<p class=\"note\">The body was read from JSON in the page; its visible blocks are not used.</p>\n";
  }
  return out + written(article.value(), explanation.blocks);
}

std::string record_html(const Article& article) {
  std::string out = "<h3 class=\"part\">Record</h3>\n<dl class=\"record\">\n";
  for (const auto& row : kFields) {
    if (row.field == Field::headline || row.field == Field::summary || row.field == Field::body) continue;
    const auto values = values_of(article, row.field);
    out += fmt::format("<div><dt>{}</dt>", row.name);
    for (const auto& value : values) out += fmt::format("<dd>{}</dd>", value_html(row.field, value));
    out += values.empty() ? "<dd class=\"unknown\">unknown</dd></div>\n" : "</div>\n";
  }
  return out + "</dl>\n";
}

std::string candidates_html(const Explanation& explanation) {
  const auto& candidates = explanation.candidates;
  std::string out = "<h3 class=\"part\">Candidates for the body</h3>\n";
  if (candidates.empty()) return out + "<p class=\"empty\">No part of the page has running text.</p>\n";
  out += fmt::format("<p>{} The weight is the characters of running text, less what speaks against it.</p>\n",
                     outcome(candidates));
  double heaviest = 1;
  for (const auto& candidate : candidates) heaviest = std::max(heaviest, candidate.weight);
  out +=
      "<table class=\"candidates\">\n<thead><tr><th scope=\"col\">Part</th><th scope=\"col\">Weight</th>"
      "<th scope=\"col\">Blocks</th></tr></thead>\n<tbody>\n";
  for (const auto& candidate : candidates) {
    out += fmt::format(
        "<tr class=\"{}\"><td><b>{}</b> <code>{}</code>{}{}</td><td class=\"number\">{}<svg viewBox=\"0 0 "
        "100 4\" "
        "preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect width=\"{:.1f}\" height=\"4\"/></svg></td>",
        candidate.place == BodyCandidate::Place::body ? "chosen" : "", place_word(candidate.place),
        element_path(candidate), candidate.reason.empty() ? "" : "<br>", html_text(candidate.reason),
        number(candidate.weight), std::max(0.0, 100 * candidate.weight / heaviest));
    out += fmt::format(
        "<td class=\"number\">{}</td></tr>\n",
        candidate.block_count == 0
            ? "0"
            : fmt::format("{}–{}", candidate.first_block + 1, candidate.first_block + candidate.block_count));
  }
  return out + "</tbody>\n</table>\n";
}

}  // namespace presscut::format
