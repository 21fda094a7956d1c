#include "dom/prescan.h"

#include <array>
#include <cstddef>
#include <cstdint>

#include "dom/tag.h"
#include "text/strings.h"

namespace presscut::dom {

namespace {

constexpr std::size_t npos = std::string_view::npos;

// Formatting elements left open are opened again in every later block, so many of them on many blocks would
// multiply. Real pages nest a handful.
constexpr int kMaxFormattingDepth = 64;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool ends_tag_name(char c) {
  return text::is_ascii_space(c) || c == '/' || c == '>';
}

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

// Elements whose end the parser supplies by itself, so an open one does not mean depth.
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

bool is_formatting(Tag tag) {
  switch (tag) {
    case Tag::b_:
    case Tag::big_:
    case Tag::code_:
    case Tag::em_:
    case Tag::font_:
    case Tag::i_:
    case Tag::nobr_:
    case Tag::s_:
    case Tag::small_:
    case Tag::strike_:
    case Tag::strong_:
    case Tag::tt_:
    case Tag::u_:
      return true;
    default:
      return false;
  }
}

// Elements whose content is not markup up to their own end tag.
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

// Whether Markup::plain has it.
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

class Scanner {
 public:
  Scanner(std::string_view html, const PageLimits& limits, Markup markup)
      : html_(html),
        max_depth_(static_cast<int>(limits.depth)),
        max_attributes_(limits.attributes),
        markup_(markup) {
    result_.html.reserve(html.size() / 2 + 64);
  }

  Prescan run() && {
    while (at_ < html_.size()) {
      const std::size_t tag = html_.find('<', at_);
      if (tag == npos) break;
      at_ = tag + 1;
      if (at_ >= html_.size()) break;
      const char c = html_[at_];
      if (is_letter(c)) {
        start_tag(tag);
      } else if (c == '/' && at_ + 1 < html_.size() && is_letter(html_[at_ + 1])) {
        end_tag(tag);
      } else if (html_.compare(at_, 3, "!--") == 0) {
        comment(tag);
      } else if (html_.compare(at_, 8, "![CDATA[") == 0 && foreign_depth_ > 0) {
        const std::size_t end = html_.find("]]>", at_);
        at_ = end == npos ? html_.size() : end + 3;
      } else if (c == '!' || c == '?' || c == '/') {  // doctype or bogus comment: up to the next '>'
        const std::size_t end = html_.find('>', at_);
        at_ = end == npos ? html_.size() : end + 1;
      }
    }
    result_.html.append(html_.substr(copied_));
    return std::move(result_);
  }

 private:
  // Leaves html_[begin, end) out of the result.
  void leave_out(std::size_t begin, std::size_t end) {
    result_.html.append(html_.substr(copied_, begin - copied_));
    copied_ = end;
  }

  // https://html.spec.whatwg.org/multipage/parsing.html#comment-start-state
  void comment(std::size_t begin) {
    const std::size_t text = at_ + 3;
    std::size_t end = npos;
    if (html_.compare(text, 1, ">") == 0) {
      end = text + 1;
    } else if (html_.compare(text, 2, "->") == 0) {
      end = text + 2;
    } else {
      const std::size_t plain = html_.find("-->", text);
      const std::size_t bang = html_.substr(0, plain == npos ? html_.size() : plain).find("--!>", text);
      if (plain != npos) end = plain + 3;
      if (bang != npos) end = bang + 4;
    }
    at_ = end == npos ? html_.size() : end;
    leave_out(begin, at_);
  }

  std::string_view tag_name() {
    const std::size_t begin = at_;
    while (at_ < html_.size() && !ends_tag_name(html_[at_])) ++at_;
    return html_.substr(begin, at_ - begin);
  }

  struct TagEnd {
    bool self_closing = false;
    bool found = false;                // else the page ends inside the tag, which the tokenizer drops
    std::size_t surplus_begin = npos;  // of the attributes that are too many
    std::size_t surplus_end = npos;
  };

