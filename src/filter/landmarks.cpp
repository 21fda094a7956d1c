#include "filter/landmarks.h"

#include <algorithm>
#include <string>

#include "filter/thresholds.h"
#include "text/similarity.h"
#include "text/unicode.h"

namespace presscut::filter {

namespace {

// Agreement of a shown text with one named headline.
double agreement(const std::string& shown, std::string_view shown_text, const std::string& other, std::string_view named) {
  if (shown == other) return 1;
  const double ratio = static_cast<double>(std::min(shown.size(), other.size())) / static_cast<double>(std::max(shown.size(), other.size()));
  const bool part = shown.size() < other.size() ? other.find(shown) != std::string::npos : shown.find(other) != std::string::npos;
  if (part && ratio > 0.3) return 0.6 + 0.35 * ratio;
  return 0.9 * text::similarity(shown_text, named);
}

// Whether a heading is the site's name: its publisher, or the part of the title that is not the headline.
bool names_site(std::string_view shown, const facts::PageFacts& facts) {
  const std::string signature = text::signature(shown);
  if (signature.empty() || signature == text::signature(facts.title_without_site)) return false;
  if (signature == text::signature(facts.publisher)) return true;
  const std::string title = text::signature(facts.title);
  const std::string headline = text::signature(facts.title_without_site);
  if (title == headline + signature || title == signature + headline) return true;
  // No site is named, but the title ends in the shown words, and they are the shorter part.
  for (const std::string_view mark : {" | ", " - ", " – ", " — ", " :: ", " · "}) {
    const std::size_t at = facts.title.rfind(mark);
    if (at == std::string::npos) continue;
    const std::string_view head = std::string_view(facts.title).substr(0, at);
    const std::string_view tail = std::string_view(facts.title).substr(at + mark.size());
    if (text::signature(tail) == signature && text::count_words(head) > text::count_words(tail)) return true;
  }
  return false;
}

}  // namespace

NamedHeadlines::NamedHeadlines(const facts::PageFacts& facts) {
  add(facts.title_without_site);
  for (const std::string& named : facts.headlines) add(named);
  for (const facts::LinkedArticle& article : facts.articles) {
    add(article.headline);
    add(article.alternative_headline);
  }
}

void NamedHeadlines::add(std::string_view headline) {
  if (named_.size() == kMostNamedHeadlines) return;
  std::string signature = text::signature(headline);
  if (signature.empty()) return;
  for (const Named& named : named_) {
    if (named.text == headline) return;
  }
  named_.push_back({headline, std::move(signature)});
}

double NamedHeadlines::agreement_with(std::string_view shown) const {
  const std::string signature = text::signature(shown);
  if (signature.empty()) return 0;
  double best = 0;
  for (const Named& named : named_) best = std::max(best, agreement(signature, shown, named.signature, named.text));
  return best;
}

std::optional<std::size_t> find_headline(const dom::Document& document, const TextBlocks& blocks, const facts::PageFacts& facts,
                                         const Picks& picks) {
  std::vector<bool> picked(blocks.size(), false);
  for (const Pick& pick : picks) {
    if (pick.action != rules::Action::headline) continue;
    const TextBlocks::Range range = blocks.inside(document, pick.node);
    for (std::size_t i = range.first; i < range.last; ++i) picked[i] = true;
  }
  const NamedHeadlines named(facts);
  std::optional<std::size_t> best;
  // Plain text, and pages that name no headline anywhere: the only sign is that it is a heading.
  const bool is_unnamed = facts.title_without_site.empty() && facts.headlines.empty() && facts.articles.empty();
  double best_score = is_unnamed ? kMinUnnamedHeadlineScore : kMinHeadlineScore;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const TextBlock& block = blocks[i];
    const bool heading = block.kind == BlockKind::heading;
    if (!heading && !picked[i]) continue;
    if (block.length() < kMinHeadline || block.characters > kMaxHeadline) continue;
    double score = named.agreement_with(blocks.text(i));
    if (heading && block.level == 1) score += kTopHeadingBonus;
    if (picked[i]) score += kMarkedHeadlineBonus;
    if (names_site(blocks.text(i), facts)) score -= kCutHeadlinePenalty;
    if (block.in(kInLink)) score -= kLinkedHeadlinePenalty;
    if (block.cut != nullptr || block.in(kInNav) || block.in(kInFooter)) score -= kCutHeadlinePenalty;
    if (score > best_score) {
      best_score = score;
      best = i;
    }
  }
  return best;
}

bool is_heading_of_part(const dom::Document& document, const TextBlocks& blocks, const facts::PageFacts& facts, const Region& region,
                        std::size_t headline) {
  double above = 0;
  double whole = 0;
  for (const dom::NodeId node : region.nodes) {
    const TextBlocks::Range range = blocks.inside(document, node);
    if (headline < range.first || headline >= range.last) continue;
    for (std::size_t i = range.first; i < range.last; ++i) {
      if (blocks[i].cut != nullptr || !blocks[i].is_running_text() || blocks[i].in(kInFigure)) continue;
      const double text = blocks[i].characters - blocks[i].in_links;
      whole += text;
      if (i < headline) above += text;
    }
  }
  if (above < kMinTextAbove) return false;
  const bool is_sure = blocks[headline].level == 1 && NamedHeadlines(facts).agreement_with(blocks.text(headline)) >= kSureAgreement;
  return !is_sure || above > kMaxShareAbove * whole;
}

}  // namespace presscut::filter
