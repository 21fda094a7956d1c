// The blocks of the page and the decisions about them.
#include "format/explain_parts.h"

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <map>

#include "format/html_text.h"
#include "presscut/rules.h"
#include "text/unicode.h"

namespace presscut::format {
namespace {

// A run of blocks that are no article is folded up from this length on: menus have hundreds.
constexpr std::size_t kFoldedRun = 9;
// Places of one decision that are listed.
constexpr std::size_t kMaxPlaces = 40;
// Of a rule above what it decided, in characters: the list of decisions has it whole.
constexpr std::size_t kShortReason = 70;

// Half away from zero. std::round() would have every start load the library of mathematics.
std::int64_t rounded(double value) {
  return static_cast<std::int64_t>(value < 0 ? value - 0.5 : value + 0.5);
}

bool is_kept(Verdict verdict) {
  return verdict != Verdict::cut && verdict != Verdict::outside;
}

std::string radio(std::string_view group, std::string_view word, std::size_t blocks, bool chosen) {
  return fmt::format(
      "<span><input type=\"radio\" name=\"{0}\" id=\"{0}-{1}\"{2}><label for=\"{0}-{1}\">{1} "
      "<b>{3}</b></label></span>\n",
      group, word, chosen ? " checked" : "", number(static_cast<double>(blocks)));
}

std::string_view sign_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::headline:
      return "★";
    case Verdict::summary:
      return "☰";
    case Verdict::body:
      return "✓";
    case Verdict::cut:
      return "✕";
    case Verdict::outside:
      break;
  }
  return "○";
}

// A rule as code, any other reason as words.
std::string reason_html(const ExplainedBlock& block, std::size_t limit = SIZE_MAX) {
  const std::string_view whole = reason_text(block);
  const std::string_view shown = text::prefix(whole, limit);
  const std::string text = html_text(shown) + (shown.size() < whole.size() ? "…" : "");
  if (block.rule.empty()) return fmt::format("<span class=\"reason\">{}</span>", text);
  return fmt::format("<code>{}</code>", text);
}

std::string family_html(const ExplainedBlock& block) {
  return block.family.empty() ? "" : fmt::format(" <b class=\"family\">{}</b>", html_text(block.family));
}

std::string rule_place(const ExplainedBlock& block) {
  return block.rule.empty() ? ""
                            : fmt::format("<span class=\"file\"><bdi>{}</bdi></span>", html_text(block.rule));
}

std::string attributes_of(const ExplainedBlock& block) {
  return fmt::format("data-v=\"{}\" data-f=\"{}\"", name_of(block.verdict), html_text(family_word(block)));
}

// Parts that are as they were in the block before are left out.
std::string block_html(const ExplainedBlock& block, const ExplainedBlock* before) {
  const bool code = block.kind == BlockKind::code;
  std::string out = code ? "<pre" : "<p";
  if (const std::string_view kind = kind_class(block.kind); !kind.empty())
    out += fmt::format(" class=\"{}\"", kind);
  out += fmt::format(" data-e=\"{}\" data-w=\"{}\"", html_text(block.element), rounded(block.weight));
  if (before == nullptr || before->around != block.around)
    out += fmt::format(" data-a=\"{}\"", html_text(block.around));
  if (block.link_share > 0) out += fmt::format(" data-l=\"{:.0f}\"", 100 * block.link_share);
  return out + ">" + html_text(block.text) + (code ? "</pre>\n" : "</p>\n");
}

}  // namespace

std::string tag_html(Verdict verdict) {
  return fmt::format("<span class=\"tag\"><i>{}</i> {}</span>", sign_of(verdict), name_of(verdict));
}

std::string_view family_word(const ExplainedBlock& block) {
  if (!block.family.empty()) return block.family;
  return block.verdict == Verdict::cut ? "shape" : "none";
}

std::string_view reason_text(const ExplainedBlock& block) {
  if (!block.reason.empty()) return block.reason;
  if (block.verdict == Verdict::body) return "stands in the part chosen as the body, and nothing cuts it";
  if (block.verdict == Verdict::outside) return "stands outside the part chosen as the body";
  return "";
}

std::string number(double value) {
  std::string out = std::to_string(rounded(value));
  const std::size_t first = out.front() == '-' ? 1 : 0;
  for (std::size_t at = out.size(); at > first + 3;) out.insert(at -= 3, ",");
  return out;
}

std::string count(std::size_t value, std::string_view noun) {
  return fmt::format("{} {}{}", number(static_cast<double>(value)), noun, value == 1 ? "" : "s");
}

