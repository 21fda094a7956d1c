// Site configs in the format of FiveFilters' Full-Text RSS: one text file a site, of lines such as
//
//   body: //div[@class='story']          the first that finds text is the article
//   strip: //aside                       an XPath 1.0 expression; what it finds is cut
//   strip_id_or_class: promo             part of an id or a class
//   replace_string(<br><br>): <p>        rewrites the page's HTML before it is read
//   if_page_contains: //h1               the line above counts only where this finds something
//
// A file may also speak of fetching, logging in and rearranging pages; such lines are known, and ignored.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "presscut/rules.h"

namespace presscut::site_config {

enum class Kind : std::uint8_t { title, body, author, date, strip, strip_id_or_class, strip_image_src };

struct Directive {
  Kind kind = Kind::body;
  std::string value;       // an XPath expression, or the part of an id, class or address that is looked for
  std::string condition;   // an XPath expression that must find something too; "" if there is none
  std::uint32_t file = 0;  // in Config::files
  std::uint32_t line = 0;
};

struct Replacement {
  std::string find;  // never empty
  std::string replace;
};

struct Config {
  std::vector<std::string> files;  // read from these, the most particular first
  std::vector<Directive> directives;
  std::vector<Replacement> replacements;
  std::optional<bool> prune;                  // whether what does not look like article is cut from the body
  std::optional<bool> autodetect_on_failure;  // whether the body is looked for elsewhere if none is found

  // Adds what a more general file says: after what this one says.
  void append(Config more);
};

// Something to tell the author of a file.
struct Remark {
  enum class Weight : std::uint8_t {
    fault,
    ignored
  };  // ignored: right, but nothing that concerns a saved page
  RuleError place;
  Weight weight = Weight::fault;
};

// An XPath expression of a file, where it stands.
struct ExpressionPlace {
  std::string expression;
  std::size_t line = 0;
  std::size_t column = 0;
};

struct ReadConfig {
  Config config;
  std::vector<Remark> remarks;
  std::vector<ExpressionPlace> expressions;
};

// Any text gives a config; lines that say nothing are remarked on. `file` names it in messages.
ReadConfig read_config(std::string_view text, std::string_view file);

// Whether a text is a site config rather than a list of rules.
bool is_config(std::string_view text, std::string_view file);

// The directive's name and value, as its line has them.
std::string text_of(const Directive& directive);

}  // namespace presscut::site_config
