#include "dom/prescan.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "dom/attribute_scan.h"
#include "dom/plain_svg.h"
#include "dom/spared_attributes.h"
#include "dom/tag.h"
#include "dom/tag_kinds.h"
#include "text/strings.h"

namespace presscut::dom {

namespace {

// Formatting elements left open are opened again in every later block, so many of them on many blocks would
// multiply. Real pages nest a handful.
constexpr int kMaxFormattingDepth = 64;

// Where a string stands next. Asked for from places in order, however often, it looks at each byte once.
class NextPlace {
 public:
  NextPlace(std::string_view in, std::string_view what) : in_(in), what_(what) {}
  std::size_t from(std::size_t begin) {
    const bool is_known = begin >= asked_ && (found_ == npos || begin <= found_);
    if (!is_known || !was_asked_) found_ = in_.find(what_, begin);
    asked_ = begin;
    was_asked_ = true;
    return found_;
  }

 private:
  std::string_view in_;
  std::string_view what_;
  std::size_t asked_ = 0;
  std::size_t found_ = npos;
  bool was_asked_ = false;
};

class Scanner {
 public:
  Scanner(std::string_view html, const PageLimits& limits, Markup markup, Sparing sparing)
      : html_(html),
        max_depth_(static_cast<int>(limits.depth)),
        max_attributes_(limits.attributes),
        markup_(markup),
        spares_(sparing == Sparing::all),
        spares_text_(spares_ && !SparedText::collides(html)),
        comment_end_(html, "-->") {
    result_.page = html;
    result_.html.reserve(html.size() / 4 + 64);
  }

  Prescan run() && {
    while (at_ < html_.size()) {
      const std::size_t tag = html_.find('<', at_);
      if (tag == npos || tag + 1 == html_.size()) break;
      at_ = tag + 1;
      const char c = html_[at_];
      const bool is_markup = is_ascii_letter(c) || c == '/' || c == '!' || c == '?';
      if (!is_markup) continue;
      ++result_.tag_count;
      text_until(tag);
      if (is_ascii_letter(c)) {
        start_tag(tag);
      } else if (c == '/' && at_ + 1 < html_.size() && is_ascii_letter(html_[at_ + 1])) {
        end_tag(tag);
      } else if (html_.compare(at_, 3, "!--") == 0) {
        comment(tag);
      } else if (html_.compare(at_, 8, "![CDATA[") == 0 && foreign_depth_ > 0) {
        const std::size_t end = html_.find("]]>", at_);
        at_ = end == npos ? html_.size() : end + 3;
        branches_.disturb();
      } else {  // doctype or bogus comment: up to the next '>'
        const std::size_t end = html_.find('>', at_);
        at_ = end == npos ? html_.size() : end + 1;
        // "</>" is nothing, but gumbo takes it for the begin of the next tag, whose place and name would be wrong ones.
        if (!has_plaintext_ && html_.compare(tag, 3, "</>") == 0) {
          drop_tag(tag);
        } else {
          branches_.disturb();
        }
      }
      text_begin_ = at_;
    }
    text_until(html_.size());
    result_.html.append(html_.substr(copied_));
    if (spares_text_ && markup_ == Markup::all) result_.branches = std::move(branches_).take();
    return std::move(result_);
  }

 private:
  // Leaves html_[begin, end) out of the result.
  void leave_out(std::size_t begin, std::size_t end) {
    result_.html.append(html_.substr(copied_, begin - copied_));
    copied_ = end;
  }

  // The text since the last tag.
  void text_until(std::size_t end) {
    if (text_begin_ >= end) return;
    if (!spares_text_ || foreign_depth_ > 0) return branches_.disturb();
    leave_out(text_begin_, end);
    const bool in_pre = open_[static_cast<std::size_t>(Tag::pre_)].kept > 0 || has_listing_;
    const bool is_plain = result_.text.write(html_.substr(text_begin_, end - text_begin_),
                                             in_pre ? SparedText::Space::as_it_is : SparedText::Space::as_one, result_.html);
    if (!is_plain || in_pre) branches_.disturb();
    if (branches_.is_in_head() && !std::all_of(html_.begin() + text_begin_, html_.begin() + end, is_space)) branches_.leave_head();
  }

