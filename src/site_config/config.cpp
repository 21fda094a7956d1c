#include "site_config/config.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "text/strings.h"

namespace presscut::site_config {

namespace {

enum class Use : std::uint8_t {
  directive,
  prune,
  autodetect,
  find,
  replace,
  condition,
  page_link,
  fetching,  // ignored: how the page is fetched and what it is fetched with
  shaping,   // ignored: how the body is rearranged
  testing    // for the tests of the config's author: says nothing of a page
};

struct Row {
  std::string_view name;
  Use use;
  Kind kind = Kind::body;
};

// Every directive of Full-Text RSS and of the programs that read its configs.
constexpr std::array kRows = {
    Row{"title", Use::directive, Kind::title},
    Row{"body", Use::directive, Kind::body},
    Row{"author", Use::directive, Kind::author},
    Row{"date", Use::directive, Kind::date},
    Row{"strip", Use::directive, Kind::strip},
    Row{"strip_attr", Use::directive, Kind::strip},  // the same; meant for //img/@srcset, which is no text
    Row{"strip_id_or_class", Use::directive, Kind::strip_id_or_class},
    Row{"strip_image_src", Use::directive, Kind::strip_image_src},
    Row{"prune", Use::prune},
    Row{"autodetect_on_failure", Use::autodetect},
    Row{"find_string", Use::find},
    Row{"replace_string", Use::replace},
    Row{"if_page_contains", Use::condition},
    Row{"single_page_link", Use::page_link},
    Row{"single_page_link_in_feed", Use::page_link},
    Row{"next_page_link", Use::page_link},
    Row{"http_header", Use::fetching},
    Row{"tidy", Use::fetching},
    Row{"parser", Use::fetching},
    Row{"requires_login", Use::fetching},
    Row{"login_uri", Use::fetching},
    Row{"login_username_field", Use::fetching},
    Row{"login_password_field", Use::fetching},
    Row{"login_extra_fields", Use::fetching},
    Row{"not_logged_in_xpath", Use::fetching},
    Row{"native_ad_clue", Use::fetching},
    Row{"skip_json_ld", Use::fetching},
    Row{"skip_id_or_class", Use::fetching},
    Row{"wrap_in", Use::shaping},
    Row{"move_into", Use::shaping},
    Row{"dissolve", Use::shaping},
    Row{"footnotes", Use::shaping},
    Row{"insert_detected_image", Use::shaping},
    Row{"convert_double_br_tags", Use::shaping},
    Row{"strip_comments", Use::shaping},
    Row{"post_strip_attr", Use::shaping},
    Row{"src_lazy_load_attr", Use::shaping},
    Row{"test_url", Use::testing},
    Row{"test_contains", Use::testing},
};

const Row* row_named(std::string_view name) {
  const auto row =
      std::find_if(kRows.begin(), kRows.end(), [&](const Row& candidate) { return candidate.name == name; });
  return row == kRows.end() ? nullptr : &*row;
}

// "titl" and "strip_id_or_classs": one letter too few, too many, or another.
bool is_nearly(std::string_view typed, std::string_view name) {
  const auto same_begin = static_cast<std::size_t>(
      std::mismatch(typed.begin(), typed.end(), name.begin(), name.end()).first - typed.begin());
  typed.remove_prefix(same_begin);
  name.remove_prefix(same_begin);
  while (!typed.empty() && !name.empty() && typed.back() == name.back()) {
    typed.remove_suffix(1);
    name.remove_suffix(1);
  }
  return typed.size() <= 1 && name.size() <= 1;
}

// The longest of the public configs has some 300 lines.
constexpr std::size_t kMaxDirectives = 1000;
constexpr std::size_t kMaxReplacements = 200;  // each reads the whole page

bool is_xpath(Kind kind) {
  return kind != Kind::strip_id_or_class && kind != Kind::strip_image_src;
}

bool is_yes(std::string_view value) {
  return text::equals_ignoring_case(value, "yes") || text::equals_ignoring_case(value, "true");
}

struct Line {
  std::string_view whole;  // trimmed
  std::size_t number = 0;
  std::size_t column = 1;  // of its first character

