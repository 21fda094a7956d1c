#include "facts/node_list.h"

#include <algorithm>
#include <iterator>
#include <vector>

#include "facts/entities.h"
#include "facts/none.h"
#include "text/strings.h"
#include "text/unicode.h"

namespace presscut::facts {

namespace {

using nlohmann::json;

// What the systems' node types are in HTML. "" is a container that is no element: what is inside it counts.
struct TypeName {
  std::string_view type, element;
};
constexpr TypeName kTypes[] = {
    {"p", "p"},
    {"paragraph", "p"},
    {"text-paragraph", "p"},
    {"unstyled", "p"},
    {"core/paragraph", "p"},
    {"block", "p"},
    {"textblock", "p"},
    {"text-block", "p"},
    {"html", "div"},
    {"rawhtml", "div"},
    {"richtext", "div"},
    {"rich-text", "div"},
    {"h2", "h2"},
    {"h3", "h3"},
    {"h4", "h4"},
    {"heading", "h2"},
    {"header", "h2"},
    {"subheading", "h2"},
    {"subheader", "h2"},
    {"subheadline", "h2"},
    {"crosshead", "h2"},
    {"core/heading", "h2"},
    {"heading-2", "h2"},
    {"heading-3", "h3"},
    {"heading-4", "h4"},
    {"heading2", "h2"},
    {"heading3", "h3"},
    {"header-two", "h2"},
    {"header-three", "h3"},
    {"ul", "ul"},
    {"unordered-list", "ul"},
    {"bulleted-list", "ul"},
    {"bulletlist", "ul"},
    {"bullet_list", "ul"},
    {"list", "ul"},
    {"ol", "ol"},
    {"ordered-list", "ol"},
    {"orderedlist", "ol"},
    {"ordered_list", "ol"},
    {"numbered-list", "ol"},
    {"li", "li"},
    {"list-item", "li"},
    {"listitem", "li"},
    {"list_item", "li"},
    {"list_element", "li"},
    {"unordered-list-item", "li"},
    {"ordered-list-item", "li"},
    {"blockquote", "blockquote"},
    {"blockquote-quote", "blockquote"},
    {"quote", "blockquote"},
    {"a", "a"},
    {"link", "a"},
    {"hyperlink", "a"},
    {"em", "em"},
    {"strong", "strong"},
    {"b", "b"},
    {"i", "i"},
    {"u", "u"},
    {"br", "br"},
    {"span", "span"},
    {"sub", "sub"},
    {"sup", "sup"},
    {"div", "div"},
};

bool is_text_type(std::string_view type) {
  constexpr std::string_view kTextTypes[] = {"text", "plain", "#text", "span"};
  return std::find(std::begin(kTextTypes), std::end(kTextTypes), type) != std::end(kTextTypes);
}

bool is_running(std::string_view element) {
  return element == "p" || element == "div" || element == "blockquote" || element == "li";
}

const json* entry(const json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() ? nullptr : &*found;
}

std::string_view string_of(const json* value) {
  return value != nullptr && value->is_string() ? std::string_view(value->get_ref<const std::string&>()) : std::string_view();
}

std::string type_of(const json& node) {
  for (const char* key : {"type", "nodeType", "_type", "tagName", "nodeName", "blockName", "name", "kind"}) {
    if (const std::string_view type = string_of(entry(node, key)); !type.empty() && type.size() < 40) return text::to_lower(type);
  }
  return {};
}

// Of portable text the style says what kind of paragraph a block is; of others the level of a heading.
std::string_view element_of(const json& node, std::string_view type) {
  if (type == "block") {
    const std::string_view style = string_of(entry(node, "style"));
    if (style == "h2" || style == "h3" || style == "h4" || style == "blockquote") return style;
  }
  if (const json* level = entry(node, "level"); level != nullptr && level->is_number_integer() && (type == "heading" || type == "header")) {
    const auto number = level->get<std::int64_t>();
    return number <= 2 ? "h2" : number == 3 ? "h3" : "h4";
  }
  for (const TypeName& name : kTypes) {
    if (name.type == type) return name.element;
  }
  return {};
}

const json* children_of(const json& node) {
  for (const char* key : {"children", "content", "nodes", "items"}) {
    if (const json* list = entry(node, key); list != nullptr && list->is_array()) return list;
  }
  return nullptr;
}

// The text a node holds as a string, its own or that of its data.
std::string_view own_text(const json& node) {
  for (const char* key : {"text", "content", "value", "html", "data", "body", "rawHtml", "innerHTML"}) {
    if (const std::string_view words = string_of(entry(node, key)); !words.empty()) return words;
  }
  for (const char* key : {"data", "attributes", "props", "content", "text", "value", "attrs"}) {
    const json* inner = entry(node, key);
    if (inner == nullptr || !inner->is_object()) continue;
    for (const char* inner_key : {"text", "content", "html", "value", "body", "rendered"}) {
      if (const std::string_view words = string_of(entry(*inner, inner_key)); !words.empty()) return words;
    }
  }
  return {};
}

bool has_markup(std::string_view s) {
  for (std::size_t at = s.find('<'); at != kNone && at + 2 < s.size(); at = s.find('<', at + 1)) {
    const char next = text::to_lower(s[at + 1] == '/' ? s[at + 2] : s[at + 1]);
    if (next >= 'a' && next <= 'z' && s.find('>', at) != kNone) return true;
  }
  return false;
}

void append_escaped(std::string& out, std::string_view s) {
  for (const char c : s) {
    if (c == '<') {
      out += "&lt;";
    } else if (c == '&') {
      out += "&amp;";
    } else {
      out += c;
    }
  }
}

// A string that may or may not be HTML: where it holds tags or references it is.
void append_text(RenderedText& out, std::string_view s) {
  const bool has_reference = s.find('&') != kNone && s.find(';') != kNone;
  if (has_markup(s) || has_reference) {
    out.html += s;
  } else {
    append_escaped(out.html, s);
  }
  out.text_bytes += text_bytes(s);
}

// A paragraph that holds its text itself; at the top of a list also a bare text (Arc XP).
bool is_flat_paragraph(const json& node) {
  constexpr std::size_t kShortest = 40;  // bytes: shorter texts side by side are parts of one line
  const std::string type = type_of(node);
  const std::string_view words = own_text(node);
  if (type == "text") return words.size() >= kShortest;
  return !words.empty() && is_running(element_of(node, type));
}

}  // namespace

std::size_t text_bytes(std::string_view html) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < html.size(); ++i) {
    if (html[i] == '<') {
      const std::size_t end = html.find('>', i);
      if (end == kNone) break;
      i = end;
      continue;
    }
    ++count;
  }
  return count;
}

