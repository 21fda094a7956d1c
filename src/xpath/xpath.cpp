// The only file that knows libxml2.
#include "xpath/xpath.h"

#include <dlfcn.h>
#include <libxml/hash.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/valid.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <time.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <unordered_map>
#include <utility>

#include "xpath/names.h"

namespace presscut::xpath {

namespace {

using dom::Document;
using dom::NodeId;

// Steps of one evaluation, as libxml2 counts them: nodes looked at, and operators. Most expressions on most
// pages take fewer than the first number; an evaluation that was quick until there is tried again with twice
// as many.
constexpr unsigned long kFirstSteps = 50'000;
constexpr unsigned long kMaxSteps = 50 * kFirstSteps;
// Where libxml2 joins sets of nodes, it compares each with each: a step may cost as much as there are nodes.
constexpr double kQuick = 0.1;  // seconds of processor time
// Processor time of all expressions on a page. Those of the longest public configs take milliseconds on a
// long page.
constexpr double kMaxSeconds = 0.5;
constexpr double kMaxSecondsOfOne = kMaxSeconds / 2;
// Elements and texts. One comparison of all with all cannot be interrupted: at this size it takes about a
// second. The pages of a hundred publishers have 500 to 20,000.
constexpr std::size_t kMaxNodes = 100'000;
// Text that an expression computes is a title, a name or a date.
constexpr std::size_t kMaxText = 16 << 10;

// clang-format off
#define PRESSCUT_LIBXML2_FUNCTIONS(X) \
  X(xmlAddID) X(xmlFreeIDTable) X(xmlInitParser) X(xmlMemGet) X(xmlMemSetup) X(xmlXPathCastToBoolean) \
  X(xmlXPathCastToString) X(xmlXPathCompiledEval) X(xmlXPathCtxtCompile) X(xmlXPathFreeCompExpr) \
  X(xmlXPathFreeContext) X(xmlXPathFreeObject) X(xmlXPathNewContext) X(xmlXPathOrderDocElems) \
  X(xmlXPathSetContextNode)
// clang-format on

// Libxml2 is not linked, since nearly every run does without it: together with ICU and liblzma, which it
// needs, it would add 0.8 ms to each start. A static libxml2.a needs ICU too. So the few functions are looked
// up by name, at the first expression, in the library that the headers are of.
struct Libxml2 {
#define PRESSCUT_MEMBER(name) decltype(&::name) name = nullptr;
  PRESSCUT_LIBXML2_FUNCTIONS(PRESSCUT_MEMBER)
#undef PRESSCUT_MEMBER
  xmlFreeFunc free = nullptr;
  std::string missing;  // why it cannot be used; "" if it can
};

constexpr const char* kLibrary = LIBXML_VERSION >= 21400 ? "libxml2.so.16" : "libxml2.so.2";

double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

// Ends an evaluation that takes too long. Libxml2 counts its steps, but one step may read the whole page, or
// join long lists. Whatever takes long also allocates; so the time is looked at there, and when it is up no
// more steps are allowed.
class Meter {
 public:
  Meter(xmlXPathContextPtr context, double deadline) : context_(context), deadline_(deadline) {
    current_ = this;
  }
  ~Meter() { current_ = nullptr; }
  Meter(const Meter&) = delete;
  Meter& operator=(const Meter&) = delete;

  static void allocation() {
    if (current_ != nullptr) current_->tick();
  }

 private:
  void tick() {
    constexpr unsigned kAllocationsBetween = 64;  // asking for the time costs as much as several allocations
    if (++allocations_ % kAllocationsBetween != 0 || processor_seconds() < deadline_) return;
    context_->opLimit = 1;
  }

