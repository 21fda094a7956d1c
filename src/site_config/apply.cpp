#include "site_config/apply.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "dom/text_index.h"
#include "facts/author_names.h"
#include "facts/dates.h"
#include "xpath/xpath.h"
#include "text/unicode.h"

namespace presscut::site_config {

namespace {

using dom::NodeId;
using rules::Action;

// A page may grow this many times by replacements, and a little: enough to turn every <br> into a paragraph.
constexpr std::size_t kMaxGrowth = 4;
constexpr std::size_t kSmallPage = 64 << 10;

class Application {
 public:
  Application(const Config& config, const dom::Document& document, facts::PageFacts& facts)
      : config_(config),
        document_(document),
        facts_(facts),
        page_(document),
        is_cut_(document.size(), false) {}

  SiteMarks run() && {
    out_.prunes = config_.prune.value_or(true);
    out_.falls_back = config_.autodetect_on_failure.value_or(true);
    first_that_says(Kind::title, [&](const Directive& directive) { return read_title(directive); });
    first_that_says(Kind::author, [&](const Directive& directive) { return read_authors(directive); });
    first_that_says(Kind::date, [&](const Directive& directive) { return read_published(directive); });
    for (const Directive& directive : config_.directives) cut(directive);
    out_.names_body =
        first_that_says(Kind::body, [&](const Directive& directive) { return read_body(directive); });
    std::stable_sort(out_.marks.begin(), out_.marks.end(),
                     [](const SiteMark& a, const SiteMark& b) { return a.node < b.node; });
    return std::move(out_);
  }

 private:
  // Tries the directives of a kind until one is used; whether there were any. Those tried in vain have
  // rotted.
  template <class Use>
  bool first_that_says(Kind kind, Use use) {
    bool any = false;
    for (const Directive& directive : config_.directives) {
      if (directive.kind != kind) continue;
      any = true;
      if (use(directive)) return true;
      if (!has_failed_) note(directive, "finds nothing");
    }
    return any;
  }

  std::vector<xpath::Item> find(const Directive& directive) {
    has_failed_ = false;
    for (const std::string* expression : {&directive.condition, &directive.value}) {
      if (expression->empty()) continue;
      auto value = page_.evaluate(*expression);
      if (!value) {
        has_failed_ = true;
        note(directive, value.error().message);
        return {};
      }
      if (expression == &directive.value) return std::move(value->items);
      if (!value->holds) return {};
    }
    return {};
  }

  std::string text_of_item(const xpath::Item& item) const {
    return item.node == dom::kNoNode ? text::clean(item.text) : dom::text_of(document_, item.node);
  }

  bool read_title(const Directive& directive) {
    for (const xpath::Item& item : find(directive)) {
      out_.headline = text_of_item(item);
      if (out_.headline.empty()) continue;
      mark(directive, item.node, Action::headline);
      return true;
    }
    return false;
  }

  bool read_authors(const Directive& directive) {
    std::vector<std::string> names;
    for (const xpath::Item& item : find(directive)) {
      facts::add_names(names, facts::author_names(text_of_item(item)));
      mark(directive, item.node, Action::byline);
    }
    if (names.empty()) return false;
    facts_.authors = std::move(names);
    return true;
  }

  bool read_published(const Directive& directive) {
    for (const xpath::Item& item : find(directive)) {
      const std::string date = facts::read_date(text_of_item(item), facts::date_order_of(facts_.language));
      if (date.empty()) continue;
      mark(directive, item.node, Action::published);
      // The page's own data often has the time of day too.
      const bool is_less = facts::is_same_day(date, facts_.published) && !facts::has_zone(date);
      if (!is_less) facts_.published = date;
      return true;
    }
    return false;
  }

  void cut(const Directive& directive) {
    switch (directive.kind) {
      case Kind::strip:
        for (const xpath::Item& item : find(directive)) cut(directive, item.node);
        break;
      case Kind::strip_id_or_class:
      case Kind::strip_image_src:
        if (holds(directive)) cut_by_part(directive);
        break;
      default:
        break;
    }
  }

  bool holds(const Directive& directive) {
    if (directive.condition.empty()) return true;
    const auto value = page_.evaluate(directive.condition);
    if (!value) note(directive, value.error().message);
    return value && value->holds;
  }

