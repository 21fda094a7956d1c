// Element names as numbers. Those the program speaks of are enumerators; a page's other names (custom elements) get
// numbers of its own, which Document::tag_name() turns back.
#pragma once

#include <cstdint>
#include <string_view>

// clang-format off
#define PRESSCUT_TAGS(X) \
  X(a) X(abbr) X(acronym) X(address) X(applet) X(area) X(article) X(aside) X(audio) X(b) X(base) X(bdi) X(bdo) X(big) \
  X(blockquote) X(body) X(br) X(button) X(canvas) X(caption) X(center) X(cite) X(code) X(col) X(colgroup) X(data) \
  X(datalist) X(dd) X(del) X(details) X(dfn) X(dialog) X(dir) X(div) X(dl) X(dt) X(em) X(embed) X(fieldset) \
  X(figcaption) X(figure) X(font) X(footer) X(form) X(frame) X(frameset) X(h1) X(h2) X(h3) X(h4) X(h5) X(h6) X(head) \
  X(header) X(hgroup) X(hr) X(html) X(i) X(iframe) X(img) X(input) X(ins) X(kbd) X(label) X(legend) X(li) X(link) \
  X(main) X(map) X(mark) X(math) X(menu) X(meta) X(meter) X(nav) X(nobr) X(noframes) X(noscript) X(object) X(ol) \
  X(optgroup) X(option) X(output) X(p) X(param) X(picture) X(pre) X(progress) X(q) X(rp) X(rt) X(ruby) X(s) X(samp) \
  X(script) X(search) X(section) X(select) X(small) X(source) X(span) X(strike) X(strong) X(style) X(sub) X(summary) \
  X(sup) X(svg) X(table) X(tbody) X(td) X(textarea) X(tfoot) X(th) X(thead) X(time) X(title) X(tr) X(track) X(tt) \
  X(u) X(ul) X(var) X(video) X(wbr)
// clang-format on

namespace presscut::dom {

enum class Tag : std::uint16_t {
  text,  // not an element: a run of text
#define PRESSCUT_TAG(name) name##_,
  PRESSCUT_TAGS(PRESSCUT_TAG)
#undef PRESSCUT_TAG
  first_unknown  // this and above: Document::tag_name()
};

// Tag::first_unknown if the name, in any case, is none of ours.
Tag tag_named(std::string_view name);
// Precondition: tag < Tag::first_unknown. "" for Tag::text.
std::string_view name_of(Tag tag);

// Whether the element starts a new line by the HTML standard's rendering section (15.3): its text and its neighbours' never
// run together. Custom elements are inline, as in a browser.
bool is_block(Tag tag);
// Whether a line of text ends at its begin and its end: a block, or <br>.
inline bool breaks_line(Tag tag) { return is_block(tag) || tag == Tag::br_; }
// The standard's formatting elements, which misnesting duplicates, but for <a>: it is closed by the next one.
bool is_formatting(Tag tag);
bool is_heading(Tag tag);
// 1 to 6. Precondition: is_heading(tag).
int heading_level(Tag tag);

}  // namespace presscut::dom
