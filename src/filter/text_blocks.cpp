#include "filter/text_blocks.h"

#include <algorithm>

#include "filter/thresholds.h"
#include "text/ascii_block.h"
#include "text/strings.h"
#include "text/unicode.h"

namespace presscut::filter {

using dom::Document;
using dom::kNoNode;
using dom::NodeId;
using dom::Tag;
using text::AsciiBlock;

namespace {

constexpr std::uint16_t kSideMatter = kInNav | kInAside | kInFooter | kInForm | kInButton;

// What a node hands down to everything inside it.
struct Inherited {
  std::uint16_t context = 0;
  std::uint8_t heading_level = 0;
  std::uint8_t list_depth = 0;  // 1 in an outermost list
  bool ordered = false;
  bool bold = false;
  bool shown = true;
};

// A table holds data if its cells are short: a table whose cells hold paragraphs lays out the page.
bool is_data_table(const Document& document, NodeId table) {
  std::size_t cells = 0;
  std::size_t rows = 0;
  for (NodeId id = table + 1; id < document.end(table); ++id) {
    switch (document.tag(id)) {
      case Tag::th_:
      case Tag::td_:
        ++cells;
        break;
      case Tag::tr_:
        ++rows;
        break;
      case Tag::table_:
      case Tag::article_:
      case Tag::section_:
      case Tag::h1_:
      case Tag::h2_:
      case Tag::figure_:
        return false;  // data has no such things in it
      default:
        break;
    }
  }
  return rows >= 2 && cells >= 2 * rows;
}

std::uint16_t context_of(const Document& document, NodeId id) {
  switch (document.tag(id)) {
    case Tag::a_:
      return kInLink;
    case Tag::nav_:
    case Tag::menu_:
      return kInNav;
    case Tag::aside_:
      return kInAside;
    case Tag::header_:
      return kInHeader;
    case Tag::footer_:
      return kInFooter;
    case Tag::form_:
    case Tag::fieldset_:
      return kInForm;
    case Tag::figure_:
      return kInFigure;
    case Tag::table_:
      return is_data_table(document, id) ? kInTable : 0;
    case Tag::button_:
    case Tag::label_:
      return kInButton;
    case Tag::li_:
      return kInList;
    case Tag::blockquote_:
      return kInQuote;
    case Tag::pre_:
      return kInCode;
    case Tag::figcaption_:
      return kInCaption;
    default:
      return 0;
  }
}

// Some sites wrap the whole page in a <form>, or the article in an <aside>: what holds most of the text is no side matter.
bool is_main_part(const dom::TextIndex& texts, NodeId id) {
  return texts[id].outside_links() > kMaxSideShare * texts[dom::kRoot].outside_links();
}

// The reading above a word (furigana) belongs to the text only where the page brings the parentheses, <rp>, for writing it in line.
bool is_bare_reading(const Document& document, NodeId id) {
  if (document.tag(id) != Tag::rt_) return false;
  const NodeId before = document.is_text(id - 1) ? document.parent(id - 1) : id - 1;
  return document.tag(before) != Tag::rp_;
}

// A link to the heading itself, for readers to copy, or a named place of old: neither leads away.
bool leads_away(const Document& document, NodeId link, bool in_heading) {
  const std::string_view target = document.attribute(link, "href");
  if (target.empty()) return !document.has_attribute(link, "name");
  return !in_heading || target.front() != '#';
}

// <br>, or the empty <span class="br"> that stands for one where the page is built by script.
bool is_line_break(const Document& document, NodeId id) {
  if (document.tag(id) == Tag::br_) return true;
  return document.tag(id) == Tag::span_ && document.first_child(id) == kNoNode && document.has_class(id, "br");
}

Inherited inherit(const Document& document, const dom::TextIndex& texts, NodeId id, const Inherited& from) {
  Inherited own = from;
  const Tag tag = document.tag(id);
  std::uint16_t context = context_of(document, id);
  if ((context & kSideMatter) != 0 && is_main_part(texts, id)) context = 0;
  if (tag == Tag::a_ && !leads_away(document, id, own.heading_level > 0)) context = 0;
  own.context |= context;
  if (is_never_shown(tag) || is_bare_reading(document, id)) own.shown = false;
  if (dom::is_heading(tag)) own.heading_level = static_cast<std::uint8_t>(dom::heading_level(tag));
  if (tag == Tag::ul_ || tag == Tag::ol_) {
    if (own.list_depth < 255) ++own.list_depth;
    own.ordered = tag == Tag::ol_;
  }
  if (tag == Tag::b_ || tag == Tag::strong_) own.bold = true;
  if (tag == Tag::li_) own.heading_level = 0;  // key points are often a list inside a heading
  return own;
}

BlockKind kind_of(const Inherited& place) {
  if ((place.context & kInCaption) != 0) return BlockKind::caption;
  if (place.heading_level > 0) return BlockKind::heading;
  if ((place.context & kInCode) != 0) return BlockKind::code;
  if ((place.context & kInTable) != 0) return BlockKind::table;
  if ((place.context & kInList) != 0) return BlockKind::list_item;
  if ((place.context & kInQuote) != 0) return BlockKind::quote;
  return BlockKind::paragraph;
}

bool is_sentence_end(char32_t c) {
  return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0x061F || c == 0x06D4 ||
         c == 0x0964;
}

// What may stand between a sentence's end and the space after it.
bool is_closing_mark(char32_t c) {
  return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x201C || c == 0x201D || c == 0x2019 || c == 0xBB || c == 0xAB;
}

constexpr char32_t kFirstCjk = 0x2E80;  // nothing below is CJK

// Abbreviations such as "Jul." and "St." are no longer than this.
constexpr std::size_t kMaxAbbreviation = 3;

bool is_full_width_end(char32_t c) { return c == 0x3002 || c == 0xFF01 || c == 0xFF1F; }

}  // namespace

bool is_never_shown(Tag tag) {
  switch (tag) {
    case Tag::head_:
    case Tag::title_:
    case Tag::script_:
    case Tag::style_:
    case Tag::noscript_:
    case Tag::noframes_:
    case Tag::select_:
    case Tag::datalist_:
    case Tag::textarea_:
    case Tag::iframe_:
    case Tag::object_:
    case Tag::applet_:
    case Tag::audio_:
    case Tag::video_:
    case Tag::canvas_:
    case Tag::svg_:
    case Tag::math_:
    case Tag::progress_:
    case Tag::meter_:
      return true;
    default:
      return false;
  }
}

// Gathers runs of text. There are two at a time: the sentence being read, and what an inline element that is cut
// says in the middle of it.
class BlockBuilder {
 public:
  BlockBuilder(TextBlocks& out, const Document& document, const dom::TextIndex& texts, const Cuts& cuts)
      : out_(out), document_(document), texts_(texts), cuts_(cuts) {}