  // In the page.
  TextRange range_of(std::string_view part) const {
    const auto begin = part.empty() ? 0 : static_cast<std::uint32_t>(part.data() - html_.data());
    return {begin, static_cast<std::uint32_t>(part.size())};
  }

  // Of a place that has been passed, in the result.
  std::uint32_t offset_of(std::size_t at) const { return static_cast<std::uint32_t>(result_.html.size() + (at - copied_)); }

  // Leaves out the tag just read.
  void drop_tag(std::size_t begin) {
    leave_out(begin, at_);
    if (!joins_nothing(begin)) result_.html += "<!---->";
  }

  // Whether what stands here can be left out. Where text stays as it is, "&<!-- -->lt;" must not become a reference.
  bool joins_nothing(std::size_t begin) const {
    return (spares_text_ && foreign_depth_ == 0) || begin == 0 || html_[begin - 1] == '>' ||
           is_space(html_[begin - 1]);
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
      const std::size_t plain = comment_end_.from(text);
      const std::size_t bang = html_.substr(0, plain == npos ? html_.size() : plain).find("--!>", text);
      if (plain != npos) end = plain + 3;
      if (bang != npos) end = bang + 4;
    }
    at_ = end == npos ? html_.size() : end;
    if (spares_ && joins_nothing(begin)) return leave_out(begin, at_);
    branches_.disturb();
  }

  void start_tag(std::size_t begin) {
    const std::string_view given_name = scan_tag_name(html_, at_);
    const Tag tag = tag_named(given_name);
    const std::string_view name = lower_case_name(tag, given_name);
    const std::size_t name_end = at_;
    BranchFinder::Start start{tag, html_.substr(begin + 1, name_end - begin - 1), offset_of(begin), offset_of(begin)};
    ScannedScript script;
    bool ends_foreign = false;
    first_attribute_ = result_.attributes.size();
    const TagEnd end = attributes([&](std::string_view attribute, std::string_view value) {
      if (spares_) result_.attributes.push_back({range_of(attribute), range_of(value)});
      if (foreign_depth_ > 0 && tag == Tag::font_)
        ends_foreign = ends_foreign || text::equals_ignoring_case(attribute, "color") ||
                       text::equals_ignoring_case(attribute, "face") ||
                       text::equals_ignoring_case(attribute, "size");
      if (tag != Tag::script_) return;
      if (text::equals_ignoring_case(attribute, "type")) script.type = value;
      if (text::equals_ignoring_case(attribute, "id")) script.id = value;
    });
    if (!end.found) return drop_unfinished(begin, name_end, end);
    if (markup_ == Markup::plain && !is_plain(name, tag)) return drop_tag(begin);
    if (tag == Tag::frameset_) spares_text_ = false;  // in which white space counts, and other text does not
    if (tag == Tag::first_unknown) {
      has_listing_ = has_listing_ || name == "listing";
      // What follows may be no markup, to the page's end or far.
      if (name == "plaintext" || name == "xmp" || name == "noembed") {
        has_plaintext_ = true;
        spares_ = spares_text_ = false;
      }
      if (name == "template") ++template_depth_;
    }
    if (foreign_depth_ > 0) {
      branches_.disturb();
      if (holds_html(name) && !end.self_closing) ++html_in_foreign_;
      if (html_in_foreign_ == 0 && (ends_foreign || ends_foreign_content(name))) foreign_depth_ = 0;
    }
    const bool is_html = foreign_depth_ == 0;
    if (is_html && is_in_select() && ends_select(tag, name)) {
      close_select();
      branches_.disturb();
      if (tag == Tag::select_) return leave_out_surplus(end);
    }
    if (foreign_depth_ > 0) {
      // Inside <svg> and <math> nothing is raw, and "/>" closes.
      if ((tag == Tag::svg_ || tag == Tag::math_) && !end.self_closing) ++foreign_depth_;
      // Strange there, so that the parser may have left it.
      if (tag == Tag::iframe_ || tag == Tag::noframes_ || tag == Tag::textarea_) spares_ = spares_text_ = false;
    } else if (tag == Tag::svg_ || tag == Tag::math_) {
      if (!end.self_closing) foreign_depth_ = 1;
      html_in_foreign_ = 0;
    } else if (has_raw_content(tag)) {
      start.are_attributes_plain = pass_attributes(tag, name, begin, name_end, end);
      start.content = offset_of(at_);
      branches_.start(start);
      // A <select> drops the others' tags, so that what follows is markup; if it is still open, which is not sure.
      if (is_in_select() && tag != Tag::script_) {
        spares_ = spares_text_ = false;
      } else {
        raw_content(tag, name, script);
      }
      return;
    }
    if ((!end.self_closing || foreign_depth_ == 0) && !keeps_depth(tag)) return drop_tag(begin);
    if (!is_html) return trim_attributes(name_end, end);
    start.are_attributes_plain = pass_attributes(tag, name, begin, name_end, end);
    start.content = offset_of(at_);
    start.is_self_closing = end.self_closing;
    branches_.start(start);
    if (tag == Tag::head_ && may_spare_branches()) branches_.begin_head();
    if (tag == Tag::svg_ && !end.self_closing) spare_drawing();
  }