std::string_view kind_class(BlockKind kind) {
  switch (kind) {
    case BlockKind::heading:
      return "h";
    case BlockKind::list_item:
      return "l";
    case BlockKind::quote:
      return "q";
    case BlockKind::table:
      return "t";
    case BlockKind::caption:
      return "c";
    case BlockKind::paragraph:
    case BlockKind::code:
      break;
  }
  return "";
}

std::string filters_html(const Explanation& explanation) {
  std::size_t kept = 0;
  std::size_t cut = 0;
  std::map<std::string_view, std::size_t> families;
  for (const auto& block : explanation.blocks) {
    kept += is_kept(block.verdict) ? 1 : 0;
    cut += block.verdict == Verdict::cut ? 1 : 0;
    ++families[family_word(block)];
  }
  const std::size_t all = explanation.blocks.size();
  std::string out = "<div class=\"filters\">\n<fieldset><legend>Show</legend>\n";
  out += radio("v", "all", all, true) + radio("v", "kept", kept, false) + radio("v", "cut", cut, false) +
         radio("v", "outside", all - kept - cut, false);
  out += "</fieldset>\n<fieldset><legend>Cut as</legend>\n" + radio("f", "any", all, true);
  for (int i = 0; i <= static_cast<int>(Family::other); ++i) {
    const auto found = families.find(name_of(static_cast<Family>(i)));
    if (found != families.end()) out += radio("f", found->first, found->second, false);
  }
  if (families.count("shape") > 0) out += radio("f", "shape", families["shape"], false);
  out +=
      "</fieldset>\n<p class=\"search\" hidden><label for=\"q\">Search</label> <input type=\"search\" "
      "id=\"q\" "
      "placeholder=\"text, element, rule …\" autocomplete=\"off\" spellcheck=\"false\"> <output id=\"found\" "
      "for=\"q\"></output></p>\n";
  return out + "</div>\n";
}

std::string decisions_html(const Decisions& decisions) {
  std::string out = "<ol class=\"decisions\">\n";
  for (std::size_t k = 0; k < decisions.list.size(); ++k) {
    const Decided& decision = decisions.list[k];
    const ExplainedBlock& block = *decision.first;
    out += fmt::format("<li id=\"d{}\" {}><p>{}{} <span class=\"n\">{}</span></p>\n{}\n<p class=\"places\">",
                       k, attributes_of(block), tag_html(block.verdict), family_html(block),
                       count(decision.blocks, "block"), reason_html(block));
    out += rule_place(block) + (block.rule.empty() ? "at" : " at");
    const std::size_t listed = std::min(decision.runs.size(), kMaxPlaces);
    for (std::size_t i = 0; i < listed; ++i) {
      const std::size_t run = decision.runs[i];
      out += fmt::format(" <a href=\"#r{}\">{}</a>", run, decisions.runs[run].begin + 1);
    }
    if (listed < decision.runs.size())
      out += fmt::format(" and {} more", number(static_cast<double>(decision.runs.size() - listed)));
    out += "</p></li>\n";
  }
  return out + "</ol>\n<p class=\"nothing\">Nothing on this page is of this kind.</p>\n";
}

std::string page_html(const Explanation& explanation, const Decisions& decisions) {
  if (explanation.blocks.empty()) return "<p class=\"empty\">The page shows no text.</p>\n";
  std::string out;
  for (std::size_t r = 0; r < decisions.runs.size(); ++r) {
    const Run& run = decisions.runs[r];
    const ExplainedBlock& first = explanation.blocks[run.begin];
    const std::size_t size = run.end - run.begin;
    const bool open = is_kept(first.verdict) || size < kFoldedRun;
    out += fmt::format(
        "<details class=\"run\" id=\"r{}\" {} data-k=\"{}\"{}><summary><span class=\"at\">{}</span> {}{} {}",
        r, attributes_of(first), run.decision, open ? " open" : "", run.begin + 1, tag_html(first.verdict),
        family_html(first), reason_html(first, kShortReason));
    if (!first.cut_element.empty()) {
      out += fmt::format(" <span class=\"in\">in <code>{}</code></span>", html_text(first.cut_element));
    }
    out += ' ' + rule_place(first);
    if (size > 1) out += fmt::format(" <span class=\"n\">{}</span>", count(size, "block"));
    out += "</summary>\n";
    for (std::size_t i = run.begin; i < run.end; ++i) {
      out += block_html(explanation.blocks[i], i > run.begin ? &explanation.blocks[i - 1] : nullptr);
    }
    out += "</details>\n";
  }
  return out;
}

}  // namespace presscut::format
