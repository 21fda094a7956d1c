#include "dom/tag_kinds.h"

#include <algorithm>
#include <span>

#include "text/strings.h"

namespace presscut::dom {

namespace {

// https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inforeign: start tags that end an <svg> or <math>.
constexpr std::string_view kEndsForeign[] = {
    "b",     "big",   "blockquote", "body",   "br",   "center", "code",  "dd", "div",  "dl",   "dt",
    "em",    "embed", "h1",         "h2",     "h3",   "h4",     "h5",    "h6", "head", "hr",   "i",
    "img",   "li",    "listing",    "menu",   "meta", "nobr",   "ol",    "p",  "pre",  "ruby", "s",
    "small", "span",  "strong",     "strike", "sub",  "sup",    "table", "tt", "u",    "ul",   "var"};
// Its integration points, in which they do not.
constexpr std::string_view kHoldsHtml[] = {
    "foreignobject", "desc", "title", "annotation-xml", "mi", "mn", "mo", "ms", "mtext"};

bool is_one_of(std::string_view name, std::span<const std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

bool is_void(Tag tag) {
  switch (tag) {
    case Tag::area_:
    case Tag::base_:
    case Tag::br_:
    case Tag::col_:
    case Tag::embed_:
    case Tag::hr_:
    case Tag::img_:
    case Tag::input_:
    case Tag::link_:
    case Tag::meta_:
    case Tag::param_:
    case Tag::source_:
    case Tag::track_:
    case Tag::wbr_:
    case Tag::frame_:
      return true;
    default:
      return false;
  }
}

bool closes_itself(Tag tag) {
  switch (tag) {
    case Tag::html_:
    case Tag::head_:
    case Tag::body_:
    case Tag::p_:
    case Tag::li_:
    case Tag::dd_:
    case Tag::dt_:
    case Tag::option_:
    case Tag::optgroup_:
    case Tag::thead_:
    case Tag::tbody_:
    case Tag::tfoot_:
    case Tag::tr_:
    case Tag::td_:
    case Tag::th_:
    case Tag::colgroup_:
    case Tag::a_:
      return true;
    default:
      return is_void(tag);
  }
}

bool has_raw_content(Tag tag) {
  switch (tag) {
    case Tag::script_:
    case Tag::style_:
    case Tag::iframe_:
    case Tag::noframes_:
    case Tag::textarea_:
    case Tag::title_:
      return true;
    default:
      return false;
  }
}

bool is_plain(std::string_view name, Tag tag) {
  switch (tag) {
    case Tag::button_:
    case Tag::caption_:
    case Tag::col_:
    case Tag::colgroup_:
    case Tag::form_:
    case Tag::frame_:
    case Tag::frameset_:
    case Tag::math_:
    case Tag::optgroup_:
    case Tag::option_:
    case Tag::select_:
    case Tag::svg_:
    case Tag::table_:
    case Tag::tbody_:
    case Tag::td_:
    case Tag::tfoot_:
    case Tag::th_:
    case Tag::thead_:
    case Tag::tr_:
      return false;
    default:
      return name != "template" && name != "keygen" && name != "isindex";
  }
}

bool is_custom(std::string_view name) {
  return name.find('-') != std::string_view::npos && !text::equals_ignoring_case(name, "annotation-xml");
}

bool ends_foreign_content(std::string_view name) {
  return is_one_of(name, kEndsForeign);
}
bool holds_html(std::string_view name) {
  return is_one_of(name, kHoldsHtml);
}

}  // namespace presscut::dom
