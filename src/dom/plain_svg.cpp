#include "dom/plain_svg.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <vector>

#include "dom/attribute_scan.h"
#include "text/strings.h"

namespace presscut::dom {

namespace {

// Neither HTML's nor points where HTML begins again (<desc>, <title>, <foreignObject>), nor <script>.
constexpr std::array<std::string_view, 30> kShapes = {"animate",
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
                                                      "metadata",
                                                      "path",
                                                      "pattern",
                                                      "polygon",
                                                      "polyline",
                                                      "radialgradient",
                                                      "rect",
                                                      "set",
                                                      "stop",
                                                      "style",
                                                      "svg",
                                                      "switch",
                                                      "symbol",
                                                      "text",
                                                      "textpath",
                                                      "tspan",
                                                      "use"};

bool is_shape(std::string_view name) {
  if (name.size() > 2 && text::starts_with_ignoring_case(name, "fe")) return true;  // parts of filters
  if (name.find(':') != std::string_view::npos) return true;                         // of other vocabularies, in <metadata>
  return std::any_of(kShapes.begin(), kShapes.end(),
                     [&](std::string_view shape) { return text::equals_ignoring_case(name, shape); });
}

}  // namespace

PlainDrawing read_plain_drawing(std::string_view html, std::size_t begin) {
  constexpr std::size_t kDeepest = 32;
  PlainDrawing drawing;
  std::vector<std::string_view> open;
  const auto nothing = [](std::string_view, std::string_view) {};
  for (std::size_t at = html.find('<', begin); at != npos && at + 1 < html.size(); at = html.find('<', at)) {
    const std::size_t tag = at++;
    if (html[at] == '/') {
      ++at;
      const std::string_view name = scan_tag_name(html, at);
      if (open.empty()) {
        if (text::equals_ignoring_case(name, "svg")) drawing.end = tag;
        return drawing;
      }
      if (!text::equals_ignoring_case(name, open.back()) || !scan_attributes(html, at, nothing).found)
        return drawing;
      open.pop_back();
      continue;
    }
    if (!is_ascii_letter(html[at])) return drawing;
    const std::string_view name = scan_tag_name(html, at);
    const bool is_title = text::equals_ignoring_case(name, "title") || text::equals_ignoring_case(name, "desc");
    if (!is_title && !is_shape(name)) return drawing;
    const TagEnd end = scan_attributes(html, at, nothing);
    if (!end.found) return drawing;
    if (is_title) {
      const std::size_t text_end = end.self_closing ? npos : html.find('<', at);
      if (text_end == npos || html.compare(text_end, 2, "</") != 0) return drawing;
      at = text_end + 2;
      if (!text::equals_ignoring_case(scan_tag_name(html, at), name) || !scan_attributes(html, at, nothing).found) return drawing;
      drawing.titles.push_back(html.substr(tag, at - tag));
      continue;
    }
    if (end.self_closing) continue;
    if (open.size() == kDeepest) return drawing;
    open.push_back(name);
  }
  return drawing;
}

}  // namespace presscut::dom
