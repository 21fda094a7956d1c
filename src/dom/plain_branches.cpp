#include "dom/plain_branches.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "dom/tag_kinds.h"
#include "text/strings.h"

namespace presscut::dom {

namespace {

// Of a formatting element with the same attributes the tree builder keeps three, and forgets the first where another comes.
constexpr int kMostAlike = 3;

constexpr std::array<std::string_view, 8> kShown = {
    "x",       "x<a></a>",       "x<button></button>",       "x<a></a><button></button>",
    "x<form></form>", "x<a></a><form></form>", "x<button></button><form></form>", "x<a></a><button></button><form></form>"};

std::string_view shown_content(const Branch& branch) {
  return is_void(branch.element) ? std::string_view() : kShown[branch.probes];
}

Probe probe_of(Tag tag) {
  switch (tag) {
    case Tag::a_:
      return kLink;
    case Tag::button_:
      return kButton;
    case Tag::form_:
      return kForm;
    default:
      return kNoProbe;
  }
}

bool stays_in_head(Tag tag) {
  return tag == Tag::meta_ || tag == Tag::link_ || tag == Tag::script_ || tag == Tag::style_ || tag == Tag::title_ ||
         tag == Tag::base_;
}

bool is_item(Tag tag) { return tag == Tag::li_ || tag == Tag::dd_ || tag == Tag::dt_; }

// Whether each ends the other.
bool are_items_alike(Tag first, Tag second) { return is_item(first) && (first == Tag::li_) == (second == Tag::li_); }

bool is_list_of(Tag list, Tag item) {
  return item == Tag::li_ ? list == Tag::ul_ || list == Tag::ol_ || list == Tag::menu_ : list == Tag::dl_;
}

}  // namespace

// What the tree builder does at an element's start tag.
enum class BranchFinder::Kind {
  block,       // ends a <p>
  heading,     // that, and a heading that is the parent
  list_item,   // that, and an item around it
  ordinary,    // adds it
  formatting,  // adds it, and opens it again where it is ended out of turn
  none,        // an element without content
  rule,        // that, and ends a <p>
  other
};

BranchFinder::Kind BranchFinder::kind_of(Tag tag, std::string_view name) {
  if (is_item(tag)) return Kind::list_item;
  if (is_heading(tag)) return Kind::heading;
  switch (tag) {
    case Tag::address_:
    case Tag::article_:
    case Tag::aside_:
    case Tag::blockquote_:
    case Tag::center_:
    case Tag::details_:
    case Tag::dir_:
    case Tag::div_:
    case Tag::dl_:
    case Tag::fieldset_:
    case Tag::figcaption_:
    case Tag::figure_:
    case Tag::footer_:
    case Tag::form_:
    case Tag::header_:
    case Tag::hgroup_:
    case Tag::main_:
    case Tag::menu_:
    case Tag::nav_:
    case Tag::ol_:
    case Tag::p_:
    case Tag::section_:
    case Tag::summary_:
    case Tag::ul_:
      return Kind::block;
    case Tag::abbr_:
    case Tag::acronym_:
    case Tag::audio_:
    case Tag::bdi_:
    case Tag::bdo_:
    case Tag::button_:
    case Tag::canvas_:
    case Tag::cite_:
    case Tag::data_:
    case Tag::datalist_:
    case Tag::del_:
    case Tag::dfn_:
    case Tag::dialog_:
    case Tag::iframe_:
    case Tag::ins_:
    case Tag::kbd_:
    case Tag::label_:
    case Tag::legend_:
    case Tag::map_:
    case Tag::mark_:
    case Tag::meter_:
    case Tag::noscript_:
    case Tag::optgroup_:
    case Tag::option_:
    case Tag::output_:
    case Tag::picture_:
    case Tag::progress_:
    case Tag::q_:
    case Tag::samp_:
    case Tag::script_:
    case Tag::search_:
    case Tag::select_:
    case Tag::span_:
    case Tag::style_:
    case Tag::sub_:
    case Tag::sup_:
    case Tag::svg_:
    case Tag::textarea_:
    case Tag::time_:
    case Tag::var_:
    case Tag::video_:
      return Kind::ordinary;
    case Tag::first_unknown:
      return is_custom(name) ? Kind::ordinary : Kind::other;
    case Tag::base_:
    case Tag::col_:
    case Tag::frame_:
    case Tag::nobr_:
      return Kind::other;
    case Tag::a_:
      return Kind::formatting;
    case Tag::hr_:
      return Kind::rule;
    default:
      if (is_void(tag)) return Kind::none;
      return is_formatting(tag) ? Kind::formatting : Kind::other;
  }
}

// Whether no <p> outside has a say in what is inside. gumbo has <main> end none.
bool BranchFinder::ends_paragraphs(Tag tag, Kind kind) {
  return (kind == Kind::block && tag != Tag::main_) || kind == Kind::heading || kind == Kind::list_item;
}

// Whether the start tag of such an element ends nothing that is open in the chain.
bool BranchFinder::takes(Tag tag, Kind kind) const {
  const Tag parent = chain_.empty() ? Tag::text : chain_.back().tag;
  if (tag == Tag::option_) return parent == Tag::select_ || parent == Tag::optgroup_ || parent == Tag::datalist_;
  if (tag == Tag::optgroup_) return parent == Tag::select_;
  if (count_of(Tag::select_) > 0) return false;
  switch (kind) {
    case Kind::block:
    case Kind::heading:
    case Kind::list_item:
    case Kind::rule:
      if (count_of(Tag::p_) > 0 || (tag == Tag::form_ && count_of(tag) > 0)) return false;
      if (kind == Kind::heading) return !is_heading(parent);
      return kind != Kind::list_item || chain_.empty() || is_list_of(parent, tag);
    case Kind::formatting:
      if (tag == Tag::a_) return count_of(tag) == 0;
      return count_of(tag) + lost_[static_cast<std::size_t>(tag)] < kMostAlike;
    default:
      return tag != Tag::button_ || count_of(tag) == 0;
  }
}

Branch* BranchFinder::branch_before() {
  const std::size_t place = siblings_here();
  return place == kNone ? nullptr : &branches_[place];
}

// Something plain that follows in the same element.
void BranchFinder::add_sibling(const Branch& sibling, std::uint32_t end) {
  branches_.resize(siblings_here() + 1);  // those inside the sibling go with it
  Branch& branch = branches_.back();
  branch.siblings_end = end;
  branch.probes |= sibling.probes;
  branch.tags += 1 + sibling.tags;
}

void BranchFinder::start(const Start& start) {
  if (has_given_up_) return;
  if (in_head_ && !stays_in_head(start.tag)) leave_head();
  const Kind kind = kind_of(start.tag, start.name);
  if (kind == Kind::other || !start.are_attributes_plain || !takes(start.tag, kind)) disturb();
  if (kind == Kind::other) return;
  const bool has_content = kind != Kind::none && kind != Kind::rule && !(start.tag == Tag::svg_ && start.is_self_closing);
  if (!has_content) {
    if (!chain_.empty()) ++chain_.back().branch.tags;
    if (branch_before() != nullptr) return add_sibling({}, start.content);
    if (!in_head_ || !chain_.empty()) return;
    Branch branch;
    branch.element = start.tag;
    branch.tag = start.begin;
    branch.begin = branch.end = branch.siblings = branch.siblings_end = start.content;
    siblings_ = branches_.size();
    branches_.push_back(branch);
    return;
  }
  // One may end another that is open, if none before it has.
  if (chain_.empty() && siblings_ != kNone) {
    const Tag first = branches_[siblings_].element;
    const bool may_end = (kind == Kind::list_item && !are_items_alike(first, start.tag)) || (kind == Kind::heading && !is_heading(first));
    if (may_end) siblings_ = kNone;
  }
  Open open;
  open.tag = start.tag;
  open.name = start.name;
  open.branch.tag = start.begin;
  open.branch.begin = start.content;
  chain_.push_back(open);
  ++count_of(start.tag);
}

void BranchFinder::end(Tag tag, std::string_view name, std::uint32_t content_end, bool may_be_spared) {
  had_head_ = had_head_ || tag == Tag::head_;
  if (in_head_ && !stays_in_head(tag)) leave_head();
  if (chain_.empty()) return disturb();
  if (chain_.back().tag != tag ||
      (tag == Tag::first_unknown && !text::equals_ignoring_case(chain_.back().name, name)))
    return disturb();
  Branch ended = chain_.back().branch;
  chain_.pop_back();
  --count_of(tag);
  ended.end = content_end;
  ended.siblings = ended.siblings_end = content_end + static_cast<std::uint32_t>(name.size() + 3);
  Branch as_part = ended;
  as_part.probes |= probe_of(tag);
  if (!chain_.empty()) {
    Branch& parent = chain_.back().branch;
    parent.tags += 1 + ended.tags;
    parent.probes |= as_part.probes;
  }
  const Branch* before = branch_before();
  const bool ends_first = before != nullptr && before->element == Tag::p_ && (as_part.probes & kForm) != 0;
  if (may_be_spared && before != nullptr && !ends_first) return add_sibling(as_part, ended.siblings);
  siblings_here() = kNone;
  if (!may_be_spared || !ends_paragraphs(tag, kind_of(tag, name))) return;
  while (!branches_.empty() && branches_.back().tag > ended.tag) branches_.pop_back();
  ended.element = tag;
  siblings_here() = branches_.size();
  branches_.push_back(ended);
}

void BranchFinder::begin_head() {
  in_head_ = !had_head_;
  had_head_ = true;
}

void BranchFinder::leave_head() {
  in_head_ = false;
  siblings_ = kNone;
}

void BranchFinder::disturb() {
  for (const Open& open : chain_) {
    --count_of(open.tag);
    if (is_formatting(open.tag)) ++lost_[static_cast<std::size_t>(open.tag)];
  }
  chain_.clear();
  siblings_ = kNone;
}

void BranchFinder::give_up() {
  has_given_up_ = true;
  chain_.clear();
  siblings_ = kNone;
  branches_.clear();
}

std::vector<Branch> BranchFinder::take() && {
  std::erase_if(branches_, [](const Branch& branch) {
    return branch.tags <= static_cast<unsigned>(std::popcount(branch.probes));
  });
  return std::move(branches_);
}

PrunedMarkup::PrunedMarkup(std::string_view html, std::vector<Branch> branches)
    : whole_(html), branches_(std::move(branches)) {
  if (branches_.empty()) return;
  std::size_t size = html.size();
  for (const Branch& branch : branches_)
    size += shown_content(branch).size() - (branch.end - branch.begin) - (branch.siblings_end - branch.siblings);
  pruned_.reserve(size);
  shown_.reserve(branches_.size());
  std::size_t copied = 0;
  for (const Branch& branch : branches_) {
    pruned_.append(html.substr(copied, branch.begin - copied));
    pruned_.append(shown_content(branch));
    pruned_.append(html.substr(branch.end, branch.siblings - branch.end));
    shown_.push_back(static_cast<std::uint32_t>(pruned_.size()));
    copied = branch.siblings_end;
  }
  pruned_.append(html.substr(copied));
}

const Branch* PrunedMarkup::branch_of(std::uint32_t tag) {
  const auto is_before = [](const Branch& branch, std::uint32_t wanted) { return branch.tag < wanted; };
  const bool is_known = (next_branch_ == 0 || branches_[next_branch_ - 1].tag < tag) &&
                        (next_branch_ == branches_.size() || tag <= branches_[next_branch_].tag);
  if (!is_known) {
    const auto found = std::lower_bound(branches_.begin(), branches_.end(), tag, is_before);
    next_branch_ = static_cast<std::size_t>(found - branches_.begin());
  }
  const bool is_found = next_branch_ < branches_.size() && branches_[next_branch_].tag == tag;
  return is_found ? &branches_[next_branch_] : nullptr;
}

std::uint32_t PrunedMarkup::original(std::uint32_t offset) {
  const bool is_known = (next_ == 0 || shown_[next_ - 1] <= offset) && (next_ == shown_.size() || offset < shown_[next_]);
  if (!is_known) next_ = static_cast<std::size_t>(std::upper_bound(shown_.begin(), shown_.end(), offset) - shown_.begin());
  return next_ == 0 ? offset : branches_[next_ - 1].siblings_end + (offset - shown_[next_ - 1]);
}

}  // namespace presscut::dom