  static thread_local Meter* current_;
  xmlXPathContextPtr context_;
  double deadline_;
  unsigned allocations_ = 0;
};

thread_local Meter* Meter::current_ = nullptr;

// Libxml2's allocator as it was: ours only looks at the time and hands on. Set once, when the library is
// loaded.
struct Allocator {
  xmlFreeFunc free = nullptr;
  xmlMallocFunc malloc = nullptr;
  xmlReallocFunc realloc = nullptr;
  xmlStrdupFunc strdup = nullptr;
};
Allocator allocator;

void* metered_malloc(std::size_t size) {
  Meter::allocation();
  return allocator.malloc(size);
}

void* metered_realloc(void* memory, std::size_t size) {
  Meter::allocation();
  return allocator.realloc(memory, size);
}

Libxml2 load() {
  Libxml2 library;
  void* const handle = dlopen(kLibrary, RTLD_LAZY | RTLD_LOCAL);
  if (handle == nullptr) {
    const char* const why = dlerror();
    library.missing = why != nullptr ? why : kLibrary;
    return library;
  }
  const auto find = [&](auto& function, const char* name) {
    function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(dlsym(handle, name));
    if (function == nullptr) library.missing = std::string(kLibrary) + ": has no " + name;
  };
#define PRESSCUT_FIND(name) find(library.name, #name);
  PRESSCUT_LIBXML2_FUNCTIONS(PRESSCUT_FIND)
#undef PRESSCUT_FIND
  if (!library.missing.empty()) return library;
  library.xmlInitParser();
  library.xmlMemGet(&allocator.free, &allocator.malloc, &allocator.realloc, &allocator.strdup);
  library.xmlMemSetup(allocator.free, metered_malloc, metered_realloc, allocator.strdup);
  library.free = allocator.free;
  return library;
}

const Libxml2& libxml2() {
  static const Libxml2 library = load();
  return library;
}

const xmlChar* xml(const char* s) {
  return reinterpret_cast<const xmlChar*>(s);
}

std::string_view view(const xmlChar* s) {
  return s == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(s));
}

// Libxml2 says in numbers what is wrong.
const char* message_of(int code) {
  switch (code - XML_XPATH_EXPRESSION_OK + XPATH_EXPRESSION_OK) {
    case XPATH_NUMBER_ERROR:
      return "not a number";
    case XPATH_UNFINISHED_LITERAL_ERROR:
      return "a quote is not closed";
    case XPATH_START_LITERAL_ERROR:
      return "a quote is missing";
    case XPATH_INVALID_PREDICATE_ERROR:
      return "not what can stand in [ ]";
    case XPATH_UNCLOSED_ERROR:
      return "a bracket is not closed";
    case XPATH_INVALID_OPERAND:
    case XPATH_INVALID_TYPE:
      return "not a value that can be used here";
    case XPATH_INVALID_ARITY:
      return "too many arguments, or too few";
    case XPATH_MEMORY_ERROR:
      return "takes too much memory";
    case XPATH_ENCODING_ERROR:
    case XPATH_INVALID_CHAR_ERROR:
      return "not a character that can stand here";
    case XPATH_RECURSION_LIMIT_EXCEEDED:
      return "too many brackets in each other";
    default:
      return "not an expression";
  }
}

// An XPath context whose errors are values: nothing is printed.
class Context {
 public:
  explicit Context(xmlDocPtr doc) : context_(libxml2().xmlXPathNewContext(doc)) {
    if (context_ == nullptr) return;
    context_->userData = this;
    context_->error = [](void* self, auto* error) {
      static_cast<Context*>(self)->note(error->int1, error->code);
    };
  }
  ~Context() {
    if (context_ != nullptr) libxml2().xmlXPathFreeContext(context_);
  }
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;

  xmlXPathContextPtr get() const { return context_; }
  void start(unsigned long steps) {
    error_ = {0, "takes too much memory"};
    has_error_ = false;
    context_->opCount = 0;
    context_->opLimit = steps;
  }
  bool is_out_of_steps() const { return context_->opCount >= context_->opLimit; }
  const Error& error() const { return error_; }

 private:
  // The first one says what is wrong.
  void note(int position, int code) {
    if (has_error_) return;
    has_error_ = true;
    error_ = {static_cast<std::size_t>(std::max(position, 0)), message_of(code)};
  }

  xmlXPathContextPtr context_;
  Error error_;
  bool has_error_ = false;
};

Result<xmlXPathCompExprPtr, Error> compile(Context& context, const std::string& expression) {
  if (expression.size() > kMaxExpression) {
    return Error{kMaxExpression, "longer than " + std::to_string(kMaxExpression) + " bytes"};
  }
  if (context.get() == nullptr) return Error{0, "takes too much memory"};
  context.start(kMaxSteps);
  xmlXPathCompExprPtr compiled = libxml2().xmlXPathCtxtCompile(context.get(), xml(expression.c_str()));
  if (compiled == nullptr) return context.error();
  // Libxml2 would look up a function only when it is called, and then print that there is none.
  if (auto unknown = find_unknown_name(expression)) {
    libxml2().xmlXPathFreeCompExpr(compiled);
    return Error{unknown->position, std::move(unknown->message)};
  }
  return compiled;
}

std::string take_string(xmlChar* s) {
  std::string out(view(s));
  if (s != nullptr) libxml2().free(s);
  return out;
}

// No longer than kMaxText, and no character cut in two.
std::string bounded(std::string s) {
  if (s.size() <= kMaxText) return s;
  std::size_t end = kMaxText;
  while (end > 0 && (static_cast<unsigned char>(s[end]) & 0xC0) == 0x80) --end;
  s.resize(end);
  return s;
}

Item item_of(const xmlNode* node) {
  switch (node->type) {
    case XML_ELEMENT_NODE:
    case XML_TEXT_NODE:
      return {static_cast<NodeId>(reinterpret_cast<std::uintptr_t>(node->_private) - 1), ""};
    case XML_DOCUMENT_NODE:
      return {dom::kRoot, ""};
    case XML_ATTRIBUTE_NODE:
      if (node->children != nullptr)
        return {dom::kNoNode, bounded(std::string(view(node->children->content)))};
      break;
    default:  // a namespace, which no page has
      break;
  }
  return {};
}

Value value_of(xmlXPathObjectPtr object) {
  Value value;
  value.holds = libxml2().xmlXPathCastToBoolean(object) != 0;
  if (object->type == XPATH_NODESET) {
    const xmlNodeSet* const set = object->nodesetval;
    const int count = set == nullptr ? 0 : set->nodeNr;
    for (int i = 0; i < count; ++i) value.items.push_back(item_of(set->nodeTab[i]));
  } else {
    value.items.push_back({dom::kNoNode, bounded(take_string(libxml2().xmlXPathCastToString(object)))});
  }
  return value;
}

}  // namespace

