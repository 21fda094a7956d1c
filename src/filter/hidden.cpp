#include "filter/hidden.h"

#include <string>
#include <unordered_map>
#include <vector>

#include "filter/shape.h"
#include "filter/thresholds.h"
#include "text/strings.h"

namespace presscut::filter {

namespace {

constexpr const char* kAriaHidden = "hidden: aria-hidden";

// Whether a style attribute declares `property: value`.
bool declares(std::string_view style, std::string_view property, std::string_view value) {
  for (const std::string_view declaration : text::split(style, ';')) {
    const std::size_t colon = declaration.find(':');
    if (colon == std::string_view::npos) continue;
    if (!text::equals_ignoring_case(text::trim(declaration.substr(0, colon)), property)) continue;
    if (text::starts_with_ignoring_case(text::trim(declaration.substr(colon + 1)), value)) return true;
  }
  return false;
}

const char* how_hidden(const dom::Document& document, dom::NodeId id) {
  for (const dom::Attribute& attribute : document.attributes(id)) {
    const std::string_view name = document.attribute_name(attribute.name);
    const std::string_view value = document.view(attribute.value);
    if (name == "hidden" && value != "false") return "hidden";
    if (name == "aria-hidden" && value == "true") return kAriaHidden;
    if (name == "style" && value.size() >= 12) {
      if (declares(value, "display", "none")) return "hidden: display none";
      if (declares(value, "visibility", "hidden")) return "hidden: visibility";
    }
  }
  return nullptr;
}

// The panel of an accordion or of tabs: a reader opens it by the heading that its label names, so it is text of the page.
// (ARIA Authoring Practices Guide, patterns "accordion" and "tabs".)
bool is_panel(const dom::Document& document, dom::NodeId id) {
  const std::string_view role = document.attribute(id, "role");
  return (role == "region" || role == "tabpanel") && !document.attribute(id, "aria-labelledby").empty();
}

}  // namespace

void cut_hidden(const dom::Document& document, const dom::TextIndex& texts, Cuts& cuts) {
  if (document.empty()) return;
  const auto outside_links = [&](dom::NodeId id) { return static_cast<double>(texts[id].characters - texts[id].in_links); };
  const double page = outside_links(dom::kRoot);
  struct Hidden {
    dom::NodeId node;
    const char* how;
  };
  std::vector<Hidden> all;
  std::unordered_map<std::string, double> of_shape;  // the text of hidden elements that stand beside each other and look alike
  for (dom::NodeId id = 0; id < document.size(); ++id) {
    if (document.is_text(id) || texts[id].characters == 0) continue;
    const char* how = how_hidden(document, id);
    // A paywall hides the paragraphs below it from screen readers, not from the page.
    if (how == nullptr || (how == kAriaHidden && outside_links(id) > kMaxAriaHidden) || is_panel(document, id)) continue;
    all.push_back({id, how});
    of_shape[shape_of(document, id)] += outside_links(id);
  }
  // Scripts show paragraph after paragraph, each of which is small, as a reader scrolls to it.
  for (const Hidden& hidden : all) {
    if (of_shape[shape_of(document, hidden.node)] <= kMaxHiddenShare * page) cuts.add({hidden.node, kNoRule, hidden.how});
  }
}

}  // namespace presscut::filter
