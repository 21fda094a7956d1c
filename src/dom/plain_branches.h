// Branches of the page that the parser need not see. Inside most <div>s every element is ended by its own end tag and none
// is of a kind whose place the tree builder has to work out, so that its tree is the nesting of the tags and can be read off
// them. The parser is shown such a branch with next to nothing in it.
//
// What it is shown instead still says whether the branch was as plain as it looked: text, a link, a button and a form would
// each come out of the parser changed if an element left open before the branch had a say in it. Then the page is parsed
// whole. Siblings that follow such a branch are where it is, and need not be shown at all. So it is in the <head>, with what
// follows the first <meta> or <link>.
//
// The rules are those of "in body" (https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inbody) as gumbo has
// them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dom/tag.h"

namespace presscut::dom {

// What a branch may hold, or its siblings, that is shown in its place, as bits.
enum Probe : unsigned { kNoProbe = 0, kLink = 1, kButton = 2, kForm = 4 };

// Offsets in the markup that the parser would see.
struct Branch {
  Tag element = Tag::text;
  std::uint32_t tag = 0;    // of its '<'
  std::uint32_t begin = 0;  // of its content
  std::uint32_t end = 0;
  std::uint32_t siblings = 0;  // what follows it
  std::uint32_t siblings_end = 0;
  unsigned probes = kNoProbe;
  std::uint32_t tags = 0;  // that need not be shown
};

// Finds them in one pass over the tags.
class BranchFinder {
 public:
  // A start tag. What does not begin an element that has an end tag, such as <br>, has no content.
  struct Start {
    Tag tag;
    std::string_view name;
    std::uint32_t begin;    // of the tag
    std::uint32_t content;  // behind it
    bool is_self_closing = false;
    bool are_attributes_plain = false;  // can be read without the parser
  };
  void start(const Start& start);
  // An end tag; the content before it ends at `content_end`. `may_be_spared`: the parser is in no table, say.
  void end(Tag tag, std::string_view name, std::uint32_t content_end, bool may_be_spared);
  // A <head> has begun, if it is the page's first. Until it is left by what does not stay in it.
  void begin_head();
  bool is_in_head() const { return in_head_; }
  void leave_head();
  // Something whose place in the tree only the parser can tell: no element that is open now is plain.
  void disturb();
  // Something that may concern all of the page.
  void give_up();

  // In page order, none inside another.
  std::vector<Branch> take() &&;

 private:
  enum class Kind;
  static Kind kind_of(Tag tag, std::string_view name);
  static bool ends_paragraphs(Tag tag, Kind kind);

  static constexpr std::size_t kNone = SIZE_MAX;
  struct Open {
    Tag tag;
    std::string_view name;
    Branch branch;
    std::size_t siblings = kNone;  // the branch whose siblings its children are, up to now
  };
  bool takes(Tag tag, Kind kind) const;
  void add_sibling(const Branch& sibling, std::uint32_t end);
  Branch* branch_before();
  std::size_t& siblings_here() { return chain_.empty() ? siblings_ : chain_.back().siblings; }
  int& count_of(Tag tag) { return open_[static_cast<std::size_t>(tag)]; }
  int count_of(Tag tag) const { return open_[static_cast<std::size_t>(tag)]; }

  static constexpr std::size_t kTags = static_cast<std::size_t>(Tag::first_unknown) + 1;

  std::vector<Open> chain_;        // the elements that are open and plain so far, each inside the one before
  std::size_t siblings_ = kNone;   // the same outside of the chain
  std::array<int, kTags> open_{};  // how many of the chain's elements, by tag
  std::array<int, kTags> lost_{};  // formatting elements that may be open, or to be opened again
  std::vector<Branch> branches_;
  bool had_head_ = false;
  bool in_head_ = false;
  bool has_given_up_ = false;
};

// Markup with its branches emptied.
class PrunedMarkup {
 public:
  // Precondition: `html` outlives this.
  PrunedMarkup(std::string_view html, std::vector<Branch> branches);

  std::string_view html() const { return branches_.empty() ? whole_ : std::string_view(pruned_); }
  std::size_t branches() const { return branches_.size(); }
  // The branch of the element whose tag has this place in the whole markup, or null.
  const Branch* branch_of(std::uint32_t tag);
  // The place in the whole markup of what stands at an offset outside the branches.
  std::uint32_t original(std::uint32_t offset);

 private:
  std::string_view whole_;
  std::vector<Branch> branches_;
  std::string pruned_;
  std::vector<std::uint32_t> shown_;  // of each branch, where what follows it begins in pruned_
  // What is asked for comes mostly in page order.
  std::size_t next_ = 0;         // the first branch behind the offset asked for last
  std::size_t next_branch_ = 0;  // that of the tag asked for last, or the first behind it
};

// What an emptied branch shows the parser, unless it is of a void element: this text, and its probes in the order of their
// bits.
inline constexpr std::string_view kShownText = "x";

}  // namespace presscut::dom