  void run() {
    std::vector<Inherited> inherited(1);
    std::vector<NodeId> open;  // elements around the current node
    for (NodeId id = 0; id < document_.size();) {
      while (!open.empty() && document_.end(open.back()) <= id) {
        leave(open.back());
        open.pop_back();
        inherited.pop_back();
      }
      if (document_.is_text(id)) {
        const bool cut_alone = cut_root_ == kNoNode && cuts_.marked(id);  // a text, not an element: site configs can
        if (cut_alone) enter(id);
        add_text(id, inherited.back());
        if (cut_alone) leave(id);
        ++id;
        continue;
      }
      Inherited own = inherit(document_, texts_, id, inherited.back());
      if (!own.shown) {
        id = document_.end(id);
        continue;
      }
      enter(id);
      open.push_back(id);
      inherited.push_back(own);
      ++id;
    }
    while (!open.empty()) {
      leave(open.back());
      open.pop_back();
    }
    finish(main_);
    finish(aside_);
    std::stable_sort(out_.blocks_.begin(), out_.blocks_.end(), [](const TextBlock& a, const TextBlock& b) { return a.first < b.first; });
  }

 private:
  struct Run {
    TextBlock block;
    Inherited place;
    std::string raw;
    NodeId list_item = kNoNode;
    int breaks = 0;       // <br>s since the last text
    bool all_link = true;
    bool at_element_edge = false;
    bool ends_sentence = false;
    bool ends_with_stop = false;
  };

  Run& current() { return cut_root_ != kNoNode && cut_is_inline_ ? aside_ : main_; }

