#include "filter/landmarks.h"

#include <algorithm>
#include <string>

#include "filter/thresholds.h"
#include "text/unicode.h"

namespace presscut::filter {

namespace {

// What a text that reads like a named headline but for a few letters is short of one that reads the same.
constexpr double kAlike = 0.9;

// Agreement of a shown text that is part of a named headline, or the other way round; 0 if neither is.
double agreement_of_parts(const std::string& shown, const std::string& named) {
  const double ratio = static_cast<double>(std::min(shown.size(), named.size())) / static_cast<double>(std::max(shown.size(), named.size()));
  if (ratio <= 0.3) return 0;
  const bool part = shown.size() < named.size() ? named.find(shown) != std::string::npos : shown.find(named) != std::string::npos;
  return part ? 0.6 + 0.35 * ratio : 0;
}

// What tells a heading that is the site's name: its publisher, or the part of the title that is not the headline.
class SiteHeading {
 public:
  explicit SiteHeading(const facts::PageFacts& facts)
      : headline_(text::signature(facts.title_without_site)), publisher_(text::signature(facts.publisher)), title_(text::signature(facts.title)) {
    // No site is named, but the title ends in the shown words, and they are the shorter part.
    for (const std::string_view mark : {" | ", " - ", " – ", " — ", " :: ", " · "}) {
      const std::size_t at = facts.title.rfind(mark);
      if (at == std::string::npos) continue;
      const std::string_view head = std::string_view(facts.title).substr(0, at);
      const std::string_view tail = std::string_view(facts.title).substr(at + mark.size());
      if (text::count_words(head) > text::count_words(tail)) tails_.push_back(text::signature(tail));
    }
  }

  bool is(std::string_view shown) const {
    const std::string signature = text::signature(shown);
    if (signature.empty() || signature == headline_) return false;
    if (signature == publisher_) return true;
    const bool is_rest = title_.size() == headline_.size() + signature.size() &&
                         ((title_.starts_with(headline_) && title_.ends_with(signature)) ||
                          (title_.starts_with(signature) && title_.ends_with(headline_)));
    return is_rest || std::find(tails_.begin(), tails_.end(), signature) != tails_.end();
  }

 private:
  std::string headline_, publisher_, title_;
  std::vector<std::string> tails_;
};

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
  text::Comparable one(headline);
  const auto reads_the_same = [&](const text::Comparable& named) { return named.signature() == one.signature(); };
  if (one.signature().empty() || std::any_of(named_.begin(), named_.end(), reads_the_same)) return;
  named_.push_back(std::move(one));
}

double NamedHeadlines::agreement_with(std::string_view shown_text) const {
  const text::Comparable shown(shown_text);
  if (shown.signature().empty()) return 0;
  double best = 0;
  for (const text::Comparable& named : named_) {
    if (named.signature() == shown.signature()) return 1;
    // Where one is part of the other, that says more than how alike they are.
    const double of_parts = agreement_of_parts(shown.signature(), named.signature());
    if (of_parts > 0) {
      best = std::max(best, of_parts);
    } else if (kAlike * text::most_similarity(shown, named) > best) {
      best = std::max(best, kAlike * text::similarity(shown, named));
    }
  }
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
  const SiteHeading site_heading(facts);
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
    if (site_heading.is(blocks.text(i))) score -= kCutHeadlinePenalty;
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