// The page as libxml2 sees it. The nodes are ours, and stand in vectors that never grow, so libxml2 must not
// free them.
struct Page::Mirror {
  explicit Mirror(const Document& document);
  ~Mirror() {
    for (const auto& [text, expression] : expressions) libxml2().xmlXPathFreeCompExpr(expression.compiled);
    if (doc.ids != nullptr) libxml2().xmlFreeIDTable(static_cast<xmlIDTablePtr>(doc.ids));
  }
  Mirror(const Mirror&) = delete;
  Mirror& operator=(const Mirror&) = delete;

  const xmlChar* store(std::string_view s) {
    const std::size_t begin = characters.size();
    characters.append(s);
    characters += '\0';
    return xml(characters.data() + begin);
  }
  struct Expression {
    xmlXPathCompExprPtr compiled;
    double seconds;  // used so far
  };
  Result<Expression*, Error> expression(const std::string& text);
  Result<Value, Error> evaluate(Expression& expression, NodeId from);
  void add_attributes(const Document& document, NodeId id);
  void append(NodeId id, NodeId parent);

  xmlDoc doc{};
  std::vector<xmlNode> nodes;  // by NodeId
  std::vector<xmlAttr> attributes;
  std::vector<xmlNode> values;  // of the attributes
  std::string characters;       // names, values and texts, each ended by NUL
  std::unique_ptr<Context> context;
  std::unordered_map<std::string, Expression> expressions;  // by their text
  double seconds = 0;                                       // used so far
  std::uint64_t steps = 0;                                  // taken so far
};

Page::Mirror::Mirror(const Document& document) : nodes(document.size()) {
  std::size_t attribute_count = 0;
  std::size_t bytes = 0;
  for (NodeId id = 0; id < document.size(); ++id) {
    bytes += (document.is_text(id) ? document.text(id).size() : document.tag_name(id).size()) + 1;
    if (document.is_text(id)) continue;
    for (const dom::Attribute& attribute : document.attributes(id)) {
      ++attribute_count;
      bytes += document.attribute_name(attribute.name).size() + attribute.value.size + 2;
    }
  }
  characters.reserve(bytes);
  attributes.reserve(attribute_count);
  values.reserve(attribute_count);

  doc.type = XML_DOCUMENT_NODE;
  doc.doc = &doc;
  for (NodeId id = 0; id < document.size(); ++id) {
    xmlNode& node = nodes[id];
    node._private = reinterpret_cast<void*>(static_cast<std::uintptr_t>(id) + 1);
    node.doc = &doc;
    append(id, document.parent(id));
    if (document.is_text(id)) {
      node.type = XML_TEXT_NODE;
      node.name = xml("text");
      node.content = const_cast<xmlChar*>(store(document.text(id)));
    } else {
      node.type = XML_ELEMENT_NODE;
      node.name = store(document.tag_name(id));
      add_attributes(document, id);
    }
  }
  libxml2().xmlXPathOrderDocElems(&doc);
  context = std::make_unique<Context>(&doc);
}

void Page::Mirror::append(NodeId id, NodeId parent) {
  xmlNode& node = nodes[id];
  if (parent == dom::kNoNode) {  // the root: a document is a node in all but its type
    node.parent = reinterpret_cast<xmlNode*>(&doc);
    doc.children = doc.last = &node;
    return;
  }
  xmlNode& around = nodes[parent];
  node.parent = &around;
  node.prev = around.last;
  if (around.last != nullptr) around.last->next = &node;
  if (around.children == nullptr) around.children = &node;
  around.last = &node;
}

