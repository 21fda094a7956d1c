// The parts of the page that explains, each as HTML.
#pragma once

#include <string>
#include <string_view>

#include "format/explain_runs.h"
#include "presscut/explain.h"

namespace presscut::format {

// A verdict's word with a sign beside it, so that no one needs to see colours.
std::string tag_html(Verdict verdict);

// The word for a decision's kind of reason: its rule's family, "shape" where what it looks like decided,
// "none".
std::string_view family_word(const ExplainedBlock& block);
// Why, in words, also where the reason is that nothing spoke against it.
std::string_view reason_text(const ExplainedBlock& block);

// "1,234"; "1 block", "1,234 blocks".
std::string number(double value);
std::string count(std::size_t value, std::string_view noun);

// Class names for a block's kind: "h", "l" …
std::string_view kind_class(BlockKind kind);

std::string filters_html(const Explanation& explanation);
std::string decisions_html(const Decisions& decisions);
std::string page_html(const Explanation& explanation, const Decisions& decisions);
std::string article_html(const Explanation& explanation);
std::string record_html(const Article& article);
std::string candidates_html(const Explanation& explanation);

}  // namespace presscut::format