  // The view holds until the next call.
  std::string_view lower_case_name(Tag tag, std::string_view name) {
    if (tag != Tag::first_unknown) return name_of(tag);
    lower_ = text::to_lower(name);
    return lower_;
  }

  // Those of the start tag just read. Whether the parser is not needed to read them.
  bool pass_attributes(Tag tag, std::string_view name, std::size_t begin, std::size_t name_end, const TagEnd& end) {
    if (spare_attributes(tag, name, begin, name_end, end)) return true;
    const std::size_t kept_end = std::min(end.surplus_begin, at_ - 1);
    const std::string_view attributes = html_.substr(name_end, kept_end - name_end);
    const bool is_plain = can_read_attributes(attributes);
    trim_attributes(name_end, end);
    return is_plain;
  }

  // Leaves out the attributes of the start tag just read, if the parser need not see them.
  bool spare_attributes(Tag tag, std::string_view name, std::size_t begin, std::size_t name_end, const TagEnd& end) {
    const std::size_t attributes_end = at_ - 1;  // the '>'
    if (!spares_ || attributes_end <= name_end + 1) return false;
    const std::size_t kept_end = std::min(end.surplus_begin, attributes_end);
    const std::string_view attributes = html_.substr(name_end, kept_end - name_end);
    if (!can_spare_attributes(tag, name, attributes)) return false;
    leave_out(name_end, end.self_closing ? attributes_end - 1 : attributes_end);
    const auto offset = static_cast<std::uint32_t>(result_.html.size() - (name_end - begin));
    const std::size_t count = std::min(result_.attributes.size() - first_attribute_, max_attributes_);
    result_.tags.push_back({offset, static_cast<std::uint32_t>(first_attribute_), static_cast<std::uint32_t>(count)});
    return true;
  }

  // https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inselect
  static bool ends_select(Tag tag, std::string_view name) {
    return tag == Tag::select_ || tag == Tag::input_ || tag == Tag::textarea_ || name == "keygen";
  }

  void close_select() {
    Open& select = open_[static_cast<std::size_t>(Tag::select_)];
    depth_ -= select.kept;
    select.kept = 0;
  }

  // Only a <select> ends an <optgroup> where the next begins.
  bool nests(Tag tag) const { return !closes_itself(tag) || (tag == Tag::optgroup_ && !is_in_select()); }

  bool is_in_select() const { return open_[static_cast<std::size_t>(Tag::select_)].kept > 0; }

