#include "compose/summary.h"

#include <algorithm>
#include <string>

#include "text/similarity.h"
#include "text/unicode.h"

namespace presscut::compose {

namespace {

using dom::Document;
using filter::Selection;
using filter::State;
using filter::TextBlock;
using filter::TextBlocks;

// Bounds of a summary item, in characters that are not white space.
constexpr std::uint32_t kMinItem = 12;
constexpr std::uint32_t kMaxItem = 900;
constexpr std::size_t kMaxItems = 10;
// Shorter texts without a full stop are lines: dates, authors, labels.
constexpr std::uint32_t kMaxLine = 50;
// How alike a block and the page's description must be for the block to be what the description was made from.
constexpr double kDescriptionSimilarity = 0.8;
// A heading this long under the headline is a standfirst; a shorter one may be the first crosshead.
constexpr std::uint32_t kMinStandfirstHeading = 40;
// A summary stands above the text: this many paragraphs of the body are looked at, the first may be marked as one.
constexpr std::size_t kParagraphsLookedAt = 2;

// What speaks for a block's being the summary. Tuned on the 131 pages with a standfirst and the 30 without of some 100
// publishers: raising the bar loses standfirsts without a telling name, lowering it takes first paragraphs.
constexpr double kEnough = 2.0;
constexpr double kNamedByRule = 2.5;
constexpr double kDescribed = 1.5;
constexpr double kInHeaderOfHeadline = 1.5;
constexpr double kLongHeading = 1.5;
constexpr double kBold = 1.0;
constexpr double kApartFromText = 1.0;   // something else stands between it and the text
constexpr double kStyledApart = 1.0;     // another element, class or parent than the text's paragraphs have
constexpr double kLooksLikeText = -2.0;
constexpr double kNoSentence = -2.5;

bool is_running_text(const TextBlock& block) {
  return block.kind == BlockKind::paragraph && block.characters >= 40 && block.sentence_ends > 0;
}

bool may_be_item(const Selection& selection, std::size_t i) {
  const TextBlock& block = selection.blocks[i];
  return block.cut == nullptr && block.characters >= kMinItem && block.characters <= kMaxItem && block.link_density() < 0.5 &&
         block.kind != BlockKind::caption && block.kind != BlockKind::table && !block.in(filter::kInFigure) &&
         !block.in(filter::kInNav) && !block.in(filter::kInFooter) && !block.in(filter::kInButton) && !block.in(filter::kInForm);
}

// What the page looks like between the headline and its text.
class Search {
 public:
  Search(const Document& document, const Selection& selection, const facts::PageFacts& facts)
      : document_(document), selection_(selection), facts_(facts), marks_(selection.blocks.size(), Mark::none) {
    first_ = selection.headline ? *selection.headline + 1 : 0;
    last_ = first_;
    for (std::size_t i = first_, paragraphs = 0; i < selection.blocks.size() && paragraphs < kParagraphsLookedAt; ++i) {
      last_ = i + 1;
      if (selection.decisions[i].state == State::body && is_running_text(selection.blocks[i])) ++paragraphs;
    }
    for (const filter::Pick& pick : selection.picks) mark(pick);
  }

  Summary run() const {
    Summary summary;
    std::size_t best = 0;
    double best_score = 0;
    for (std::size_t i = first_; i < last_; ++i) {
      if (!may_be_item(selection_, i)) continue;
      const double score = score_of(i);
      if (score < kEnough || score <= best_score) continue;
      best = i;
      best_score = score;
    }
    if (best_score == 0) return summary;
    summary.reason = marks_[best] == Mark::summary ? "named as the summary by a rule" : "stands as a standfirst above the text";
    summary.blocks.push_back(best);
    // Key points and further paragraphs of the same element belong to it.
    for (std::size_t k = best + 1; k < selection_.blocks.size() && summary.blocks.size() < kMaxItems && goes_on(best, k); ++k) {
      if (may_be_item(selection_, k)) summary.blocks.push_back(k);
    }
    return summary;
  }

 private:
  enum class Mark : char { none, summary, other };

  void mark(const filter::Pick& pick) {
    using rules::Action;
    const TextBlocks::Range range = selection_.blocks.inside(document_, pick.node);
    if (range.last - range.first > 2 * kMaxItems) return;
    for (std::size_t i = range.first; i < range.last; ++i) {
      if (pick.action == Action::summary) marks_[i] = Mark::summary;
      if (marks_[i] == Mark::none && (pick.action == Action::byline || pick.action == Action::published || pick.action == Action::caption)) {
        marks_[i] = Mark::other;
      }
    }
  }

  bool is_described(std::size_t i) const {
    const std::string_view shown = selection_.blocks.text(i);
    return std::any_of(facts_.descriptions.begin(), facts_.descriptions.end(), [&](const std::string& description) {
      if (text::similarity(shown, description) >= kDescriptionSimilarity) return true;
      // Descriptions are cut at some 150 characters.
      const std::string whole = text::signature(shown);
      const std::string part = text::signature(description);
      return part.size() >= 60 && whole.starts_with(std::string_view(part).substr(0, part.size() - 4));
    });
  }

  // The paragraph of running text that follows.
  std::size_t text_after(std::size_t i) const {
    for (std::size_t k = i + 1; k < selection_.blocks.size(); ++k) {
      if (selection_.decisions[k].state == State::body && is_running_text(selection_.blocks[k])) return k;
    }
    return selection_.blocks.size();
  }

  double score_of(std::size_t i) const {
    const TextBlock& block = selection_.blocks[i];
    if (marks_[i] == Mark::other) return 0;
    double score = marks_[i] == Mark::summary ? kNamedByRule : 0;
    if (is_described(i)) score += kDescribed;
    if (block.in(filter::kInHeader) && selection_.headline && selection_.blocks[*selection_.headline].in(filter::kInHeader)) score += kInHeaderOfHeadline;
    if (block.kind == BlockKind::heading && block.characters >= kMinStandfirstHeading) score += kLongHeading;
    if (block.in_bold * 10 >= block.characters * 9) score += kBold;
    const bool is_line = block.sentence_ends == 0 && block.characters < kMaxLine;
    if (is_line && marks_[i] != Mark::summary && !is_described(i)) score += kNoSentence;
    const std::size_t next = text_after(i);
    if (next == selection_.blocks.size()) return score;
    const TextBlock& text = selection_.blocks[next];
    const bool same_parent = document_.parent(text.container) == document_.parent(block.container);
    const bool same_style = document_.tag(text.container) == document_.tag(block.container) &&
                            document_.attribute(text.container, "class") == document_.attribute(block.container, "class");
    if (same_parent && same_style) {
      score += kLooksLikeText;
    } else {
      score += kStyledApart;
    }
    if (next > i + 1) score += kApartFromText;
    return score;
  }

  // Whether block k goes on with the summary that block i began.
  bool goes_on(std::size_t i, std::size_t k) const {
    const TextBlock& first = selection_.blocks[i];
    const TextBlock& next = selection_.blocks[k];
    if (next.container == first.container) return true;
    if (marks_[i] == Mark::summary) return marks_[k] == Mark::summary;
    return next.kind == BlockKind::list_item && first.kind == BlockKind::list_item;
  }

  const Document& document_;
  const Selection& selection_;
  const facts::PageFacts& facts_;
  std::vector<Mark> marks_;
  std::size_t first_ = 0;
  std::size_t last_ = 0;
};

}  // namespace

Summary find_summary(const Document& document, const Selection& selection, const facts::PageFacts& facts) {
  return Search(document, selection, facts).run();
}

}  // namespace presscut::compose
