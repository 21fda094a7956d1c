// The options of the C interface: names and words to an ExtractOptions.
#include <charconv>
#include <optional>
#include <string>
#include <string_view>

#include "c/handles.h"
#include "input/encoding_labels.h"
#include "presscut/limits.h"

namespace presscut::c {
namespace {

using Message = std::string;  // "": all is well

Message no_such_value(std::string_view value) {
  return "no such value: " + std::string(value);
}

// Hands on each word between commas, until one is not taken.
template <class Take>
Message for_each_word(std::string_view list, Take take) {
  for (std::size_t begin = 0; !list.empty() && begin <= list.size();) {
    const std::string_view word = list.substr(begin, list.find(',', begin) - begin);
    if (!take(word)) return no_such_value(word);
    begin += word.size() + 1;
  }
  return "";
}

Message set_format(presscut_options& options, std::string_view value) {
  const auto format = format_named(value);
  if (!format) return no_such_value(value);
  options.format = *format;
  return "";
}

Message set_only(presscut_options& options, std::string_view value) {
  std::vector<Field> only;
  Message message = for_each_word(value, [&](std::string_view word) {
    const auto field = field_named(word);
    if (field) only.push_back(*field);
    return field.has_value();
  });
  if (message.empty()) options.only = std::move(only);
  return message;
}

Message set_front_matter(presscut_options& options, std::string_view value) {
  if (value != "yes" && value != "no") return no_such_value(value);
  options.has_front_matter = value == "yes";
  return "";
}

Message set_include(presscut_options& options, std::string_view value) {
  IncludeSet include;
  Message message = for_each_word(value, [&](std::string_view word) {
    const auto what = include_named(word);
    if (what) include.add(*what);
    return what.has_value();
  });
  if (message.empty()) options.extract.include = include;
  return message;
}

Message set_embedded_data(presscut_options& options, std::string_view value) {
  const auto when = embedded_data_named(value);
  if (!when) return no_such_value(value);
  options.extract.embedded_data = *when;
  return "";
}

Message set_encoding(presscut_options& options, std::string_view value) {
  if (!value.empty() && input::encoding_named(value) == nullptr) return no_such_value(value);
  options.extract.hints.encoding = value;
  return "";
}

Message set_url(presscut_options& options, std::string_view value) {
  options.extract.hints.url = value;
  return "";
}

Message set_language(presscut_options& options, std::string_view value) {
  options.extract.hints.language = value;
  return "";
}

Message set_site_config(presscut_options& options, std::string_view value) {
  options.extract.site_config_folder = value;
  return "";
}

std::optional<std::size_t> number(std::string_view value) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error != std::errc{} || end != value.data() + value.size()) return std::nullopt;
  return number;
}

Message set_number(std::size_t& place, std::string_view value, std::size_t most) {
  const auto wanted = number(value);
  if (!wanted) return "not a number: " + std::string(value);
  if (*wanted > most) return "more than " + std::to_string(most) + ": " + std::string(value);
  place = *wanted;
  return "";
}

Message set_max_size(presscut_options& options, std::string_view value) {
  return set_number(options.extract.max_bytes, value, SIZE_MAX);
}

struct OptionRow {
  std::string_view name;
  Message (*set)(presscut_options&, std::string_view);
};

constexpr OptionRow kRows[] = {
    {"format", set_format},
    {"only", set_only},
    {"front-matter", set_front_matter},
    {"include", set_include},
    {"embedded-data", set_embedded_data},
    {"url", set_url},
    {"encoding", set_encoding},
    {"language", set_language},
    {"site-config", set_site_config},
    {"max-size", set_max_size},
};

Message set(presscut_options& options, std::string_view name, std::string_view value) {
  for (const OptionRow& row : kRows) {
    if (row.name == name) return row.set(options, value);
  }
  for (const LimitRow& row : limit_rows()) {
    if (row.name == name) return set_number(options.extract.limits.*row.value, value, row.most);
  }
  return "no such option";
}

}  // namespace
}  // namespace presscut::c

using presscut::c::guarded;
using presscut::c::view;

presscut_options* presscut_options_new() {
  return guarded<presscut_options*>(nullptr, [] { return new presscut_options; });
}

const char* presscut_options_set(presscut_options* options, const char* name, const char* value) {
  if (options == nullptr) return "no options";
  return guarded<const char*>("out of memory", [&]() -> const char* {
    const std::string message = presscut::c::set(*options, view(name), view(value));
    if (message.empty()) return nullptr;
    options->message = std::string(view(name)) + ": " + message;
    return options->message.c_str();
  });
}

void presscut_options_set_rules(presscut_options* options, const presscut_rules* rules) {
  if (options == nullptr) return;
  guarded<int>(0, [&] {
    options->rules = rules != nullptr ? rules->rules : presscut::Rules::defaults();
    return 0;
  });
}

void presscut_options_free(presscut_options* options) {
  delete options;
}
