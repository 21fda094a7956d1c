// The only file that knows gumbo. gumbo builds its tree in an arena; one walk with a stack of its own copies it into a
// Document, and the arena goes. gumbo_destroy_output() is never called: it recurses as deep as the page.
#include <gumbo.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "dom/parse.h"
#include "dom/prescan.h"
#include "dom/spared_attributes.h"
#include "text/strings.h"

namespace presscut::dom {

namespace {

class Arena {
 public:
  void* allocate(std::size_t size) {
    size = (size + 15) & ~std::size_t{15};
    if (size > left_) {
      const std::size_t chunk = std::max(size, kChunk);
      chunks_.push_back(std::unique_ptr<char[]>(new char[chunk]));
      next_ = chunks_.back().get();
      left_ = chunk;
    }
    char* place = next_;
    next_ += size;
    left_ -= size;
    return place;
  }

 private:
  static constexpr std::size_t kChunk = std::size_t{1} << 18;
  std::vector<std::unique_ptr<char[]>> chunks_;
  char* next_ = nullptr;
  std::size_t left_ = 0;
};

std::string tag_name(const GumboElement& element) {
  if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
  GumboStringPiece name = element.original_tag;
  gumbo_tag_from_original_text(&name);
  return text::to_lower(std::string_view(name.data, name.length));
}

bool has_attribute(const GumboElement& element, const char* name) {
  return gumbo_get_attribute(&element.attributes, name) != nullptr;
}

// Whether what stands inside is text of the page. A <template> is inert, unless it declares a shadow root, which
// page savers write to keep what custom elements show.
bool has_content(const GumboNode& node) {
  const GumboElement& element = node.v.element;
  if (node.type == GUMBO_NODE_TEMPLATE) return has_attribute(element, "shadowrootmode") || has_attribute(element, "shadowroot");
  return element.tag != GUMBO_TAG_SVG && element.tag != GUMBO_TAG_SCRIPT && element.tag != GUMBO_TAG_STYLE;
}

// Copies gumbo's tree, and puts back what it was spared.
class Copier {
 public:
  Copier(const Prescan& scanned, DocumentBuilder& builder) : scanned_(scanned), builder_(builder) {}
  void copy(const GumboNode& root);

 private:
  void open(const GumboElement& element);
  const ScannedTag* find_tag(const GumboElement& element);
  void text(const char* characters);

  const Prescan& scanned_;
  DocumentBuilder& builder_;
  std::size_t next_tag_ = 0;  // elements mostly come in the order of their tags
  std::string expanded_;
};

const ScannedTag* Copier::find_tag(const GumboElement& element) {
  if (element.original_tag.data == nullptr || element.original_tag.length == 0) return nullptr;  // implied
  const auto offset = static_cast<std::uint32_t>(element.original_tag.data - scanned_.html.data());
  const std::vector<ScannedTag>& tags = scanned_.tags;
  if (next_tag_ >= tags.size() || tags[next_tag_].offset != offset) {
    const auto found = std::lower_bound(tags.begin(), tags.end(), offset,
                                        [](const ScannedTag& tag, std::uint32_t o) { return tag.offset < o; });
    if (found == tags.end() || found->offset != offset) return nullptr;
    next_tag_ = static_cast<std::size_t>(found - tags.begin());
  }
  return &tags[next_tag_++];
}

void Copier::open(const GumboElement& element) {
  builder_.open(tag_name(element));
  if (const ScannedTag* tag = find_tag(element)) {
    read_attributes(tag->attributes, builder_);
    return;
  }
  for (unsigned i = 0; i < element.attributes.length; ++i) {
    const auto* attribute = static_cast<const GumboAttribute*>(element.attributes.data[i]);
    builder_.attribute(attribute->name, shortened_address(attribute->value));
  }
}

void Copier::text(const char* characters) {
  scanned_.text.expand(characters, expanded_);
  builder_.text(expanded_);
}

void Copier::copy(const GumboNode& root) {
  struct Place {
    const GumboNode* node;
    unsigned next_child;
  };
  std::vector<Place> open_elements;
  open(root.v.element);
  open_elements.push_back({&root, 0});
  while (!open_elements.empty()) {
    Place& place = open_elements.back();
    const GumboVector& children = place.node->v.element.children;
    if (place.next_child == children.length || !has_content(*place.node)) {
      builder_.close();
      open_elements.pop_back();
      continue;
    }
    const auto* child = static_cast<const GumboNode*>(children.data[place.next_child++]);
    switch (child->type) {
      case GUMBO_NODE_ELEMENT:
      case GUMBO_NODE_TEMPLATE:
        open(child->v.element);
        open_elements.push_back({child, 0});
        break;
      case GUMBO_NODE_TEXT:
      case GUMBO_NODE_CDATA:
      case GUMBO_NODE_WHITESPACE:
        text(child->v.text.text);
        break;
      default:
        break;  // comments
    }
  }
}

Document parse(std::string_view html, Sparing sparing) {
  const Prescan scanned = prescan(html, kMaxDepth, sparing);

  Arena arena;
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = [](void* userdata, std::size_t size) { return static_cast<Arena*>(userdata)->allocate(size); };
  options.deallocator = [](void*, void*) {};
  options.userdata = &arena;
  options.max_errors = 0;  // the default records each error with a copy of the open elements: memory as depth squared
  const GumboOutput* output = gumbo_parse_with_options(&options, scanned.html.data(), scanned.html.size());

  DocumentBuilder builder(html.size() / 2);
  Copier(scanned, builder).copy(*output->root);
  for (const ScannedScript& script : scanned.scripts) builder.script(script.type, script.id, script.content);
  return std::move(builder).finish();
}

}  // namespace

Document parse_html(std::string_view html) { return parse(html, Sparing::all); }

Document parse_html_whole(std::string_view html) { return parse(html, Sparing::nothing); }

}  // namespace presscut::dom