  void enter(NodeId id) {
    const Tag tag = document_.tag(id);
    if (cut_root_ == kNoNode && cuts_.marked(id)) {
      cut_root_ = id;
      cut_ = &cuts_.cut_of(id);
      cut_is_inline_ = !dom::is_block(tag) && !main_.raw.empty();
      if (!cut_is_inline_) finish(main_);
    } else if (cut_root_ != kNoNode && kept_root_ == kNoNode && cuts_.kept(id)) {
      finish(current());
      kept_root_ = id;
    }
    if (dom::is_block(tag)) {
      finish(current());
      containers_.push_back(id);
    } else if (is_line_break(document_, id)) {
      Run& run = current();
      ++run.breaks;
      const bool ends_paragraph = run.breaks >= 2 || (run.block.characters >= kMinBrokenLine && run.ends_sentence);
      if (ends_paragraph && (run.block.context & kInCode) == 0) {
        finish(run);
      } else {
        run.raw += '\n';
      }
    }
    if (tag == Tag::li_) item_started_ = id;
    current().at_element_edge = true;
  }

  void leave(NodeId id) {
    current().at_element_edge = true;
    if (dom::is_block(document_.tag(id))) {
      finish(current());
      containers_.pop_back();
    }
    if (id == kept_root_) {
      finish(current());
      kept_root_ = kNoNode;
    }
    if (id == cut_root_) {
      finish(current());
      cut_root_ = kNoNode;
      cut_ = nullptr;
      cut_is_inline_ = false;
    }
  }

  void add_text(NodeId id, const Inherited& place) {
    Run& run = current();
    const std::string_view characters = document_.text(id);
    const Counts counted = count(characters);
    if (counted.characters > 0) {
      if (run.block.first == kNoNode) {
        run.block.first = id;
        run.block.cut = kept_root_ == kNoNode ? cut_ : nullptr;
        run.block.container = containers_.empty() ? dom::kRoot : containers_.back();
        run.place = place;
        run.list_item = item_started_;
        item_started_ = kNoNode;
        run.block.context = place.context;
      }
      run.block.last = id;
      run.breaks = 0;
      run.block.characters += counted.characters;
      run.block.commas += counted.commas;
      run.block.in_cjk += counted.cjk;
      run.block.sentence_ends += counted.sentence_ends;
      run.ends_sentence = counted.ends_sentence;
      run.ends_with_stop = counted.ends_with_stop;
      if ((place.context & kInLink) != 0) {
        run.block.in_links += counted.characters;
      } else {
        run.all_link = false;
      }
      if (place.bold) run.block.in_bold += counted.characters;
    }
    if (run.at_element_edge && place.heading_level > 0 && glues_words(run.raw, characters)) run.raw += ' ';
    run.at_element_edge = false;
    run.raw += characters;
  }

  // In a heading, a kicker and the title are often two elements that only a style sheet sets apart: "SportTeam wins".
  static bool glues_words(std::string_view before, std::string_view after) {
    if (before.empty() || after.empty()) return false;
    std::size_t last = before.size() - 1;
    while (last > 0 && (static_cast<unsigned char>(before[last]) & 0xC0) == 0x80) --last;
    const char32_t end = text::next_code_point(before, last);
    std::size_t first = 0;
    const char32_t begin = text::next_code_point(after, first);
    return text::is_upper(begin) && !text::is_upper(end) && !text::is_space(end) && end != '-' && end != '(' && end != '\'' && end != 0x2019 &&
           end != 0x201E && end != 0x201C && end != 0xAB && end != 0xBB && end != '"' && end != '/';
  }

  struct Counts {
    std::uint32_t characters = 0;
    std::uint32_t cjk = 0;
    std::uint32_t commas = 0;
    std::uint32_t sentence_ends = 0;
    bool ends_sentence = false;   // the last of the text is a sentence's end
    bool ends_with_stop = false;  // or any full stop
  };