  std::size_t column_of(std::string_view part) const {
    return column + static_cast<std::size_t>(part.data() - whole.data());
  }
};

template <class Visit>
void for_each_line(std::string_view text, Visit&& visit) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view raw = text.substr(0, end);
    Line line{text::trim(raw), number, 1};
    if (!line.whole.empty()) line.column = static_cast<std::size_t>(line.whole.data() - raw.data()) + 1;
    visit(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

class Reader {
 public:
  explicit Reader(std::string_view file) : file_(file) { out_.config.files.emplace_back(file); }

  void read(const Line& line) {
    if (line.whole.empty() || line.whole.front() == '#') return;
    if (line.whole.starts_with("replace_string(")) {
      read_replacement(line);
      return;
    }
    const std::size_t colon = line.whole.find(':');
    const std::string_view name = text::trim(line.whole.substr(0, std::min(colon, line.whole.size())));
    if (name.starts_with("http_header(")) return ignore(line, "http_header", Use::fetching);
    const Row* row = row_named(name);
    if (colon == std::string_view::npos || row == nullptr) return unknown(line, name, colon);
    const std::string_view value = text::trim(line.whole.substr(colon + 1));
    if (value.empty() && row->use != Use::replace) {
      return fault(line, line.column + colon + 1, std::string(name) + ": says nothing");
    }
    read_value(line, *row, value);
  }

  ReadConfig finish() && {
    if (finds_.size() == replaces_.size()) {
      for (std::size_t i = 0; i < finds_.size(); ++i) {
        if (finds_[i].empty()) continue;
        out_.config.replacements.push_back({std::move(finds_[i]), std::move(replaces_[i])});
      }
    } else {
      // Full-Text RSS pairs them by place, and uses none if there are more of one.
      fault(first_pair_, first_pair_.column,
            "find_string " + std::to_string(finds_.size()) + " times, but replace_string " +
                std::to_string(replaces_.size()) + " times: none is used");
    }
    if (out_.config.replacements.size() > kMaxReplacements) out_.config.replacements.resize(kMaxReplacements);
    return std::move(out_);
  }

 private:
  enum class Above : std::uint8_t { nothing, directive, page_link };

  void read_value(const Line& line, const Row& row, std::string_view value) {
    switch (row.use) {
      case Use::directive:
        add_directive(line, row, value);
        break;
      case Use::prune:
        if (!out_.config.prune) out_.config.prune = is_yes(value);
        break;
      case Use::autodetect:
        if (!out_.config.autodetect_on_failure) out_.config.autodetect_on_failure = is_yes(value);
        break;
      case Use::find:
        if (finds_.empty() && replaces_.empty()) first_pair_ = line;
        finds_.emplace_back(value);
        break;
      case Use::replace:
        if (finds_.empty() && replaces_.empty()) first_pair_ = line;
        replaces_.emplace_back(value);
        break;
      case Use::condition:
        add_condition(line, value);
        break;
      case Use::page_link:
        above_ = Above::page_link;
        ignore(line, row.name, row.use);
        break;
      case Use::fetching:
      case Use::shaping:
        ignore(line, row.name, row.use);
        break;
      case Use::testing:
        break;
    }
  }

  void add_directive(const Line& line, const Row& row, std::string_view value) {
    if (above_ == Above::nothing) above_ = Above::directive;
    Directive directive{row.kind, std::string(value), "", 0, static_cast<std::uint32_t>(line.number)};
    if (is_xpath(row.kind)) {
      add_expression(line, value);
    } else {
      std::erase_if(directive.value, [](char c) { return c == '"' || c == '\''; });
      // An empty part would be found in every id.
      if (directive.value.empty())
        return fault(line, line.column_of(value), std::string(row.name) + ": says nothing");
    }
    if (out_.config.directives.size() == kMaxDirectives)
      return fault(line, line.column, "too many directives");
    out_.config.directives.push_back(std::move(directive));
  }

  void add_expression(const Line& line, std::string_view value) {
    out_.expressions.push_back({std::string(value), line.number, line.column_of(value)});
  }

  // Full-Text RSS knows conditions for links to other pages only: where there is one above, it is meant.
  void add_condition(const Line& line, std::string_view value) {
    add_expression(line, value);
    if (above_ == Above::page_link) return ignore(line, "if_page_contains", Use::page_link);
    if (above_ == Above::nothing) {
      return fault(line, line.column, "if_page_contains: no directive stands above it");
    }
    std::string& condition = out_.config.directives.back().condition;
    if (!condition.empty())
      return fault(line, line.column, "if_page_contains: the line above has one already");
    condition = value;
  }

  // What is replaced may hold colons and brackets.
  void read_replacement(const Line& line) {
    constexpr std::string_view kBegin = "replace_string(";
    const std::size_t end = line.whole.find("):");
    if (end == std::string_view::npos) {
      return fault(line, line.column + line.whole.size(),
                   "replace_string: no \"):\" ends what is to be replaced");
    }
    const std::string_view find = line.whole.substr(kBegin.size(), end - kBegin.size());
    if (find.empty()) return fault(line, line.column + kBegin.size(), "replace_string: replaces nothing");
    out_.config.replacements.push_back(
        {std::string(find), std::string(text::trim(line.whole.substr(end + 2)))});
  }

  void unknown(const Line& line, std::string_view name, std::size_t colon) {
    if (colon == std::string_view::npos)
      return fault(line, line.column, "no directive: a line is \"name: value\"");
    const auto near =
        std::find_if(kRows.begin(), kRows.end(), [&](const Row& row) { return is_nearly(name, row.name); });
    std::string message = "no such directive: " + std::string(name);
    if (near != kRows.end()) message += " (did you mean " + std::string(near->name) + "?)";
    fault(line, line.column, std::move(message));
  }

  void fault(const Line& line, std::size_t column, std::string message) {
    out_.remarks.push_back({{file_, line.number, column, std::move(message)}, Remark::Weight::fault});
  }

  void ignore(const Line& line, std::string_view name, Use use) {
    const std::string_view why =
        use == Use::shaping ? "the body is not rearranged" : "a saved page is not fetched";
    out_.remarks.push_back(
        {{file_, line.number, line.column, std::string(name) + ": ignored: " + std::string(why)},
         Remark::Weight::ignored});
  }

  std::string file_;
  ReadConfig out_;
  std::vector<std::string> finds_;
  std::vector<std::string> replaces_;
  Line first_pair_;
  Above above_ = Above::nothing;
};

}  // namespace

void Config::append(Config more) {
  const auto first_file = static_cast<std::uint32_t>(files.size());
  for (Directive& directive : more.directives) directive.file += first_file;
  const auto move_all = [](auto& from, auto& to) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
  };
  move_all(more.files, files);
  move_all(more.directives, directives);
  move_all(more.replacements, replacements);
  if (!prune) prune = more.prune;
  if (!autodetect_on_failure) autodetect_on_failure = more.autodetect_on_failure;
}

ReadConfig read_config(std::string_view text, std::string_view file) {
  Reader reader(file);
  for_each_line(text, [&](const Line& line) { reader.read(line); });
  return std::move(reader).finish();
}

bool is_config(std::string_view text, std::string_view file) {
  if (!file.ends_with(".txt")) return false;
  bool found = false;
  for_each_line(text, [&](const Line& line) {
    if (found || line.whole.empty() || line.whole.front() == '#') return;
    const std::size_t colon = line.whole.find(':');
    found = colon != std::string_view::npos && row_named(text::trim(line.whole.substr(0, colon))) != nullptr;
  });
  return found;
}

std::string text_of(const Directive& directive) {
  const auto row = std::find_if(kRows.begin(), kRows.end(), [&](const Row& candidate) {
    return candidate.use == Use::directive && candidate.kind == directive.kind;
  });
  return std::string(row->name) + ": " + directive.value;
}

}  // namespace presscut::site_config
