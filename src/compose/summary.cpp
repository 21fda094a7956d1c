#include "compose/summary.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

#include "compose/key_point_labels.h"
#include "filter/landmarks.h"
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
constexpr double kEnough = 2.5;
constexpr double kNamedByRule = 3.0;
constexpr double kDescribed = 1.5;
constexpr double kInHeaderOfHeadline = 1.5;
constexpr double kNearHeadline = 1.0;  // an element close around it holds the headline too
constexpr double kLongHeading = 1.0;
constexpr double kLabelled = 2.5;  // "Key points" stands above its list
constexpr double kBold = 1.0;
constexpr double kApartFromText = 1.0;  // something else stands between it and the text
constexpr double kStyledApart = 1.0;    // another element or class than the text's paragraphs have
constexpr double kLooksLikeText = -2.0;
constexpr double kAfterText = -1.5;  // a paragraph of the body stands above it
constexpr double kNoSentence = -2.5;
// A block that agrees this much with a headline that the page names is a headline.
constexpr double kHeadlineAgreement = 0.7;
// Levels of elements looked at for kNearHeadline.
constexpr int kNearLevels = 2;
// Nodes between a list's start, or its heading's, and an item.
constexpr dom::NodeId kMaxItemNodes = 60;

bool may_be_item(const Selection& selection, std::size_t i) {
  const TextBlock& block = selection.blocks[i];
  return block.cut == nullptr && block.characters >= kMinItem && block.characters <= kMaxItem && block.link_density() < 0.5 &&
         block.kind != BlockKind::caption && block.kind != BlockKind::table && !block.in(filter::kInFigure) &&
         !block.in(filter::kInNav) && !block.in(filter::kInFooter) && !block.in(filter::kInButton) && !block.in(filter::kInForm);
}

// Some sites number their paragraphs: "par1", "par2".
std::string unnumbered(std::string_view name) {
  std::string out;
  std::copy_if(name.begin(), name.end(), std::back_inserter(out), [](char c) { return c < '0' || c > '9'; });
  return out;
}

// What the page looks like between the headline and its text.
class Search {
 public:
  Search(const Document& document, const Selection& selection, const facts::PageFacts& facts)
      : document_(document), selection_(selection), named_(facts), marks_(selection.blocks.size(), Mark::none) {
    first_ = selection.headline ? *selection.headline + 1 : 0;
    last_ = first_;
    first_text_ = selection.blocks.size();
    for (std::size_t i = first_, paragraphs = 0; i < selection.blocks.size() && paragraphs < kParagraphsLookedAt; ++i) {
      last_ = i + 1;
      if (selection.decisions[i].state != State::body || !selection.blocks[i].is_running_text()) continue;
      if (paragraphs++ == 0) first_text_ = i;
    }
    next_text_.resize(selection.blocks.size(), selection.blocks.size());
    for (std::size_t i = selection.blocks.size(); i-- > 1;) {
      const bool is_text = selection.decisions[i].state == State::body && selection.blocks[i].is_running_text();
      next_text_[i - 1] = is_text ? i : next_text_[i];
    }
    for (const filter::Pick& pick : selection.picks) mark(pick);
    for (const std::string& description : facts.descriptions) descriptions_.emplace_back(description);
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
    if (const std::size_t above = standfirst_above(best); above != best) summary.blocks.push_back(above);
    summary.blocks.push_back(best);
    // Key points and further paragraphs of the same kind belong to it.
    for (std::size_t k = best + 1; k < selection_.blocks.size() && summary.blocks.size() < kMaxItems; ++k) {
      if (selection_.blocks[k].cut != nullptr) continue;
      if (!goes_on(best, k)) break;
      summary.blocks.push_back(k);
    }
    const std::size_t standfirst = summary.blocks.back();
    // Below a standfirst there may be key points too.
    const std::size_t text = text_after(standfirst);
    for (std::size_t k = standfirst + 1; k < text && summary.blocks.size() < kMaxItems; ++k) {
      if (is_key_point(k, standfirst)) summary.blocks.push_back(k);
    }
    return summary;
  }