  // These two are no XPath: they look for a part of an attribute, as contains() does.
  void cut_by_part(const Directive& directive) {
    const auto has_part = [&](NodeId id, std::string_view attribute) {
      return document_.attribute(id, attribute).find(directive.value) != std::string_view::npos;
    };
    for (NodeId id = 0; id < document_.size();) {
      const bool found =
          !document_.is_text(id) && (directive.kind == Kind::strip_image_src
                                         ? document_.tag(id) == dom::Tag::img_ && has_part(id, "src")
                                         : has_part(id, "class") || has_part(id, "id"));
      if (found) cut(directive, id);
      id = is_cut_[id] ? document_.end(id) : id + 1;
    }
  }

  // The whole page is not cut: themes put names such as "has-sidebar" on it.
  void cut(const Directive& directive, NodeId node) {
    if (node == dom::kNoNode || is_cut_[node] || node == dom::kRoot || document_.tag(node) == dom::Tag::body_)
      return;
    std::fill(is_cut_.begin() + node, is_cut_.begin() + document_.end(node), true);
    mark(directive, node, Action::cut);
    page_.take_out(node);
  }

  bool read_body(const Directive& directive) {
    std::vector<NodeId> nodes;
    for (const xpath::Item& item : find(directive)) {
      if (item.node != dom::kNoNode) nodes.push_back(item.node);
    }
    if (std::none_of(nodes.begin(), nodes.end(), [&](NodeId node) { return has_text(node); })) return false;
    std::sort(nodes.begin(), nodes.end());
    NodeId end = 0;  // of the last one taken: what is inside it is in already
    for (const NodeId node : nodes) {
      if (node < end) continue;
      mark(directive, node, Action::body);
      end = document_.end(node);
    }
    return true;
  }

  bool has_text(NodeId node) const {
    for (NodeId id = node; id < document_.end(node); ++id) {
      if (document_.is_text(id) && !is_cut_[id] && !text::key(document_.text(id)).empty()) return true;
    }
    return false;
  }

  void mark(const Directive& directive, NodeId node, Action action) {
    if (node == dom::kNoNode) return;
    if (marked_ != &directive) {
      marked_ = &directive;
      out_.lines.push_back({config_.files[directive.file], directive.line, Family::other,
                            RuleLayer::site_config, text_of(directive)});
    }
    out_.marks.push_back({node, action, kFirstLine + static_cast<std::uint32_t>(out_.lines.size() - 1)});
  }

  void note(const Directive& directive, std::string_view what) {
    out_.notes.push_back(fmt::format("{}:{}: {}: {}", config_.files[directive.file], directive.line, what,
                                     text_of(directive)));
  }

  const Config& config_;
  const dom::Document& document_;
  facts::PageFacts& facts_;
  xpath::Page page_;
  std::vector<bool> is_cut_;  // by node: inside what is cut
  SiteMarks out_;
  const Directive* marked_ = nullptr;  // out_.lines ends with it
  bool has_failed_ = false;
};

std::size_t count(std::string_view s, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t i = s.find(part); i != std::string_view::npos; i = s.find(part, i + part.size())) ++found;
  return found;
}

std::string replaced(std::string_view s, const Replacement& replacement, std::size_t size) {
  std::string out;
  out.reserve(size);
  std::size_t from = 0;
  for (std::size_t i = s.find(replacement.find); i != std::string_view::npos;
       i = s.find(replacement.find, from)) {
    out.append(s.substr(from, i - from)).append(replacement.replace);
    from = i + replacement.find.size();
  }
  return out.append(s.substr(from));
}

}  // namespace

std::string replace_strings(const Config& config, std::string_view html, std::size_t max_bytes,
                            std::vector<std::string>& notes) {
  std::string text(html);
  const std::size_t limit = std::min(max_bytes, kMaxGrowth * html.size() + kSmallPage);
  for (const Replacement& replacement : config.replacements) {
    const std::size_t times = count(text, replacement.find);
    if (times == 0) continue;
    const std::size_t size =
        text.size() - times * replacement.find.size() + times * replacement.replace.size();
    if (size > text.size() && size > limit) {
      notes.push_back(fmt::format("{}: not replaced, since the page would grow too large: {}",
                                  config.files.front(), replacement.find));
      continue;
    }
    text = replaced(text, replacement, size);
  }
  return text;
}

SiteMarks apply(const Config& config, const dom::Document& document, facts::PageFacts& facts) {
  return Application(config, document, facts).run();
}

}  // namespace presscut::site_config