  // Leaves out what is in the <svg> just opened.
  void spare_drawing() {
    if (!spares_ || is_in_select()) return;  // a <select> drops an <svg>, not what is in it
    const PlainDrawing drawing = read_plain_drawing(html_, at_);
    if (drawing.end == npos) return;
    for (const std::string_view title : drawing.titles) {
      const auto begin = static_cast<std::size_t>(title.data() - html_.data());
      leave_out(at_, begin);
      at_ = begin + title.size();
    }
    leave_out(at_, drawing.end);
    at_ = drawing.end;
  }

  template <class Visit>
  TagEnd attributes(Visit&& visit) {
    return scan_attributes(html_, at_, visit, max_attributes_);
  }

  // gumbo adds the name of a repeated attribute to the next one's, so it must not see such.
  void trim_attributes(std::size_t name_end, const TagEnd& end) {
    if (has_plaintext_) return leave_out_surplus(end);
    names_.clear();
    std::size_t at = name_end;
    const std::string_view attributes = html_.substr(0, std::min(end.surplus_begin, at_));
    scan_attributes(attributes, at, [&](std::string_view name, std::string_view) {
      const bool is_repeated = std::any_of(names_.begin(), names_.end(), [&](std::string_view before) {
        return text::equals_ignoring_case(before, name);
      });
      if (is_repeated) {
        leave_out(static_cast<std::size_t>(name.data() - html_.data()), at);
        result_.html += "/ ";  // which sets apart what stands on both sides
      } else {
        names_.push_back(name);
      }
    });
    leave_out_surplus(end);
  }

  // The page ends inside a tag, so that it is none; gumbo would compare its attributes first. Not so where it ends in the
  // tag's name: "<title>text</title" is text.
  void drop_unfinished(std::size_t begin, std::size_t name_end, const TagEnd& end) {
    if (name_end == html_.size()) return;
    if (spares_) return leave_out(begin, html_.size());
    leave_out_surplus(end);
  }

  void leave_out_surplus(const TagEnd& end) {
    if (end.surplus_begin != npos) leave_out(end.surplus_begin, end.surplus_end);
  }

  // False where the start tag just read would nest too deep.
  bool keeps_depth(Tag tag) {
    if (!nests(tag)) return true;
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
    const std::string_view given_name = scan_tag_name(html_, at_);
    const Tag tag = tag_named(given_name);
    const std::string_view name = lower_case_name(tag, given_name);
    const std::size_t name_end = at_;
    const TagEnd end = attributes([](std::string_view, std::string_view) {});
    if (!end.found) return drop_unfinished(begin, name_end, end);
    if (markup_ == Markup::plain && !is_plain(name, tag)) return drop_tag(begin);
    if (foreign_depth_ > 0 && tag != Tag::svg_) branches_.disturb();
    if ((tag == Tag::svg_ || tag == Tag::math_) && foreign_depth_ > 0) --foreign_depth_;
    if (tag == Tag::table_ && template_depth_ > 0) branches_.give_up();  // it may not end
    const bool may_not_end = is_in_select() || open_[static_cast<std::size_t>(Tag::table_)].kept > 0;
    if (tag == Tag::pre_ && may_not_end) has_listing_ = true;  // nor that
    if (tag == Tag::first_unknown && name == "template" && template_depth_ > 0) --template_depth_;
    if (html_in_foreign_ > 0 && holds_html(name)) --html_in_foreign_;
    if (nests(tag)) {
      Open& open = open_[static_cast<std::size_t>(tag)];
      if (open.dropped > 0) {
        --open.dropped;
        return drop_tag(begin);
      }
      if (open.kept > 0) {
        --open.kept;
        --depth_;
        if (is_formatting(tag)) --formatting_depth_;
      }
    }
    if (tag == Tag::form_ && !has_plaintext_) part_from_form(begin);
    branches_.end(tag, html_.substr(begin + 2, name_end - begin - 2), offset_of(begin), may_spare_branches());
    // An end tag has no attributes: gumbo takes them for a part of a name that it does not know, and of any name in an
    // <svg> or <math>.
    if (has_plaintext_) return leave_out_surplus(end);
    if (name_end < at_ - 1) leave_out(name_end, at_ - 1);
  }

