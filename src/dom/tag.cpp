#include "dom/tag.h"

#include <algorithm>
#include <array>
#include <cstddef>

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

// The tags by their names' hash, with the places behind for those whose place is taken. Tag::text: a free place.
constexpr std::size_t kPlaces = 1024;

// By FNV-1a (text/hash.h), of the name in lower case.
constexpr std::size_t place_of(std::string_view name) {
  std::uint32_t hash = text::kFnvBegin;
  for (const char c : name) hash = text::fnv_1a(hash, text::to_lower(c));
  return hash % kPlaces;
}

constexpr std::array<Tag, kPlaces> tags_by_hash() {
  std::array<Tag, kPlaces> places{};
  for (std::size_t i = 1; i < kTagCount; ++i) {
    std::size_t place = place_of(kNames[i]);
    while (places[place] != Tag::text) place = (place + 1) % kPlaces;
    places[place] = static_cast<Tag>(i);
  }
  return places;
}
constexpr std::array<Tag, kPlaces> kTagsByHash = tags_by_hash();

}  // namespace

Tag tag_named(std::string_view name) {
  std::size_t place = place_of(name);
  while (kTagsByHash[place] != Tag::text) {
    const std::string_view known = name_of(kTagsByHash[place]);
    const auto is_same = [](char ours, char given) { return ours == text::to_lower(given); };
    if (std::equal(known.begin(), known.end(), name.begin(), name.end(), is_same)) return kTagsByHash[place];
    place = (place + 1) % kPlaces;
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