  // Past the attributes to behind '>'. `visit(name, value)` sees each.
  template <class Visit>
  TagEnd attributes(Visit&& visit) {
    TagEnd end;
    std::size_t count = 0;
    while (at_ < html_.size()) {
      while (at_ < html_.size() && (text::is_ascii_space(html_[at_]) || html_[at_] == '/')) ++at_;
      if (at_ >= html_.size()) break;
      if (html_[at_] == '>') {
        end.self_closing = html_[at_++ - 1] == '/';
        end.found = true;
        return end;
      }
      if (++count == max_attributes_ + 1) end.surplus_begin = at_;
      const std::size_t name_begin = at_;
      if (html_[at_] == '=') ++at_;  // a name may start with '='
      while (at_ < html_.size() && !ends_tag_name(html_[at_]) && html_[at_] != '=') ++at_;
      const std::string_view name = html_.substr(name_begin, at_ - name_begin);
      while (at_ < html_.size() && text::is_ascii_space(html_[at_])) ++at_;
      std::string_view value;
      if (at_ < html_.size() && html_[at_] == '=') {
        ++at_;
        while (at_ < html_.size() && text::is_ascii_space(html_[at_])) ++at_;
        value = attribute_value();
      }
      visit(name, value);
      if (count > max_attributes_) end.surplus_end = at_;
    }
    return {};
  }

  std::string_view attribute_value() {
    if (at_ >= html_.size() || html_[at_] == '>') return {};
    const char quote = html_[at_];
    if (quote == '"' || quote == '\'') {
      const std::size_t begin = at_ + 1;
      const std::size_t end = html_.find(quote, begin);
      at_ = end == npos ? html_.size() : end + 1;
      return html_.substr(begin, end == npos ? npos : end - begin);
    }
    const std::size_t begin = at_;
    while (at_ < html_.size() && !text::is_ascii_space(html_[at_]) && html_[at_] != '>') ++at_;
    return html_.substr(begin, at_ - begin);
  }

  void start_tag(std::size_t begin) {
    const std::string name = text::to_lower(tag_name());
    const Tag tag = tag_named(name);
    ScannedScript script;
    const TagEnd end = attributes([&](std::string_view attribute, std::string_view value) {
      if (tag != Tag::script_) return;
      if (text::equals_ignoring_case(attribute, "type")) script.type = value;
      if (text::equals_ignoring_case(attribute, "id")) script.id = value;
    });
    if (!end.found) return;
    if (markup_ == Markup::plain && !is_plain(name, tag)) return leave_out(begin, at_);
    if (foreign_depth_ > 0) {
      // Inside <svg> and <math> nothing is raw, and "/>" closes.
      if ((tag == Tag::svg_ || tag == Tag::math_) && !end.self_closing) ++foreign_depth_;
    } else if (tag == Tag::svg_ || tag == Tag::math_) {
      if (!end.self_closing) foreign_depth_ = 1;
    } else if (has_raw_content(tag)) {
      leave_out_surplus(end);
      raw_content(tag, name, script);
      return;
    }
    if ((!end.self_closing || foreign_depth_ == 0) && !keeps_depth(tag)) return leave_out(begin, at_);
    leave_out_surplus(end);
  }

  void leave_out_surplus(const TagEnd& end) {
    if (end.surplus_begin != npos) leave_out(end.surplus_begin, end.surplus_end);
  }

  // False where the start tag just read would nest too deep.
  bool keeps_depth(Tag tag) {
    if (closes_itself(tag)) return true;
    Open& open = open_[static_cast<std::size_t>(tag)];
    const bool too_deep =
        depth_ >= max_depth_ || (is_formatting(tag) && formatting_depth_ >= kMaxFormattingDepth);
    if (too_deep) {
      ++open.dropped;
      return false;
    }
    ++open.kept;
    ++depth_;
    if (is_formatting(tag)) ++formatting_depth_;
    return true;
  }

