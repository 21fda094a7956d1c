#include "batch/page_names.h"

#include <algorithm>

#include "text/strings.h"

namespace presscut::batch {
namespace {

constexpr std::string_view kPageSuffixes[] = {".html", ".htm", ".xhtml", ".shtml", ".txt"};
constexpr std::string_view kTags[] = {"<!doctype html", "<html",    "<head", "<body", "<title",
                                      "<meta",          "<article", "<div",  "<p>"};
constexpr std::size_t kLongestSuffix = 8;

// As browsers name it: Chrome and Firefox in several languages, and Internet Explorer.
constexpr std::string_view kCompanions[] = {"_files", "-Dateien",   "_fichiers", "_archivos",
                                            "_file",  "_bestanden", ".files"};

bool ends_with_ignoring_case(std::string_view s, std::string_view suffix) {
  return s.size() > suffix.size() && text::equals_ignoring_case(s.substr(s.size() - suffix.size()), suffix);
}

}  // namespace

std::string_view page_suffix(std::string_view name) {
  constexpr std::string_view kGzip = ".gz";
  std::string_view stem = name;
  if (ends_with_ignoring_case(stem, kGzip)) stem.remove_suffix(kGzip.size());
  for (const auto suffix : kPageSuffixes) {
    if (ends_with_ignoring_case(stem, suffix)) return name.substr(stem.size() - suffix.size());
  }
  return {};
}

bool has_suffix(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return false;
  const std::string_view suffix = name.substr(dot + 1);
  return !suffix.empty() && suffix.size() <= kLongestSuffix &&
         std::all_of(suffix.begin(), suffix.end(), [](char c) {
           const char lower = text::to_lower(c);
           return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9');
         });
}

bool looks_like_html(std::string_view bytes) {
  return std::any_of(std::begin(kTags), std::end(kTags), [&](std::string_view tag) {
    return text::find_ignoring_case(bytes, tag) != std::string_view::npos;
  });
}

std::string_view companion_of(std::string_view folder) {
  for (const auto ending : kCompanions) {
    if (folder.size() > ending.size() && folder.ends_with(ending))
      return folder.substr(0, folder.size() - ending.size());
  }
  return {};
}

}  // namespace presscut::batch
