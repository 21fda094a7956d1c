#include "cli/values.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <limits>
#include <optional>

#include "input/encoding_labels.h"
#include "text/edit_distance.h"
#include "text/strings.h"

namespace presscut::cli {
namespace {

template <class T>
struct Word {
  std::string_view word;
  T value;
};

constexpr Word<When> kWhens[] = {{"auto", When::automatic}, {"always", When::always}, {"never", When::never}};
constexpr Word<batch::SandboxMode> kSandboxModes[] = {{"auto", batch::SandboxMode::automatic},
                                                      {"require", batch::SandboxMode::required},
                                                      {"off", batch::SandboxMode::off}};
constexpr Word<Shell> kShells[] = {{"bash", Shell::bash}, {"zsh", Shell::zsh}, {"fish", Shell::fish}};

template <class T, std::size_t N>
std::vector<std::string> words_of(const Word<T> (&table)[N]) {
  std::vector<std::string> words;
  words.reserve(N);
  for (const auto& row : table) words.emplace_back(row.word);
  return words;
}

template <class T, std::size_t N>
std::vector<std::string> names_of(const std::array<T, N>& values) {
  std::vector<std::string> words;
  words.reserve(N);
  for (const T value : values) words.emplace_back(name_of(value));
  return words;
}

template <class T, std::size_t N>
Result<T, std::string> find(const Word<T> (&table)[N], std::string_view word) {
  for (const auto& row : table) {
    if (row.word == word) return row.value;
  }
  return no_such(word, words_of(table));
}

std::optional<std::uint64_t> read_number(std::string_view word) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  if (error != std::errc{} || end != word.data() + word.size()) return std::nullopt;
  return number;
}

}  // namespace

std::vector<std::string> format_words() {
  return names_of(kFormats);
}

std::vector<std::string> field_words() {
  std::vector<std::string> words;
  for (int i = 0; i <= static_cast<int>(Field::body_from); ++i)
    words.emplace_back(name_of(static_cast<Field>(i)));
  return words;
}

std::vector<std::string> family_words() {
  std::vector<std::string> words;
  for (int i = 0; i <= static_cast<int>(Family::other); ++i)
    words.emplace_back(name_of(static_cast<Family>(i)));
  return words;
}

std::vector<std::string> include_words() {
  return names_of(kIncludes);
}
std::vector<std::string> embedded_data_words() {
  return names_of(kEmbeddedData);
}
std::vector<std::string> when_words() {
  return words_of(kWhens);
}
std::vector<std::string> shell_words() {
  return words_of(kShells);
}
std::vector<std::string> sandbox_words() {
  return words_of(kSandboxModes);
}

Result<Format, std::string> read_format(std::string_view word) {
  if (const auto format = format_named(word)) return *format;
  return no_such(word, format_words());
}

Result<Field, std::string> read_field(std::string_view word) {
  if (const auto field = field_named(word)) return *field;
  return no_such(word, field_words());
}

Result<Family, std::string> read_family(std::string_view word) {
  Family family = Family::other;
  if (family_named(word, family)) return family;
  return no_such(word, family_words());
}

Result<Include, std::string> read_include(std::string_view word) {
  if (const auto what = include_named(word)) return *what;
  return no_such(word, include_words());
}
Result<EmbeddedData, std::string> read_embedded_data(std::string_view word) {
  if (const auto when = embedded_data_named(word)) return *when;
  return no_such(word, embedded_data_words());
}
Result<When, std::string> read_when(std::string_view word) {
  return find(kWhens, word);
}
Result<Shell, std::string> read_shell(std::string_view word) {
  return find(kShells, word);
}
Result<batch::SandboxMode, std::string> read_sandbox(std::string_view word) {
  return find(kSandboxModes, word);
}

Result<std::string_view, std::string> read_encoding(std::string_view label) {
  if (input::encoding_named(label) != nullptr) return label;
  return "no such encoding: " + std::string(label) + " (such as utf-8, windows-1252 or shift_jis)";
}

std::vector<std::string> limit_words() {
  std::vector<std::string> words;
  for (const LimitRow& row : limit_rows()) words.emplace_back(row.name);
  return words;
}

