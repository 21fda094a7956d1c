// The only file that knows gumbo. gumbo builds its tree in an arena; one walk with a stack of its own copies it into a
// Document, and the arena goes. gumbo_destroy_output() is never called: it recurses as deep as the page.
#include <gumbo.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "dom/parse.h"
#include "dom/prescan.h"
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

// A page saved into one file carries its images as data: addresses of megabytes, which no rule or article needs whole.
constexpr std::size_t kMaxDataUri = 64;

std::string_view shortened(std::string_view value) {
  return value.size() > kMaxDataUri && text::starts_with_ignoring_case(value, "data:") ? value.substr(0, kMaxDataUri) : value;
}

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

void open(DocumentBuilder& builder, const GumboElement& element) {
  builder.open(tag_name(element));
  for (unsigned i = 0; i < element.attributes.length; ++i) {
    const auto* attribute = static_cast<const GumboAttribute*>(element.attributes.data[i]);
    builder.attribute(attribute->name, shortened(attribute->value));
  }
}

void copy(const GumboNode& root, DocumentBuilder& builder) {
  struct Place {
    const GumboNode* node;
    unsigned next_child;
  };
  std::vector<Place> open_elements;
  open(builder, root.v.element);
  open_elements.push_back({&root, 0});
  while (!open_elements.empty()) {
    Place& place = open_elements.back();
    const GumboVector& children = place.node->v.element.children;
    if (place.next_child == children.length || !has_content(*place.node)) {
      builder.close();
      open_elements.pop_back();
      continue;
    }
    const auto* child = static_cast<const GumboNode*>(children.data[place.next_child++]);
    switch (child->type) {
      case GUMBO_NODE_ELEMENT:
      case GUMBO_NODE_TEMPLATE:
        open(builder, child->v.element);
        open_elements.push_back({child, 0});
        break;
      case GUMBO_NODE_TEXT:
      case GUMBO_NODE_CDATA:
      case GUMBO_NODE_WHITESPACE:
        builder.text(child->v.text.text);
        break;
      default:
        break;  // comments
    }
  }
}

}  // namespace

Document parse_html(std::string_view html) {
  const Prescan scanned = prescan(html, kMaxDepth);

  Arena arena;
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = [](void* userdata, std::size_t size) { return static_cast<Arena*>(userdata)->allocate(size); };
  options.deallocator = [](void*, void*) {};
  options.userdata = &arena;
  options.max_errors = 0;  // the default records each error with a copy of the open elements: memory as depth squared
  const GumboOutput* output = gumbo_parse_with_options(&options, scanned.html.data(), scanned.html.size());

  DocumentBuilder builder(scanned.html.size());
  copy(*output->root, builder);
  for (const ScannedScript& script : scanned.scripts) builder.script(script.type, script.id, script.content);
  return std::move(builder).finish();
}

}  // namespace presscut::dom
