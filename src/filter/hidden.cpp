#include "filter/hidden.h"

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
    const std::string_view name = document.view(attribute.name);
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

}  // namespace

void cut_hidden(const dom::Document& document, const dom::TextIndex& texts, Cuts& cuts) {
  if (document.empty()) return;
  const auto outside_links = [&](dom::NodeId id) { return static_cast<double>(texts[id].characters - texts[id].in_links); };
  const double page = outside_links(dom::kRoot);
  for (dom::NodeId id = 0; id < document.size(); ++id) {
    if (document.is_text(id) || texts[id].characters == 0) continue;
    const char* how = how_hidden(document, id);
    // A paywall hides the paragraphs below it from screen readers, not from the page.
    if (how == kAriaHidden && outside_links(id) > kMaxAriaHidden) continue;
    if (how != nullptr && outside_links(id) <= kMaxHiddenShare * page) cuts.add({id, kNoRule, how});
  }
}

}  // namespace presscut::filter
