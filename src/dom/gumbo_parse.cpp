// The only file that knows gumbo. gumbo builds its tree in an arena; one walk with a stack of its own copies
// it into a Document, and the arena goes. gumbo_destroy_output() is never called: it recurses as deep as the
// page.
#include <gumbo.h>

#include <time.h>

#include <algorithm>
#include <array>
#include <csetjmp>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <new>
#include <optional>
#include <vector>

#include "dom/attribute_scan.h"
#include "dom/parse.h"
#include "dom/plain_branches.h"
#include "dom/plain_reference.h"
#include "dom/prescan.h"
#include "dom/spared_attributes.h"
#include "dom/tag_kinds.h"
#include "text/strings.h"

namespace presscut::dom {

namespace {

// Documents count bytes in 32 bits, and attributes and scripts are among them.
constexpr std::size_t kMaxMarkup = std::size_t{2} << 30;

std::int64_t processor_time() {  // of this thread, in nanoseconds
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return std::int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

// Why gumbo was left before its end.
enum class Escape { none, memory, time, assertion };

// Memory for gumbo, within bounds. Where they end, gumbo is left by longjmp(): its frames hold nothing but
// memory of the arena, so nothing is lost by that.
class Arena {
 public:
  explicit Arena(const PageLimits& limits)
      : left_to_use_(limits.parse_memory),
        ends_(processor_time() +
              static_cast<std::int64_t>(std::min(limits.parse_milliseconds, kMostMilliseconds)) * 1'000'000) {
  }

  std::jmp_buf& way_out() { return way_out_; }

  void* allocate(std::size_t size) {
    size = (size + kBlock - 1) & ~(kBlock - 1);
    if (size == kBlock && returned_ != nullptr) {
      Returned* place = returned_;
      returned_ = place->next;
      return place;
    }
    if (size > left_) refill(size);
    char* place = next_;
    next_ += size;
    left_ -= size;
    return place;
  }

  // How large it is, nobody says, but no place is smaller than a block, and of that size is most of what gumbo asks for: a
  // buffer for each tag's name.
  void take_back(void* place) {
    if (place != nullptr) returned_ = new (place) Returned{returned_};
  }

  [[noreturn]] void escape(Escape why) { std::longjmp(way_out_, static_cast<int>(why)); }

 private:
  struct Returned {
    Returned* next;
  };

  static constexpr std::size_t kBlock = 16;
  static constexpr std::size_t kChunk = std::size_t{1} << 18;  // gumbo takes milliseconds to fill one
  static constexpr std::size_t kMostMilliseconds = 1'000'000'000;

  // No object of this frame lives where it may be left.
  void refill(std::size_t size) {
    const std::size_t chunk = std::max(size, kChunk);
    if (chunk > left_to_use_) escape(Escape::memory);
    if (processor_time() > ends_) escape(Escape::time);
    left_to_use_ -= chunk;
    chunks_.push_back(std::unique_ptr<char[]>(new char[chunk]));
    next_ = chunks_.back().get();
    left_ = chunk;
  }

  std::vector<std::unique_ptr<char[]>> chunks_;
  char* next_ = nullptr;
  std::size_t left_ = 0;
  Returned* returned_ = nullptr;
  std::size_t left_to_use_;
  std::int64_t ends_;
  std::jmp_buf way_out_;
};

// gumbo's tags as ours, where we have a name for them.
const std::array<Tag, GUMBO_TAG_LAST>& tags_of_gumbo() {
  static const std::array<Tag, GUMBO_TAG_LAST> tags = [] {
    std::array<Tag, GUMBO_TAG_LAST> all{};
    for (std::size_t i = 0; i < all.size(); ++i)
      all[i] = tag_named(gumbo_normalized_tagname(static_cast<GumboTag>(i)));
    return all;
  }();
  return tags;
}

std::string tag_name(const GumboElement& element) {
  if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
  // gumbo_tag_from_original_text() ends it at vertical tabs, too.
  const std::string_view tag(element.original_tag.data, element.original_tag.length);
  const std::string_view name = tag.substr(std::min<std::size_t>(tag.size(), 1));
  return text::to_lower(name.substr(0, static_cast<std::size_t>(std::ranges::find_if(name, ends_tag_name) - name.begin())));
}

bool has_attribute(const GumboElement& element, const char* name) {
  return gumbo_get_attribute(&element.attributes, name) != nullptr;
}

// Whether what stands inside is text of the page. A <template> is inert, unless it declares a shadow root,
// which page savers write to keep what custom elements show.
bool has_content(const GumboNode& node) {
  const GumboElement& element = node.v.element;
  if (node.type == GUMBO_NODE_TEMPLATE)
    return has_attribute(element, "shadowrootmode") || has_attribute(element, "shadowroot");
  return element.tag != GUMBO_TAG_SVG && element.tag != GUMBO_TAG_SCRIPT && element.tag != GUMBO_TAG_STYLE;
}

// From behind an <svg>'s tag to its end tag: what is left of a drawing are its titles.
std::size_t end_of_drawing(std::string_view html, std::size_t at) {
  for (at = html.find('<', at); at != npos && !html.substr(at).starts_with("</"); at = html.find('<', at)) {
    for (int tags = 0; tags < 2; ++tags) {  // <title> and </title>
      at = std::min(html.find('<', at), html.size());
      scan_attributes(html, at, [](std::string_view, std::string_view) {});
    }
  }
  return std::min(at, html.size());
}

// Copies gumbo's tree, and puts back what it was spared.
class Copier {
 public:
  Copier(const Prescan& scanned, PrunedMarkup& shown, DocumentBuilder& builder, std::size_t max_nodes)
      : scanned_(scanned), shown_(shown), builder_(builder), max_nodes_(max_nodes) {}

  enum class Copied { all, too_many_nodes, branch_was_not_plain };
  Copied copy(const GumboNode& root);

 private:
  const Branch* open(const GumboElement& element);
  static bool is_as_shown(const GumboElement& element, const Branch& branch);
  void read_plain(std::size_t begin, std::size_t end);
  void read_start_tag(std::string_view html, std::size_t& at);
  const ScannedTag* find_tag(std::uint32_t offset);
  std::span<const ScannedAttribute> attributes_of(const ScannedTag& tag) const {
    return std::span(scanned_.attributes).subspan(tag.first_attribute, tag.attribute_count);
  }
  void text(std::string_view characters);

  const Prescan& scanned_;
  PrunedMarkup& shown_;
  DocumentBuilder& builder_;
  std::size_t max_nodes_;
  const std::array<Tag, GUMBO_TAG_LAST>& tags_ = tags_of_gumbo();
  std::size_t next_tag_ = 0;  // elements mostly come in the order of their tags
  std::size_t branches_ = 0;  // so far
  AttributeReader attributes_;
  std::string decoded_;
  std::string expanded_;
};

const ScannedTag* Copier::find_tag(std::uint32_t offset) {
  const std::vector<ScannedTag>& tags = scanned_.tags;
  const bool is_known = (next_tag_ == tags.size() || offset <= tags[next_tag_].offset) &&
                        (next_tag_ == 0 || tags[next_tag_ - 1].offset < offset);
  if (!is_known) {
    const auto found =
        std::lower_bound(tags.begin(), tags.end(), offset,
                         [](const ScannedTag& tag, std::uint32_t wanted) { return tag.offset < wanted; });
    next_tag_ = static_cast<std::size_t>(found - tags.begin());
  }
  return next_tag_ < tags.size() && tags[next_tag_].offset == offset ? &tags[next_tag_++] : nullptr;
}

// The branch that the element has instead of content, or null.
const Branch* Copier::open(const GumboElement& element) {
  const Tag tag = element.tag < GUMBO_TAG_LAST ? tags_[element.tag] : Tag::first_unknown;
  if (tag != Tag::first_unknown) {
    builder_.open(tag);
  } else {
    builder_.open(tag_name(element));
  }
  const bool is_implied = element.original_tag.data == nullptr || element.original_tag.length == 0;
  const std::uint32_t offset =
      is_implied ? 0 : shown_.original(static_cast<std::uint32_t>(element.original_tag.data - shown_.html().data()));
  const ScannedTag* spared = is_implied ? nullptr : find_tag(offset);
  if (spared != nullptr) attributes_.read(scanned_.page, attributes_of(*spared), tag, builder_);
  for (unsigned i = 0; spared == nullptr && i < element.attributes.length; ++i) {
    const auto* attribute = static_cast<const GumboAttribute*>(element.attributes.data[i]);
    // Only names of SVG and MathML have capitals.
    const std::string_view name = attribute->name;
    const std::string_view value = shortened_address(attribute->value);
    if (element.tag_namespace == GUMBO_NAMESPACE_HTML) {
      builder_.attribute(name, value);
    } else {
      builder_.attribute(text::to_lower(name), value);
    }
  }
  return is_implied ? nullptr : shown_.branch_of(offset);
}

void Copier::text(std::string_view characters) {
  scanned_.text.expand(characters, expanded_);
  builder_.text(expanded_);
}

bool Copier::is_as_shown(const GumboElement& element, const Branch& branch) {
  const GumboVector& children = element.children;
  if (element.tag_namespace != GUMBO_NAMESPACE_HTML) return false;
  if (is_void(branch.element)) return children.length == 0;
  unsigned i = 0;
  const auto next = [&] { return i < children.length ? static_cast<const GumboNode*>(children.data[i++]) : nullptr; };
  const auto comes_empty = [&](GumboTag tag) {
    const GumboNode* node = next();
    return node != nullptr && node->type == GUMBO_NODE_ELEMENT && node->v.element.tag == tag &&
           node->v.element.children.length == 0;
  };
  const GumboNode* text = next();
  return text != nullptr && text->type == GUMBO_NODE_TEXT && text->v.text.text == kShownText &&
         ((branch.probes & kLink) == 0 || comes_empty(GUMBO_TAG_A)) &&
         ((branch.probes & kButton) == 0 || comes_empty(GUMBO_TAG_BUTTON)) &&
         ((branch.probes & kForm) == 0 || comes_empty(GUMBO_TAG_FORM)) && i == children.length;
}

void Copier::read_start_tag(std::string_view html, std::size_t& at) {
  const auto offset = static_cast<std::uint32_t>(at);
  const std::string_view name = scan_tag_name(html, ++at);
  const Tag tag = tag_named(name);
  if (tag == Tag::first_unknown) {
    builder_.open(text::to_lower(name));
  } else {
    builder_.open(tag);
  }
  const ScannedTag* spared = find_tag(offset);
  const std::size_t attributes_begin = at;
  const TagEnd end = scan_attributes(html, at, [](std::string_view, std::string_view) {});
  if (spared != nullptr) {
    attributes_.read(scanned_.page, attributes_of(*spared), tag, builder_);
  } else {
    attributes_.read(html.substr(attributes_begin, at - attributes_begin), tag, builder_);
  }
  if (is_void(tag) || (tag == Tag::svg_ && end.self_closing)) {
    builder_.close();
  } else if (tag == Tag::svg_) {
    at = end_of_drawing(html, at);
  }
}

// Markup that was not shown: its tree is what it looks like.
void Copier::read_plain(std::size_t begin, std::size_t end) {
  const std::string_view html = std::string_view(scanned_.html).substr(0, end);
  for (std::size_t at = begin; at < html.size() && builder_.size() <= max_nodes_;) {
    if (html[at] != '<') {
      const std::string_view characters = html.substr(at, html.find('<', at) - at);
      at += characters.size();
      if (characters.find('&') == std::string_view::npos) {
        text(characters);
      } else {
        decoded_.clear();
        append_decoded(characters, decoded_);
        text(decoded_);
      }
    } else if (html[at + 1] == '/') {
      builder_.close();
      at = html.find('>', at) + 1;
    } else if (html[at + 1] == '!') {  // an empty comment
      at = html.find('>', at) + 1;
    } else {
      read_start_tag(html, at);
    }
  }
}

Copier::Copied Copier::copy(const GumboNode& root) {
  struct Place {
    const GumboNode* node;
    unsigned next_child;
  };
  std::vector<Place> open_elements;
  open(root.v.element);
  open_elements.push_back({&root, 0});
  while (!open_elements.empty()) {
    if (builder_.size() > max_nodes_) return Copied::too_many_nodes;
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
        if (const Branch* branch = open(child->v.element)) {
          if (!is_as_shown(child->v.element, *branch)) return Copied::branch_was_not_plain;
          read_plain(branch->begin, branch->end);
          builder_.close();
          read_plain(branch->siblings, branch->siblings_end);
          ++branches_;
        } else {
          open_elements.push_back({child, 0});
        }
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
  return branches_ == shown_.branches() ? Copied::all : Copied::branch_was_not_plain;
}

// Whether the brackets of a script of JSON do. The default is what reading JSON allows anyway.
bool nests_deeper(std::string_view script, std::size_t depth) {
  if (depth >= PageLimits{}.json_depth) return false;
  std::size_t open = 0;
  for (const char c : script) {
    if ((c == '{' || c == '[') && ++open > depth) return true;
    if ((c == '}' || c == ']') && open > 0) --open;
  }
  return false;
}

Error error_of(Escape why, const PageLimits& limits) {
  switch (why) {
    case Escape::memory:
      return {Reason::out_of_memory,
              "parsing needs more memory than " + limit_text(&PageLimits::parse_memory, limits)};
    case Escape::time:
      return {Reason::timeout,
              "parsing takes longer than " + limit_text(&PageLimits::parse_milliseconds, limits)};
    default:
      return {Reason::crashed, "the HTML parser cannot read this page"};
  }
}

// A thread's arena while gumbo runs, for assertions, which know of nothing.
thread_local Arena* running_arena = nullptr;

// Null, and why, where gumbo was left. No object here has a destructor: a longjmp() would pass it by.
const GumboOutput* run_gumbo(Arena& arena, std::string_view html, Escape& why) {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = [](void* userdata, std::size_t size) {
    return static_cast<Arena*>(userdata)->allocate(size);
  };
  options.deallocator = [](void* userdata, void* place) { static_cast<Arena*>(userdata)->take_back(place); };
  options.userdata = &arena;
  options.max_errors =
      0;  // the default records each error with a copy of the open elements: memory as depth squared
  running_arena = &arena;
  const int escaped = setjmp(arena.way_out());
  if (escaped != 0) {
    running_arena = nullptr;
    why = static_cast<Escape>(escaped);
    return nullptr;
  }
  const GumboOutput* output = gumbo_parse_with_options(&options, html.data(), html.size());
  running_arena = nullptr;
  return output;
}

MarkupSize size_of(const Prescan& scanned) {
  MarkupSize size{scanned.html.size() + scanned.text.size(), scanned.tag_count};
  for (const ScannedAttribute& attribute : scanned.attributes) size.bytes += attribute.value.size;
  for (const ScannedScript& script : scanned.scripts) size.bytes += script.content.size();
  return size;
}

// Nothing where a branch was not as plain as it looked.
Result<std::optional<Document>> parse_shown(const Prescan& scanned, PrunedMarkup shown, const PageLimits& limits) {
  Arena arena(limits);
  Escape why = Escape::none;
  const GumboOutput* output = run_gumbo(arena, shown.html(), why);
  if (output == nullptr) return error_of(why, limits);

  DocumentBuilder builder(size_of(scanned), limits);
  switch (Copier(scanned, shown, builder, limits.nodes).copy(*output->root)) {
    case Copier::Copied::all:
      break;
    case Copier::Copied::branch_was_not_plain:
      return std::optional<Document>();
    case Copier::Copied::too_many_nodes:
      return Error{Reason::too_large, "the page has more nodes than " + limit_text(&PageLimits::nodes, limits)};
  }
  for (const ScannedScript& script : scanned.scripts) {
    const bool is_kept =
        script.content.size() <= limits.json_size && !nests_deeper(script.content, limits.json_depth);
    builder.script(script.type, script.id, is_kept ? script.content : std::string_view());
  }
  return std::optional(std::move(builder).finish());
}

Result<Document> parse_scanned(const Prescan& scanned, const PageLimits& limits) {
  if (scanned.html.size() > kMaxMarkup) return Error{Reason::too_large, "more than 2 GiB of markup"};
  auto document = parse_shown(scanned, PrunedMarkup(scanned.html, scanned.branches), limits);
  if (document && !*document) document = parse_shown(scanned, PrunedMarkup(scanned.html, {}), limits);
  if (!document) return document.error();
  return std::move(**document);
}

}  // namespace

Result<Document> parse_page(std::string_view html, const PageLimits& limits) {
  Result<Document> document = parse_scanned(prescan(html, limits, Markup::all, Sparing::all), limits);
  if (document || document.error().reason != Reason::crashed) return document;
  return parse_scanned(prescan(html, limits, Markup::plain, Sparing::all), limits);
}

Result<Document> parse_unscanned(std::string_view html, const PageLimits& limits) {
  Prescan unscanned;
  unscanned.html = html;
  return parse_scanned(unscanned, limits);
}

Document parse_html_whole(std::string_view html) {
  Result<Document> document = parse_scanned(prescan(html, {}, Markup::all, Sparing::nothing), {});
  return document ? std::move(*document) : parse_html(html);
}

Document parse_html(std::string_view html, const PageLimits& limits) {
  Result<Document> document = parse_page(html, limits);
  return document ? std::move(*document) : parse_plain_text("");
}

}  // namespace presscut::dom

// In place of assert()'s: the build has gumbo call it.
extern "C" [[noreturn]] void presscut_gumbo_assertion_failed(const char* /*assertion*/, const char* /*file*/,
                                                             unsigned /*line*/, const char* /*function*/) {
  using namespace presscut::dom;
  if (running_arena == nullptr) std::abort();
  running_arena->escape(Escape::assertion);
}
