#include "input/file_names.h"

#include <array>

#include "input/page_reader.h"
#include "text/strings.h"

namespace presscut::input {
namespace {

constexpr auto kPageSuffixes = std::to_array<std::string_view>(
    {".html", ".htm", ".xhtml", ".shtml", ".txt", ".mhtml", ".mht", ".webarchive"});
constexpr auto kArchiveSuffixes =
    std::to_array<std::string_view>({".zip", ".maff", ".wacz", ".tar", ".warc", ".jsonl", ".ndjson"});
constexpr auto kCompressions = std::to_array<std::string_view>({".gz", ".zst", ".xz", ".bz2", ".br"});
constexpr auto kCompressedTars = std::to_array<std::string_view>({".tgz", ".tzst", ".txz", ".tbz", ".tbz2"});

// As browsers name it: Chrome and Firefox in several languages, and Internet Explorer.
constexpr auto kCompanions = std::to_array<std::string_view>(
    {"_files", "-Dateien", "_fichiers", "_archivos", "_file", "_bestanden", ".files"});

bool ends_with(std::string_view s, std::string_view suffix) {
  return s.size() > suffix.size() && text::equals_ignoring_case(s.substr(s.size() - suffix.size()), suffix);
}

template <std::size_t N>
std::string_view suffix_among(std::string_view name, const std::array<std::string_view, N>& suffixes) {
  for (const std::string_view suffix : suffixes) {
    if (ends_with(name, suffix)) return name.substr(name.size() - suffix.size());
  }
  return {};
}

template <std::size_t N>
std::string_view compressed_suffix_among(std::string_view name,
                                         const std::array<std::string_view, N>& suffixes) {
  const std::size_t stem = name.size() - suffix_among(name, kCompressions).size();
  const std::string_view suffix = suffix_among(name.substr(0, stem), suffixes);
  return suffix.empty() ? suffix : name.substr(stem - suffix.size());
}

}  // namespace

std::string_view page_suffix(std::string_view name) {
  return compressed_suffix_among(name, kPageSuffixes);
}

std::string_view archive_suffix(std::string_view name) {
  const std::string_view suffix = suffix_among(name, kCompressedTars);
  return suffix.empty() ? compressed_suffix_among(name, kArchiveSuffixes) : suffix;
}

bool is_archive_name(std::string_view name) {
  return !archive_suffix(name).empty();
}

std::string less_compression(std::string_view name) {
  if (const auto suffix = suffix_among(name, kCompressedTars); !suffix.empty()) {
    return std::string(name.substr(0, name.size() - suffix.size())) + ".tar";
  }
  return std::string(name.substr(0, name.size() - suffix_among(name, kCompressions).size()));
}

std::string entry_name(std::string_view file, std::string_view inside) {
  std::string name(file);
  if (!inside.empty()) name.append("!").append(inside);
  return name;
}

std::string_view companion_of(std::string_view folder) {
  for (const std::string_view ending : kCompanions) {
    if (folder.size() > ending.size() && folder.ends_with(ending))
      return folder.substr(0, folder.size() - ending.size());
  }
  return {};
}

}  // namespace presscut::input