 private:
  // The standfirst that stands above a list of key points; the list's first item itself if there is none.
  std::size_t standfirst_above(std::size_t item) const {
    if (selection_.blocks[item].kind != BlockKind::list_item) return item;
    for (std::size_t i = first_; i < item; ++i) {
      if (selection_.blocks[i].kind != BlockKind::list_item && may_be_item(selection_, i) && score_of(i) >= kEnough) return i;
    }
    return item;
  }

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
    if (descriptions_.empty()) return false;
    const text::Comparable shown(selection_.blocks.text(i));
    return std::any_of(descriptions_.begin(), descriptions_.end(), [&](const text::Comparable& description) {
      // Descriptions are cut at some 150 characters.
      const std::string& part = description.signature();
      if (part.size() >= 60 && shown.signature().starts_with(std::string_view(part).substr(0, part.size() - 4))) return true;
      return text::most_similarity(shown, description) >= kDescriptionSimilarity &&
             text::similarity(shown, description) >= kDescriptionSimilarity;
    });
  }

  // The paragraph of running text that follows.
  std::size_t text_after(std::size_t i) const { return next_text_[i]; }

  bool is_near_headline(const TextBlock& block) const {
    if (!selection_.headline) return false;
    // Items are counted from their list, and the list from a heading that it may stand in.
    dom::NodeId around = block.container;
    if (block.kind == BlockKind::list_item) {
      for (dom::NodeId at = around; at != dom::kNoNode && at + kMaxItemNodes > block.container; at = document_.parent(at)) {
        if (document_.tag(at) == dom::Tag::ul_ || document_.tag(at) == dom::Tag::ol_ || dom::is_heading(document_.tag(at))) around = at;
      }
    }
    for (int level = 0; level < kNearLevels && around != dom::kNoNode; ++level) around = document_.parent(around);
    return around != dom::kNoNode && document_.contains(around, selection_.blocks[*selection_.headline].container);
  }

  // Whether two blocks are elements of the same kind in elements of the same kind.
  bool same_style(const TextBlock& a, const TextBlock& b) const {
    const dom::NodeId outer_a = document_.parent(a.container);
    const dom::NodeId outer_b = document_.parent(b.container);
    if (outer_a == dom::kNoNode || outer_b == dom::kNoNode) return outer_a == outer_b;
    return same_kind(a.container, b.container) && (outer_a == outer_b || same_kind(outer_a, outer_b));
  }

  bool same_kind(dom::NodeId a, dom::NodeId b) const {
    return document_.tag(a) == document_.tag(b) && unnumbered(document_.attribute(a, "class")) == unnumbered(document_.attribute(b, "class"));
  }

  // The list that a key point stands in; kNoNode if it is in none.
  dom::NodeId list_of(std::size_t i) const {
    dom::NodeId at = selection_.blocks[i].container;
    while (at != dom::kNoNode && document_.tag(at) != dom::Tag::ul_ && document_.tag(at) != dom::Tag::ol_) at = document_.parent(at);
    return at;
  }

  // Whether a short line just above the list says that these are the key points.
  bool is_labelled(std::size_t i) const {
    const dom::NodeId list = selection_.blocks[i].kind == BlockKind::list_item ? list_of(i) : dom::kNoNode;
    if (list == dom::kNoNode) return false;
    const std::size_t first = selection_.blocks.inside(document_, list).first;
    return first > 0 && selection_.blocks[first - 1].characters < kMaxLine && is_key_point_label(text::key(selection_.blocks.text(first - 1)));
  }

  double score_of(std::size_t i) const {
    const TextBlock& block = selection_.blocks[i];
    if (marks_[i] == Mark::other) return 0;
    const bool described = is_described(i);
    if (marks_[i] != Mark::summary && !described && named_.agreement_with(selection_.blocks.text(i)) >= kHeadlineAgreement) return 0;
    double score = marks_[i] == Mark::summary ? kNamedByRule : 0;
    if (described) score += kDescribed;
    if (block.in(filter::kInHeader) && selection_.headline && selection_.blocks[*selection_.headline].in(filter::kInHeader)) {
      score += kInHeaderOfHeadline;
    } else if (is_near_headline(block)) {
      score += kNearHeadline;
    }
    if (block.kind == BlockKind::heading && block.characters >= kMinStandfirstHeading) score += kLongHeading;
    if (block.in_bold * 10 >= block.characters * 9) score += kBold;
    const bool is_line = block.sentence_ends == 0 && block.characters < kMaxLine;
    if (is_line && marks_[i] != Mark::summary && !described) score += kNoSentence;
    if (i > first_text_) score += kAfterText;
    if (is_labelled(i)) score += kLabelled;
    const std::size_t next = text_after(i);
    if (next == selection_.blocks.size()) return score;
    const bool alike = same_style(block, selection_.blocks[next]);
    score += alike ? kLooksLikeText : kStyledApart;
    if (next > i + 1 && i < first_text_) score += kApartFromText;
    return score;
  }

  // Whether block k goes on with the summary that block i began.
  bool goes_on(std::size_t i, std::size_t k) const {
    const TextBlock& first = selection_.blocks[i];
    const TextBlock& next = selection_.blocks[k];
    if (next.characters > kMaxItem || next.kind != first.kind) return false;
    if (next.container == first.container) return true;
    const bool siblings = document_.parent(next.container) == document_.parent(first.container);
    if (marks_[i] == Mark::summary) return marks_[k] == Mark::summary && (siblings || may_be_item(selection_, k));
    return siblings && next.kind == BlockKind::list_item;
  }

  // An item of a list of sentences that is named or labelled as key points, or follows the standfirst at once.
  bool is_key_point(std::size_t k, std::size_t standfirst) const {
    const TextBlock& block = selection_.blocks[k];
    if (block.kind != BlockKind::list_item || !may_be_item(selection_, k) || block.in_links > 0) return false;
    if (marks_[k] == Mark::summary || is_labelled(k)) return true;
    const dom::NodeId around = list_of(k);
    if (around == dom::kNoNode) return false;
    const TextBlocks::Range list = selection_.blocks.inside(document_, around);
    return list.first == standfirst + 1 && list.last - list.first >= 2 && block.sentence_ends > 0;
  }

  const Document& document_;
  const Selection& selection_;
  const filter::NamedHeadlines named_;
  std::vector<Mark> marks_;
  std::vector<text::Comparable> descriptions_;
  std::size_t first_ = 0;
  std::size_t last_ = 0;
  std::vector<std::size_t> next_text_;  // of each block, the next paragraph of running text
  std::size_t first_text_ = 0;  // the body's first paragraph; the number of blocks if there is none
};

}  // namespace

Summary find_summary(const Document& document, const Selection& selection, const facts::PageFacts& facts) {
  return Search(document, selection, facts).run();
}

}  // namespace presscut::compose
