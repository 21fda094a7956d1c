#include "dom/plain_svg.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <vector>

#include "dom/attribute_scan.h"
#include "text/strings.h"

namespace presscut::dom {

namespace {

// Neither HTML's nor points where HTML begins again (<desc>, <title>, <foreignObject>), nor raw (<style>,
// <script>).
constexpr std::array<std::string_view, 28> kShapes = {"animate",
                                                      "animatemotion",
                                                      "animatetransform",
                                                      "circle",
                                                      "clippath",
                                                      "defs",
                                                      "ellipse",
                                                      "filter",
                                                      "g",
                                                      "line",
                                                      "lineargradient",
                                                      "marker",
                                                      "mask",
                                                      "path",
                                                      "pattern",
                                                      "polygon",
                                                      "polyline",
                                                      "radialgradient",
                                                      "rect",
                                                      "set",
                                                      "stop",
                                                      "svg",
                                                      "switch",
                                                      "symbol",
                                                      "text",
                                                      "textpath",
                                                      "tspan",
                                                      "use"};

bool is_shape(std::string_view name) {
  if (name.size() > 2 && text::starts_with_ignoring_case(name, "fe")) return true;  // parts of filters
  return std::any_of(kShapes.begin(), kShapes.end(),
                     [&](std::string_view shape) { return text::equals_ignoring_case(name, shape); });
}

std::string_view scan_name(std::string_view html, std::size_t& at) {
  const std::size_t begin = at;
  while (at < html.size() && !ends_tag_name(html[at])) ++at;
  return html.substr(begin, at - begin);
}

}  // namespace

std::size_t end_of_plain_svg(std::string_view html, std::size_t begin) {
  constexpr std::size_t kDeepest = 32;
  std::vector<std::string_view> open;
  const auto nothing = [](std::string_view, std::string_view) {};
  for (std::size_t at = html.find('<', begin); at != npos && at + 1 < html.size(); at = html.find('<', at)) {
    const std::size_t tag = at++;
    if (html[at] == '/') {
      ++at;
      const std::string_view name = scan_name(html, at);
      if (open.empty()) return text::equals_ignoring_case(name, "svg") ? tag : npos;
      if (!text::equals_ignoring_case(name, open.back()) || !scan_attributes(html, at, nothing).found)
        return npos;
      open.pop_back();
      continue;
    }
    if (!is_ascii_letter(html[at])) return npos;
    const std::string_view name = scan_name(html, at);
    if (!is_shape(name)) return npos;
    const TagEnd end = scan_attributes(html, at, nothing);
    if (!end.found) return npos;
    if (end.self_closing) continue;
    if (open.size() == kDeepest) return npos;
    open.push_back(name);
  }
  return npos;
}

}  // namespace presscut::dom
