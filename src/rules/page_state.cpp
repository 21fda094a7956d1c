#include "rules/page_state.h"

#include <algorithm>

namespace presscut::rules {

using dom::NodeId;

PageState::PageState(const dom::Document& document, const dom::TextIndex& texts, const PageContext& page,
                     std::size_t rule_count)
    : document_(document),
      texts_(texts),
      page_(page),
      steps_(rule_count, 0),
      share_(kStepsAtLeast + document.limits().rule_steps * document.size()),
      left_of_all_(kStepsOfAllAtLeast + kRulesOfAll * document.limits().rule_steps * document.size()) {}

bool PageState::spend(RuleNumber rule, std::uint64_t steps) {
  std::uint64_t& spent = steps_[rule];
  if (spent == kOff) return false;
  spent += steps;
  left_of_all_ -= std::min(left_of_all_, steps);
  if (spent > (left_of_all_ == 0 ? share_ / 10 : share_)) {
    spent = kOff;
    return false;
  }
  return true;
}

const SiblingPlace& PageState::place(NodeId id) {
  if (!places_) places_.emplace(document_);
  return places_->of(id);
}

const PageNames& PageState::names() {
  if (!names_) names_.emplace(document_);
  return *names_;
}

TextKeys& PageState::keys() {
  if (!keys_) keys_.emplace(document_, texts_);
  return *keys_;
}

xpath::Page& PageState::xpath() {
  if (!xpath_) xpath_.emplace(document_);
  return *xpath_;
}

std::string_view PageState::text(NodeId id, RuleNumber rule) {
  const bool is_same = text_node_ == id;
  const std::string_view text = this->text(id);
  if (!is_same) spend(rule, document_.end(id) - id + text.size() / kBytesPerStep);
  return text;
}

const dom::PageText& PageState::page_text() {
  if (!page_text_) page_text_.emplace(document_);
  return *page_text_;
}

std::string_view PageState::text(NodeId id) {
  const bool is_same = has_same_text(text_node_, id);
  text_node_ = id;
  if (page_text().is_exact()) return page_text().of(id);
  if (!is_same) dom::text_of(document_, id, text_);
  return text_;
}

bool PageState::has_text_of_page() {
  if (folded_.empty() && page_text().is_exact()) folded_page_ = TextFilter::fold(page_text().all(), folded_);
  return folded_page_.keeps_places;
}

TextFilter::Text PageState::folded(NodeId id) {
  if (!has_text_of_page()) return TextFilter::fold(text(id), folded_);
  TextFilter::Text part = folded_page_;
  const dom::TextRange place = page_text().place(id);
  part.begin = place.begin;
  part.end = place.begin + place.size;
  return part;
}

std::string_view PageState::key(NodeId id) {
  TextKeys& keys = this->keys();
  if (!keys.is_made(id)) {
    if (has_same_text(key_node_, id)) {
      keys.share(key_node_, id);
    } else if (keys.is_short(id) && keys.is_brief(id)) {
      keys.make(id, text(id));
      key_node_ = id;
    } else {
      return {};
    }
  }
  return keys.key(id);
}

bool PageState::stands_apart(NodeId id) {
  if (!lines_) lines_.emplace(document_, texts_);
  return lines_->stands_apart(id);
}

}  // namespace presscut::rules
