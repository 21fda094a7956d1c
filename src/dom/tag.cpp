#include "dom/tag.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "text/ascii_block.h"
#include "text/hash.h"
#include "text/strings.h"

namespace presscut::dom {

namespace {

constexpr std::array kNames = {
    std::string_view(""),
#define PRESSCUT_TAG(name) std::string_view(#name),
    PRESSCUT_TAGS(PRESSCUT_TAG)
#undef PRESSCUT_TAG
};

constexpr std::size_t kTagCount = kNames.size();
static_assert(kTagCount == static_cast<std::size_t>(Tag::first_unknown));

// As much of a name as is looked up.
constexpr std::size_t kMostSought = 8;

constexpr std::uint64_t begin_of(std::string_view name) { return text::short_word(name.substr(0, kMostSought)); }

// The tags by the hash of their names' begins, with the places behind for those whose place is taken. Tag::text: a free place.
constexpr unsigned kPlaceBits = 9;
constexpr std::size_t kPlaces = std::size_t{1} << kPlaceBits;

constexpr std::size_t place_of(std::uint64_t begin) { return (begin * text::kHashMultiplier) >> (64 - kPlaceBits); }

struct Place {
  std::uint64_t begin = 0;
  Tag tag = Tag::text;
};

constexpr std::array<Place, kPlaces> tags_by_name() {
  std::array<Place, kPlaces> places{};
  for (std::size_t i = 1; i < kTagCount; ++i) {
    const std::uint64_t begin = begin_of(kNames[i]);
    std::size_t place = place_of(begin);
    while (places[place].tag != Tag::text) place = (place + 1) % kPlaces;
    places[place] = {begin, static_cast<Tag>(i)};
  }
  return places;
}
constexpr std::array<Place, kPlaces> kTagsByName = tags_by_name();

}  // namespace

Tag tag_named(std::string_view name) {
  if (name.empty()) return Tag::first_unknown;
  text::AsciiBlock given(begin_of(name));
  given.to_lower();  // what is no ASCII is no name either way
  const std::uint64_t begin = given.bytes();
  for (std::size_t place = place_of(begin); kTagsByName[place].tag != Tag::text; place = (place + 1) % kPlaces) {
    const Tag tag = kTagsByName[place].tag;
    const std::string_view known = name_of(tag);
    const bool is_same = kTagsByName[place].begin == begin && known.size() == name.size() &&
                         (name.size() <= kMostSought || text::equals_ignoring_case(known, name));
    if (is_same) return tag;
  }
  return Tag::first_unknown;
}

std::string_view name_of(Tag tag) { return kNames[static_cast<std::size_t>(tag)]; }

bool is_block(Tag tag) {
  switch (tag) {
    case Tag::address_:
    case Tag::article_:
    case Tag::aside_:
    case Tag::blockquote_:
    case Tag::body_:
    case Tag::caption_:
    case Tag::center_:
    case Tag::dd_:
    case Tag::details_:
    case Tag::dialog_:
    case Tag::dir_:
    case Tag::div_:
    case Tag::dl_:
    case Tag::dt_:
    case Tag::fieldset_:
    case Tag::figcaption_:
    case Tag::figure_:
    case Tag::footer_:
    case Tag::form_:
    case Tag::frameset_:
    case Tag::h1_:
    case Tag::h2_:
    case Tag::h3_:
    case Tag::h4_:
    case Tag::h5_:
    case Tag::h6_:
    case Tag::head_:
    case Tag::header_:
    case Tag::hgroup_:
    case Tag::hr_:
    case Tag::html_:
    case Tag::legend_:
    case Tag::li_:
    case Tag::main_:
    case Tag::menu_:
    case Tag::nav_:
    case Tag::ol_:
    case Tag::optgroup_:
    case Tag::option_:
    case Tag::p_:
    case Tag::pre_:
    case Tag::search_:
    case Tag::section_:
    case Tag::summary_:
    case Tag::table_:
    case Tag::tbody_:
    case Tag::td_:
    case Tag::tfoot_:
    case Tag::th_:
    case Tag::thead_:
    case Tag::tr_:
    case Tag::ul_:
      return true;
    default:
      return false;
  }
}

bool is_formatting(Tag tag) {
  switch (tag) {
    case Tag::b_:
    case Tag::big_:
    case Tag::code_:
    case Tag::em_:
    case Tag::font_:
    case Tag::i_:
    case Tag::nobr_:
    case Tag::s_:
    case Tag::small_:
    case Tag::strike_:
    case Tag::strong_:
    case Tag::tt_:
    case Tag::u_:
      return true;
    default:
      return false;
  }
}

bool is_heading(Tag tag) { return tag >= Tag::h1_ && tag <= Tag::h6_; }

int heading_level(Tag tag) { return static_cast<int>(tag) - static_cast<int>(Tag::h1_) + 1; }

}  // namespace presscut::dom