bool is_node_list(const json& list) {
  std::size_t paragraphs = 0;
  for (const json& node : list) {
    if (!node.is_object()) continue;
    const bool holds_nodes = children_of(node) != nullptr && element_of(node, type_of(node)) == "p";
    if (holds_nodes || is_flat_paragraph(node)) ++paragraphs;
    if (paragraphs >= 2) return true;
  }
  return false;
}

// With a stack of its own: the tree may be as deep as the data likes.
RenderedText render_node_list(const json& list) {
  struct Place {
    const json* list;
    std::size_t next;
    std::string_view element;
  };
  RenderedText rendered;
  std::vector<Place> open{{&list, 0, {}}};
  const auto close = [&](std::string_view element) {
    if (!element.empty()) rendered.html.append("</").append(element).append(">");
  };
  while (!open.empty()) {
    Place& place = open.back();
    if (place.next == place.list->size()) {
      close(place.element);
      open.pop_back();
      continue;
    }
    const json& node = (*place.list)[place.next++];
    const bool in_list = place.element == "ul" || place.element == "ol";
    if (node.is_string() && !place.element.empty()) {
      if (in_list) rendered.html += "<li>";
      append_text(rendered, string_of(&node));
      if (in_list) rendered.html += "</li>";
      continue;
    }
    if (!node.is_object()) continue;
    const std::string type = type_of(node);
    const json* children = children_of(node);
    const std::string_view words = own_text(node);
    const bool has_element = !element_of(node, type).empty() && type != "span";
    if (!has_element && (is_text_type(type) || (type.empty() && children == nullptr)) && !words.empty()) {
      // At the top a text is a paragraph; further in it is a part of one, and a "<" in it is a "<".
      const bool is_top = place.element.empty() || in_list;
      if (is_top) {
        if (type.empty()) continue;
        const std::string_view around = in_list ? "li" : has_markup(words) && words.find("<p") != kNone ? "div" : "p";
        rendered.html.append("<").append(around).append(">");
        append_text(rendered, words);
        close(around);
      } else {
        append_escaped(rendered.html, words);
        rendered.text_bytes += words.size();
      }
      continue;
    }
    const std::string_view element = element_of(node, type);
    if (element.empty()) continue;
    if (element == "br") {
      rendered.html += "<br>";
      continue;
    }
    if (children == nullptr && words.empty()) continue;
    rendered.html.append("<").append(element).append(">");
    if (children != nullptr) {
      open.push_back({children, 0, element});
      continue;
    }
    append_text(rendered, words);
    close(element);
  }
  return rendered;
}

std::string paragraphs_of(std::string_view flat) {
  if (flat.find("<p") != kNone || flat.find("<br") != kNone || flat.find("<div") != kNone) return std::string(flat);
  if (flat.find("&lt;p") != kNone) return decode_entities(flat);
  std::string html;
  const auto add = [&](std::string_view line) {
    line = text::trim(line);
    if (line.empty()) return;
    html += "<p>";
    const bool has_reference = line.find('&') != kNone && line.find(';') != kNone;
    if (has_reference || has_markup(line)) {
      html += line;
    } else {
      append_escaped(html, line);
    }
    html += "</p>";
  };
  const auto lines = text::split(flat, '\n');
  if (lines.size() != 1) {
    for (const std::string_view line : lines) add(line);
    return html;
  }
  // A full stop between a small letter and a capital with another small one behind: "it.The", "it.”The".
  std::vector<std::size_t> breaks;
  const auto is_lower = [](char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; };
  for (std::size_t i = 2; i + 2 < flat.size(); ++i) {
    if (flat[i] != '.' && flat[i] != '!' && flat[i] != '?') continue;
    std::size_t next = i + 1;
    for (const std::string_view quote : {"\"", "”", "“", "»", "’"}) {
      if (flat.substr(next).starts_with(quote)) {
        next += quote.size();
        break;
      }
    }
    if (next + 1 >= flat.size() || flat[next] < 'A' || flat[next] > 'Z') continue;
    const bool is_word = is_lower(flat[next + 1]) || flat[next + 1] == ' ';
    if (is_word && is_lower(flat[i - 1]) && is_lower(flat[i - 2])) breaks.push_back(next);
  }
  std::size_t begin = 0;
  for (const std::size_t at : breaks) {
    add(flat.substr(begin, at - begin));
    begin = at;
  }
  add(flat.substr(begin));
  return html;
}

}  // namespace presscut::facts