  void end_tag(std::size_t begin) {
    ++at_;
    const std::string name = text::to_lower(tag_name());
    const Tag tag = tag_named(name);
    const TagEnd end = attributes([](std::string_view, std::string_view) {});
    if (!end.found) return;
    if (markup_ == Markup::plain && !is_plain(name, tag)) return leave_out(begin, at_);
    if ((tag == Tag::svg_ || tag == Tag::math_) && foreign_depth_ > 0) --foreign_depth_;
    if (!closes_itself(tag)) {
      Open& open = open_[static_cast<std::size_t>(tag)];
      if (open.dropped > 0) {
        --open.dropped;
        return leave_out(begin, at_);
      }
      if (open.kept > 0) {
        --open.kept;
        --depth_;
        if (is_formatting(tag)) --formatting_depth_;
      }
    }
    leave_out_surplus(end);
  }

  // https://html.spec.whatwg.org/multipage/parsing.html#script-data-state and its neighbours
  void raw_content(Tag tag, std::string_view name, ScannedScript& script) {
    const std::size_t begin = at_;
    std::size_t end = find_end_tag(name, begin);
    if (tag == Tag::script_) end = end_of_script(name, begin, end);
    at_ = end;
    if (tag == Tag::script_) {
      script.content = html_.substr(begin, end - begin);
      result_.scripts.push_back(script);
    }
    // An unclosed <script> or <style> takes the rest of the page, as in a browser.
    if (tag == Tag::script_ || tag == Tag::style_) leave_out(begin, end);
  }

  std::size_t find_end_tag(std::string_view name, std::size_t from) const {
    while (true) {
      const std::size_t found = html_.find("</", from);
      if (found == npos) return html_.size();
      const std::string_view rest = html_.substr(found + 2);
      if (text::starts_with_ignoring_case(rest, name) &&
          (rest.size() == name.size() || ends_tag_name(rest[name.size()]))) {
        return found;
      }
      from = found + 2;
    }
  }

  // "<!--" followed by "<script" hides the next "</script>", up to "-->" (script data double escaped state).
  std::size_t end_of_script(std::string_view name, std::size_t begin, std::size_t end) const {
    std::size_t from = begin;
    while (true) {
      const std::size_t escape = html_.substr(0, end).find("<!--", from);
      if (escape == npos) return end;
      const std::size_t escape_end = html_.find("-->", escape + 2);
      const std::size_t limit = escape_end == npos ? html_.size() : escape_end;
      const std::size_t inner = text::find_ignoring_case(html_.substr(0, end), "<script", escape);
      if (inner == npos || inner > limit) {
        if (escape_end == npos || escape_end > end) return end;
        from = escape_end + 3;
        continue;
      }
      const std::size_t inner_end = find_end_tag(name, inner + 7);
      if (inner_end >= limit && escape_end != npos) {
        end = find_end_tag(name, escape_end);
        from = escape_end + 3;
      } else {
        end = find_end_tag(name, inner_end < html_.size() ? inner_end + 2 : inner_end);
        from = inner_end;
      }
      if (from >= html_.size()) return html_.size();
    }
  }

  struct Open {
    int kept = 0;
    int dropped = 0;
  };

  std::string_view html_;
  int max_depth_;
  std::size_t max_attributes_;
  Markup markup_;
  std::size_t at_ = 0;
  std::size_t copied_ = 0;  // html_ up to here is in the result, or left out of it
  int depth_ = 0;
  int formatting_depth_ = 0;
  int foreign_depth_ = 0;
  // By Tag; custom elements share the last place.
  std::array<Open, static_cast<std::size_t>(Tag::first_unknown) + 1> open_{};
  Prescan result_;
};

}  // namespace

Prescan prescan(std::string_view html, const PageLimits& limits, Markup markup) {
  return Scanner(html, limits, markup).run();
}

}  // namespace presscut::dom
