// Elements that a page does not show.
#pragma once

#include "dom/document.h"
#include "dom/text_index.h"
#include "filter/cuts.h"

namespace presscut::filter {

// Cuts what is hidden by attribute or by its own style: hidden, aria-hidden="true", display:none, visibility:hidden.
// What a style sheet hides by class is not known here: in a saved page it may be the paywall's doing.
void cut_hidden(const dom::Document& document, const dom::TextIndex& texts, Cuts& cuts);

}  // namespace presscut::filter