  static Counts count(std::string_view s) {
    Counts counts;
    std::size_t word = 0;  // letters of the word just read
    char32_t previous = 0;
    bool end_before = false;
    bool ended = false;  // nothing but space has followed a sentence's end
    for (std::size_t i = 0; i < s.size();) {
      if (text::is_ascii_letter(s[i])) {  // most of most texts
        ended = end_before = counts.ends_with_stop = false;
        previous = static_cast<unsigned char>(s[i]);  // or any letter
        for (; s.size() - i >= AsciiBlock::kSize; i += AsciiBlock::kSize) {  // words and spaces
          AsciiBlock block(s.data() + i);
          block.to_lower();
          if (!block.is_of_words()) break;
          const std::uint64_t spaces = block.equal_to(' ');
          counts.characters += static_cast<std::uint32_t>(AsciiBlock::kSize) - AsciiBlock::count(spaces);
          word = spaces == 0 ? word + AsciiBlock::kSize : AsciiBlock::count_behind_last(spaces);
        }
        for (; i < s.size() && text::is_ascii_letter(s[i]); ++i) {
          ++counts.characters;
          ++word;
        }
        continue;
      }
      const char32_t c = text::next_code_point(s, i);
      if (c == ' ' || text::is_space(c)) {
        if (end_before) ++counts.sentence_ends;
        ended = ended || end_before;
        end_before = false;
        word = 0;
        continue;
      }
      if (text::is_invisible(c)) continue;
      ended = false;
      if (!is_closing_mark(c)) counts.ends_with_stop = c == '.';
      ++counts.characters;
      if (dom::is_comma(c)) ++counts.commas;
      if (c >= kFirstCjk && text::is_cjk(c)) ++counts.cjk;
      if (text::is_letter(c)) {
        ++word;
        end_before = false;
      } else if (is_full_width_end(c)) {
        ++counts.sentence_ends;
        end_before = false;
      } else if (is_sentence_end(c)) {
        // "28. April", "S. Müller", "Jul. 4": a stop after a number or a short word ends no sentence.
        end_before = end_before || c != '.' || word > kMaxAbbreviation || word == 0;
        if (c == '.' && text::is_digit(previous)) end_before = false;
      } else if (!is_closing_mark(c)) {
        end_before = false;
        word = 0;
      }
      previous = c;
    }
    if (end_before) ++counts.sentence_ends;
    counts.ends_sentence = end_before || ended || is_full_width_end(previous);
    return counts;
  }

  void finish(Run& run) {
    if (run.block.first == kNoNode) {
      run.raw.clear();
      run.breaks = 0;
      return;
    }
    TextBlock& block = run.block;
    block.kind = kind_of(run.place);
    block.level = run.place.heading_level;
    if (block.kind == BlockKind::list_item) {
      block.depth = static_cast<std::uint8_t>(run.place.list_depth > 0 ? run.place.list_depth - 1 : 0);
      block.ordered = run.place.ordered;
      block.starts_item = run.list_item != kNoNode;
    }
    // Whatever the word before it, a stop at the end of a long line is a sentence's.
    if (block.sentence_ends == 0 && run.ends_with_stop && block.length() >= kMinRunningText) block.sentence_ends = 1;
    if (!run.all_link) block.context &= static_cast<std::uint16_t>(~kInLink);
    store_text(run);
    out_.blocks_.push_back(block);
    run = Run();
  }

  void store_text(Run& run) {
    std::string shown;
    if (run.block.kind == BlockKind::code) {  // its line breaks are part of what it says
      const std::size_t first = run.raw.find_first_not_of("\r\n");
      const std::size_t last = run.raw.find_last_not_of(" \t\r\n");
      if (first != std::string::npos && last != std::string::npos && first <= last) shown = text::clean_lines(std::string_view(run.raw).substr(first, last - first + 1));
    } else {
      shown = text::clean(run.raw);
    }
    run.block.text = {static_cast<std::uint32_t>(out_.characters_.size()), static_cast<std::uint32_t>(shown.size())};
    out_.characters_ += shown;
  }

  TextBlocks& out_;
  const Document& document_;
  const dom::TextIndex& texts_;
  const Cuts& cuts_;
  Run main_;
  Run aside_;
  std::vector<NodeId> containers_;
  NodeId cut_root_ = kNoNode;
  const Cut* cut_ = nullptr;
  bool cut_is_inline_ = false;
  NodeId kept_root_ = kNoNode;  // inside cut_root_
  NodeId item_started_ = kNoNode;  // an <li> whose first block is still to come
};

TextBlocks::TextBlocks(const Document& document, const dom::TextIndex& texts, const Cuts& cuts) {
  // Most texts have a space for five characters.
  if (!document.empty()) characters_.reserve(texts[dom::kRoot].characters + texts[dom::kRoot].characters / 4);
  BlockBuilder(*this, document, texts, cuts).run();
}

TextBlocks::Range TextBlocks::inside(const Document& document, NodeId node) const {
  const auto by_first = [](const TextBlock& block, NodeId id) { return block.first < id; };
  const auto first = std::lower_bound(blocks_.begin(), blocks_.end(), node, by_first);
  const auto last = std::lower_bound(first, blocks_.end(), document.end(node), by_first);
  return {static_cast<std::size_t>(first - blocks_.begin()), static_cast<std::size_t>(last - blocks_.begin())};
}

}  // namespace presscut::filter