  // gumbo has text at a form's end follow the form, unless something stands between it and the end tag.
  void part_from_form(std::size_t end_tag) {
    leave_out(end_tag, end_tag);
    result_.html += "<!---->";
  }

  // Elsewhere the parser moves elements, or drops them.
  bool may_spare_branches() const {
    return foreign_depth_ == 0 && template_depth_ == 0 && !is_in_select() &&
           open_[static_cast<std::size_t>(Tag::table_)].kept == 0;
  }

  // https://html.spec.whatwg.org/multipage/parsing.html#script-data-state and its neighbours
  void raw_content(Tag tag, std::string_view name, ScannedScript& script) {
    const std::size_t begin = at_;
    const std::size_t end = tag == Tag::script_ ? end_of_script(begin) : find_end_tag(name, begin);
    at_ = end;
    if (tag == Tag::script_) {
      script.content = html_.substr(begin, end - begin);
      result_.scripts.push_back(script);
    }
    // An unclosed <script> or <style> takes the rest of the page, as in a browser.
    if (spares_ && (tag == Tag::script_ || tag == Tag::style_)) return leave_out(begin, end);
    if (end > begin) branches_.disturb();
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

  bool is_tag_at(std::size_t at, std::string_view begin) const {
    const std::string_view rest = html_.substr(at);
    return rest.size() > begin.size() && text::starts_with_ignoring_case(rest, begin) &&
           ends_tag_name(rest[begin.size()]);
  }

  // "<!--" followed by "<script>" hides the next "</script>", up to "-->".
  std::size_t end_of_script(std::size_t begin) const {
    enum class State { plain, escaped, double_escaped };
    State state = State::plain;
    const auto next = [&](std::size_t from) {
      return state == State::plain ? html_.find('<', from) : html_.find_first_of("<-", from);
    };
    for (std::size_t at = next(begin); at != npos; at = next(at + 1)) {
      if (html_[at] == '-') {
        if (html_.compare(at, 3, "-->") == 0) state = State::plain;
      } else if (is_tag_at(at, "</script")) {
        if (state != State::double_escaped) return at;
        state = State::escaped;
      } else if (state == State::plain) {
        if (html_.compare(at, 4, "<!--") != 0) continue;
        state = State::escaped;
        ++at;  // of "<!-->", these are the "--" too
      } else if (is_tag_at(at, "<script")) {
        state = State::double_escaped;
      }
    }
    return html_.size();
  }

  struct Open {
    int kept = 0;
    int dropped = 0;
  };

  std::string_view html_;
  int max_depth_;
  std::size_t max_attributes_;
  std::size_t first_attribute_ = 0;  // of the start tag that is read, in the result
  Markup markup_;
  std::size_t at_ = 0;
  std::size_t copied_ = 0;  // html_ up to here is in the result, or left out of it
  int depth_ = 0;
  int formatting_depth_ = 0;
  int foreign_depth_ = 0;
  int html_in_foreign_ = 0;  // integration points
  std::size_t text_begin_ = 0;  // the text that is being passed
  bool spares_;
  bool spares_text_;
  bool has_listing_ = false;  // an old <pre>
  bool has_plaintext_ = false;
  int template_depth_ = 0;
  NextPlace comment_end_;
  BranchFinder branches_;
  std::vector<std::string_view> names_;
  std::string lower_;
  // By Tag; custom elements share the last place.
  std::array<Open, static_cast<std::size_t>(Tag::first_unknown) + 1> open_{};
  Prescan result_;
};

}  // namespace

Prescan prescan(std::string_view html, const PageLimits& limits, Markup markup, Sparing sparing) {
  return Scanner(html, limits, markup, sparing).run();
}

}  // namespace presscut::dom
