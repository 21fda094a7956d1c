#include "dom/tag.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "text/ascii_block.h"
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

// A name of one to eight bytes in one number, the first byte the lowest.
constexpr std::size_t kMostPacked = 8;

constexpr std::uint64_t byte_at(std::string_view name, std::size_t i) {
  return std::uint64_t{static_cast<unsigned char>(name[i])} << (8 * i);
}

constexpr std::uint64_t packed(std::string_view name) {
  if (name.size() < 4) return byte_at(name, 0) | byte_at(name, name.size() / 2) | byte_at(name, name.size() - 1);
  // Two halves, which may overlap.
  const std::string_view second = name.substr(name.size() - 4);
  const auto half = [](std::string_view four) { return byte_at(four, 0) | byte_at(four, 1) | byte_at(four, 2) | byte_at(four, 3); };
  return half(name) | half(second) << (8 * (name.size() - 4));
}

// The tags by their packed names' hash, with the places behind for those whose place is taken. Tag::text: a free place.
constexpr unsigned kPlaceBits = 9;
constexpr std::size_t kPlaces = std::size_t{1} << kPlaceBits;

constexpr std::size_t place_of(std::uint64_t packed_name) {
  constexpr std::uint64_t kMultiplier = 0x9E3779B97F4A7C15u;  // 2^64 / golden ratio
  return (packed_name * kMultiplier) >> (64 - kPlaceBits);
}

struct Place {
  std::uint64_t name = 0;
  Tag tag = Tag::text;
};

constexpr std::array<Place, kPlaces> tags_by_name() {
  std::array<Place, kPlaces> places{};
  for (std::size_t i = 1; i < kTagCount; ++i) {
    if (kNames[i].size() > kMostPacked) continue;
    std::size_t place = place_of(packed(kNames[i]));
    while (places[place].tag != Tag::text) place = (place + 1) % kPlaces;
    places[place] = {packed(kNames[i]), static_cast<Tag>(i)};
  }
  return places;
}
constexpr std::array<Place, kPlaces> kTagsByName = tags_by_name();

constexpr std::size_t kLongNames = static_cast<std::size_t>(
    std::count_if(kNames.begin(), kNames.end(), [](std::string_view name) { return name.size() > kMostPacked; }));

constexpr std::array<Tag, kLongNames> kTagsOfLongNames = [] {
  std::array<Tag, kLongNames> tags{};
  std::size_t count = 0;
  for (std::size_t i = 0; i < kTagCount; ++i) {
    if (kNames[i].size() > kMostPacked) tags[count++] = static_cast<Tag>(i);
  }
  return tags;
}();

}  // namespace

Tag tag_named(std::string_view name) {
  if (name.empty() || name.back() == '\0') return Tag::first_unknown;  // packed, a shorter name has such bytes behind it
  if (name.size() > kMostPacked) {
    for (const Tag tag : kTagsOfLongNames) {
      if (text::equals_ignoring_case(name_of(tag), name)) return tag;
    }
    return Tag::first_unknown;
  }
  text::AsciiBlock given(packed(name));
  given.to_lower();  // what is no ASCII is no name either way
  const std::uint64_t wanted = given.bytes();
  for (std::size_t place = place_of(wanted); kTagsByName[place].tag != Tag::text; place = (place + 1) % kPlaces) {
    if (kTagsByName[place].name == wanted) return kTagsByName[place].tag;
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
