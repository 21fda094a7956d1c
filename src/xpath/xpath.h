// XPath 1.0 over a page, by libxml2.
//
// The page's tree is shown to libxml2 as one of its own: element names in lower case and without namespaces
// (an <svg> is found by //svg), attributes as they are, ids known to id(). It is built at the first
// expression, and in one piece.
//
// Expressions come from files that somebody else wrote, and pages from anywhere. An evaluation ends after a
// number of steps, all of one expression on a page after an amount of processor time, and all of the page
// after twice that; what it was doing is then an error.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dom/document.h"
#include "presscut/error.h"

namespace presscut::xpath {

// Libxml2's message, without its line end, or our own.
struct Error {
  std::size_t position = 0;  // in the expression, in bytes
  std::string message;
};

struct Item {
  dom::NodeId node = dom::kNoNode;  // an element or a text; kNoNode if it is neither
  std::string text;                 // of an attribute, or what the expression computes
};

struct Value {
  std::vector<Item> items;  // nodes in page order, or one computed text
  bool holds = false;       // as boolean() has it
};

class Page {
 public:
  // Precondition: `document` outlives it.
  explicit Page(const dom::Document& document);
  ~Page();
  Page(const Page&) = delete;
  Page& operator=(const Page&) = delete;

  // What an expression finds from a node, or from the document. Precondition: the node is no text.
  Result<Value, Error> evaluate(const std::string& expression, dom::NodeId from = dom::kNoNode);
  // That all evaluations took so far.
  std::uint64_t steps() const;
  // Later expressions no longer find the node, nor what is in it.
  void take_out(dom::NodeId node);

 private:
  struct Mirror;
  const dom::Document& document_;
  std::unique_ptr<Mirror> mirror_;  // null until the first expression
};

// What is wrong with an expression on any page.
std::optional<Error> check(const std::string& expression);

// Why there is no XPath on this system, "" if there is.
std::string why_missing();

// The longest expression read. The longest of the public site configs has some 700 bytes.
inline constexpr std::size_t kMaxExpression = 4096;

}  // namespace presscut::xpath
