#include "facts/embedded_data.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

#include "text/strings.h"

namespace presscut::facts {

namespace {

using nlohmann::json;

// Below this many bytes of text there is no article in it.
constexpr std::size_t kMinText = 200;

// Names of node types that stand for text, in the trees that content systems keep.
constexpr std::array kTextTypes{std::string_view("text"), std::string_view("plain"),
                                std::string_view("#text")};
constexpr std::array kElementTypes{
    std::string_view("p"),          std::string_view("h2"),  std::string_view("h3"),
    std::string_view("h4"),         std::string_view("ul"),  std::string_view("ol"),
    std::string_view("li"),         std::string_view("a"),   std::string_view("em"),
    std::string_view("strong"),     std::string_view("b"),   std::string_view("i"),
    std::string_view("u"),          std::string_view("br"),  std::string_view("span"),
    std::string_view("blockquote"), std::string_view("sub"), std::string_view("sup"),
    std::string_view("div")};
constexpr std::array kParagraphTypes{std::string_view("paragraph"), std::string_view("text-paragraph")};

template <class Names>
bool is_one_of(std::string_view name, const Names& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string_view string_at(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? std::string_view(found->get_ref<const std::string&>())
                                                     : std::string_view();
}

std::string_view type_of(const json& node) {
  for (const char* key : {"type", "tagName", "name", "nodeName"}) {
    if (const std::string_view type = string_at(node, key); !type.empty()) return type;
  }
  return {};
}

std::string_view element_of(std::string_view type) {
  if (is_one_of(type, kParagraphTypes)) return "p";
  if (type == "blockquote-quote") return "blockquote";
  return is_one_of(type, kElementTypes) ? type : std::string_view();
}

const json* children_of(const json& node) {
  for (const char* key : {"children", "content", "nodes"}) {
    const auto found = node.find(key);
    if (found != node.end() && found->is_array()) return &*found;
  }
  return nullptr;
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

struct Rendered {
  std::string html;
  std::size_t text_bytes = 0;
  std::size_t paragraphs = 0;
};

// A list of nodes as HTML. A stack of its own: the tree may be as deep as the data likes.
Rendered render_tree(const json& list) {
  struct Place {
    const json* list;
    std::size_t next;
    std::string_view element;
  };
  Rendered rendered;
  std::vector<Place> open{{&list, 0, {}}};
  while (!open.empty()) {
    Place& place = open.back();
    if (place.next == place.list->size()) {
      if (!place.element.empty()) rendered.html.append("</").append(place.element).append(">");
      open.pop_back();
      continue;
    }
    const json& node = (*place.list)[place.next++];
    if (!node.is_object()) continue;
    const std::string_view type = type_of(node);
    if (is_one_of(type, kTextTypes)) {
      for (const char* key : {"data", "text", "value", "content"}) {
        const std::string_view words = string_at(node, key);
        if (words.empty()) continue;
        append_escaped(rendered.html, words);
        rendered.text_bytes += words.size();
        break;
      }
      continue;
    }
    const std::string_view element = element_of(type);
    const json* children = children_of(node);
    if (element.empty() || children == nullptr) continue;
    rendered.html.append("<").append(element).append(">");
    rendered.paragraphs += element == "p" ? 1 : 0;
    open.push_back({children, 0, element});
  }
  return rendered;
}

bool looks_like_nodes(const json& list) {
  std::size_t paragraphs = 0;
  for (const json& node : list) {
    if (node.is_object() && element_of(type_of(node)) == "p" && children_of(node) != nullptr) ++paragraphs;
  }
  return paragraphs >= 2;
}

// The longest tree of text anywhere in a JSON value.
Rendered longest_tree(const json& root) {
  Rendered best;
  std::vector<const json*> open{&root};
  while (!open.empty()) {
    const json* value = open.back();
    open.pop_back();
    if (value->is_array() && looks_like_nodes(*value)) {
      Rendered rendered = render_tree(*value);
      if (rendered.text_bytes > best.text_bytes) best = std::move(rendered);
      continue;  // what is inside is part of it
    }
    if (!value->is_structured()) continue;
    for (const json& child : *value) {
      if (child.is_structured()) open.push_back(&child);
    }
  }
  return best;
}

// The JSON in a script: the whole of it, or what is assigned to a variable ("window.__STATE__ = {…};").
std::string_view json_in(std::string_view script) {
  script = text::trim(script);
  if (script.starts_with('{') || script.starts_with('[')) return script;
  for (const std::string_view name : {"__APOLLO_STATE__", "__INITIAL_STATE__", "__PRELOADED_STATE__",
                                      "__NEXT_DATA__", "__INITIAL_DATA__"}) {
    const std::size_t at = script.find(name);
    if (at == std::string_view::npos) continue;
    const std::size_t begin = script.find('{', at);
    if (begin == std::string_view::npos || begin > at + name.size() + 8) continue;
    return script.substr(begin);
  }
  return {};
}

// The first JSON value of `s`, whatever follows it.
json first_value(std::string_view s) {
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < s.size(); ++i) {
    const char c = s[i];
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if ((c == '}' || c == ']') && --depth == 0) {
      return json::parse(s.substr(0, i + 1), nullptr, /*allow_exceptions=*/false);
    }
  }
  return json(json::value_t::discarded);
}

// A flat text as paragraphs: a line each.
std::string paragraphs_of(std::string_view flat) {
  if (flat.find("<p") != std::string_view::npos) return std::string(flat);
  std::string html;
  for (const std::string_view line : text::split(flat, '\n')) {
    html += "<p>";
    append_escaped(html, line);
    html += "</p>";
  }
  return html;
}

}  // namespace

std::string embedded_article(const dom::Document& document, const PageFacts& facts) {
  Rendered best;
  for (const dom::Script& script : document.scripts()) {
    if (document.view(script.type) == "application/ld+json") continue;
    const std::string_view candidate = json_in(document.view(script.content));
    if (candidate.size() < kMinText || candidate.find("\"type\"") == std::string_view::npos) continue;
    const json value = first_value(candidate);
    if (value.is_discarded()) continue;
    Rendered rendered = longest_tree(value);
    if (rendered.text_bytes > best.text_bytes) best = std::move(rendered);
  }
  if (best.text_bytes >= kMinText) return best.html;
  for (const LinkedArticle& article : facts.articles) {
    if (article.body.size() >= kMinText) return paragraphs_of(article.body);
  }
  return {};
}

}  // namespace presscut::facts