void Page::Mirror::add_attributes(const Document& document, NodeId id) {
  xmlNode& node = nodes[id];
  xmlAttr* before = nullptr;
  for (const dom::Attribute& given : document.attributes(id)) {
    xmlAttr& attribute = attributes.emplace_back();
    xmlNode& value = values.emplace_back();
    attribute.type = XML_ATTRIBUTE_NODE;
    attribute.name = store(document.attribute_name(given.name));
    attribute.children = attribute.last = &value;
    attribute.parent = &node;
    attribute.prev = before;
    attribute.doc = &doc;
    (before == nullptr ? node.properties : before->next) = &attribute;
    before = &attribute;
    value.type = XML_TEXT_NODE;
    value.name = xml("text");
    value.content = const_cast<xmlChar*>(store(document.view(given.value)));
    value.parent = reinterpret_cast<xmlNode*>(&attribute);
    value.doc = &doc;
    // Of several elements with an id, the first has it.
    if (given.name == dom::AttributeName::id && given.value.size > 0) {
      libxml2().xmlAddID(nullptr, &doc, value.content, &attribute);
    }
  }
}

Page::Page(const Document& document) : document_(document) {}
Page::~Page() = default;

Result<Value, Error> Page::evaluate(const std::string& expression, NodeId from) {
  if (!libxml2().missing.empty()) return Error{0, libxml2().missing};
  if (document_.empty()) return Value();
  if (document_.size() > kMaxNodes) return Error{0, "the page is too large for XPath"};
  if (!mirror_) mirror_ = std::make_unique<Mirror>(document_);
  const auto found = mirror_->expression(expression);
  if (!found) return found.error();
  return mirror_->evaluate(*found.value(), from);
}

std::uint64_t Page::steps() const {
  return mirror_ ? mirror_->steps : 0;
}

Result<Page::Mirror::Expression*, Error> Page::Mirror::expression(const std::string& text) {
  if (seconds >= kMaxSeconds) return Error{0, "not tried: the expressions before it took too long"};
  const auto known = expressions.find(text);
  if (known != expressions.end()) return &known->second;
  const auto compiled = compile(*context, text);
  if (!compiled) return compiled.error();
  return &expressions.emplace(text, Expression{compiled.value(), 0}).first->second;
}

Result<Value, Error> Page::Mirror::evaluate(Expression& expression, NodeId from) {
  xmlNode* const node = from == dom::kNoNode ? reinterpret_cast<xmlNode*>(&doc) : &nodes[from];
  xmlXPathObjectPtr object = nullptr;
  for (unsigned long most = kFirstSteps;; most *= 2) {
    const double begin = processor_seconds();
    const double allowed = std::min(kMaxSeconds - seconds, kMaxSecondsOfOne - expression.seconds);
    if (allowed <= 0) return Error{0, "takes too long"};
    context->start(most);
    libxml2().xmlXPathSetContextNode(node, context->get());
    const Meter meter(context->get(), begin + allowed);
    object = libxml2().xmlXPathCompiledEval(expression.compiled, context->get());
    const double taken = processor_seconds() - begin;
    seconds += taken;
    expression.seconds += taken;
    steps += context->get()->opCount;
    const bool may_go_on = most < kMaxSteps && taken < kQuick;
    if (object != nullptr || !context->is_out_of_steps() || !may_go_on) break;
  }
  if (object == nullptr) return context->is_out_of_steps() ? Error{0, "takes too long"} : context->error();
  Value value = value_of(object);
  libxml2().xmlXPathFreeObject(object);
  return value;
}

void Page::take_out(NodeId id) {
  if (!libxml2().missing.empty() || document_.size() > kMaxNodes) return;
  if (!mirror_) mirror_ = std::make_unique<Mirror>(document_);
  xmlNode& node = mirror_->nodes[id];
  if (node.parent == nullptr) return;
  (node.prev != nullptr ? node.prev->next : node.parent->children) = node.next;
  (node.next != nullptr ? node.next->prev : node.parent->last) = node.prev;
  node.parent = node.prev = node.next = nullptr;
}

std::optional<Error> check(const std::string& expression) {
  if (!libxml2().missing.empty()) return Error{0, libxml2().missing};
  Context context(nullptr);
  const auto compiled = compile(context, expression);
  if (!compiled) return compiled.error();
  libxml2().xmlXPathFreeCompExpr(compiled.value());
  return std::nullopt;
}

std::string why_missing() {
  return libxml2().missing;
}

}  // namespace presscut::xpath