std::vector<std::string> limit_beginnings() {
  std::vector<std::string> words = limit_words();
  for (auto& word : words) word += '=';
  return words;
}

Result<LimitSetting, std::string> read_limit(std::string_view word) {
  const std::size_t sign = word.find('=');
  const std::string_view name = word.substr(0, sign);
  const auto rows = limit_rows();
  const auto row = std::find_if(rows.begin(), rows.end(), [&](const LimitRow& r) { return r.name == name; });
  if (row == rows.end()) return no_such(name, limit_words());
  if (sign == std::string_view::npos) return "no size given: " + std::string(word) + " (such as nodes=2M)";
  const auto size = read_size(word.substr(sign + 1));
  if (!size) return size.error();
  if (size.value() > row->most)
    return std::string(name) + " can be " + std::to_string(row->most) + " at most";
  return LimitSetting{&*row, size.value()};
}

Result<std::size_t, std::string> read_size(std::string_view word) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  const std::string_view unit(end, static_cast<std::size_t>(word.data() + word.size() - end));
  int shift = -1;
  if (unit.empty()) shift = 0;
  if (unit.size() == 1) {
    switch (text::to_lower(unit.front())) {
      case 'k':
        shift = 10;
        break;
      case 'm':
        shift = 20;
        break;
      case 'g':
        shift = 30;
        break;
      default:
        break;
    }
  }
  if (error != std::errc{} || number == 0 || shift < 0 ||
      number > std::numeric_limits<std::size_t>::max() >> shift) {
    return "not a size: " + std::string(word) + " (such as 500K, 64M or 1G)";
  }
  return number << shift;
}

Result<std::chrono::milliseconds, std::string> read_seconds(std::string_view word) {
  constexpr double kMost = 1e9;
  // std::from_chars() of a double would have every start load the library of mathematics.
  const std::string text(word);
  char* end = nullptr;
  const double seconds = std::strtod(text.c_str(), &end);
  const bool good = !text.empty() && text.find_first_not_of("0123456789.") == std::string::npos && *end == '\0' && seconds <= kMost;
  const std::chrono::milliseconds time(good ? static_cast<std::int64_t>(seconds * 1000) : 0);
  if (!good || (time.count() == 0 && seconds > 0)) return "not a time in seconds: " + text + " (such as 30 or 0.5)";
  return time;
}

Result<std::size_t, std::string> read_jobs(std::string_view word) {
  constexpr std::size_t kMost = 1024;
  const auto jobs = read_number(word);
  if (!jobs || *jobs == 0 || *jobs > kMost) return "not a number from 1 to 1024: " + std::string(word);
  return static_cast<std::size_t>(*jobs);
}

Result<batch::Shard, std::string> read_shard(std::string_view word) {
  const std::size_t slash = std::min(word.find('/'), word.size());
  const auto number = read_number(word.substr(0, slash));
  const auto count = read_number(word.substr(std::min(slash + 1, word.size())));
  if (!number || !count || *number == 0 || *number > *count)
    return "not a share: " + std::string(word) + " (such as 2/5, the second of five)";
  return batch::Shard{*number, *count};
}

std::string no_such(std::string_view word, const std::vector<std::string>& known) {
  // Of short words most are two slips from one another.
  const std::string near = nearest(word, known);
  const bool is_slip = !near.empty() && text::edit_distance(word, near) * 3 <= word.size();
  return "no such value: " + std::string(word) + (is_slip ? "; did you mean " + near + "?" : "") + " (choose from " +
         join(known, ", ") + ")";
}

std::string join(const std::vector<std::string>& words, std::string_view separator) {
  std::string out;
  for (const auto& word : words) {
    if (!out.empty()) out += separator;
    out += word;
  }
  return out;
}

std::string nearest(std::string_view word, const std::vector<std::string>& known) {
  std::string best;
  std::size_t best_distance = text::kMostSlips + 1;
  for (const auto& candidate : known) {
    const std::size_t distance = text::edit_distance(word, candidate);
    if (distance >= best_distance) continue;
    best_distance = distance;
    best = candidate;
  }
  return best;
}

}  // namespace presscut::cli
