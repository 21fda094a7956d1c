// The pass over the markup that precedes the parser changes nothing that the page says: the tree is the parser's own, less
// comments and the content of scripts, which the tree does not have anyway. What the pass spares the parser besides is
// for sparing_fuzz.cpp.
#include <algorithm>
#include <cstdint>
#include <string>

#include "dom/attribute_scan.h"
#include "dom/parse.h"
#include "dom/tag.h"
#include "fuzz_check.h"
#include "text/strings.h"

using namespace presscut;

namespace {

// Texts beside each other are one: a comment may have parted them.
std::string outline(const dom::Document& document) {
  std::string out;
  for (dom::NodeId id = 0; id < document.size(); ++id) {
    std::size_t depth = 0;
    for (dom::NodeId up = document.parent(id); up != dom::kNoNode; up = document.parent(up)) ++depth;
    const bool is_text = document.is_text(id);
    const bool goes_on = is_text && id > 0 && document.is_text(id - 1) && document.parent(id) == document.parent(id - 1);
    if (goes_on) {
      out += document.text(id);
      continue;
    }
    out += "\n" + std::to_string(depth) + (is_text ? "'" + std::string(document.text(id)) : "<" + std::string(document.tag_name(id)));
  }
  return out;
}

// Whether gumbo alone errs, or a bound may be met: formatting elements inside one another have one of their own.
bool is_incomparable(std::string_view html) {
  constexpr int kMaxFormattingDepth = 64;  // dom/prescan.cpp
  constexpr int kMaxAttributes = 256;     // presscut/limits.h
  int formatting = 0;
  const auto separates = [](char c) { return dom::ends_tag_name(c); };
  if (std::count_if(html.begin(), html.end(), separates) > kMaxAttributes) return true;
  bool has_foreign = false;  // which gumbo ends where an element of any name that it does not know ends
  for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
    const bool is_end = html.substr(at + 1).starts_with('/');
    const std::size_t name_begin = at + (is_end ? 2 : 1);
    std::size_t end = name_begin;
    while (end < html.size() && !dom::ends_tag_name(html[end])) ++end;
    const dom::Tag tag = dom::tag_named(text::to_lower(html.substr(name_begin, end - name_begin)));
    has_foreign = has_foreign || tag == dom::Tag::svg_ || tag == dom::Tag::math_;
    const bool is_unknown = tag == dom::Tag::first_unknown;
    if (is_end && has_foreign && is_unknown) return true;
    // gumbo takes for a part of the name what stands behind it.
    if (is_end && (has_foreign || is_unknown) && html.substr(end, 1) != ">") return true;
    if (is_end && end == name_begin) return true;
    // gumbo has text at the end of a form follow the form.
    if (is_end && tag == dom::Tag::form_ && at > 0 && html[at - 1] != '>') return true;
    if (!is_end && dom::is_formatting(tag)) ++formatting;
  }
  return formatting > kMaxFormattingDepth;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t kMost = 1024;  // shallow enough that no bound is met
  if (size > kMost) return 0;
  const std::string_view html(reinterpret_cast<const char*>(data), size);
  if (is_incomparable(html)) return 0;
  PageLimits limits;
  limits.depth = kMost;
  limits.attributes = kMost;
  const auto plain = dom::parse_unscanned(html, limits);
  const dom::Document scanned = dom::parse_html_whole(html);
  if (!plain) return 0;  // gumbo gave up
  const std::string expected = outline(*plain);
  const std::string found = outline(scanned);
  if (found != expected) std::fprintf(stderr, "parser:%s\nafter the pass:%s\n", expected.c_str(), found.c_str());
  FUZZ_CHECK(found == expected);
  return 0;
}
