#include "batch/page_names.h"

#include <algorithm>

#include "input/file_names.h"
#include "text/strings.h"

namespace presscut::batch {
namespace {

constexpr std::string_view kTags[] = {"<!doctype html", "<html",    "<head", "<body", "<title",
                                      "<meta",          "<article", "<div",  "<p>"};
constexpr std::size_t kLongestSuffix = 8;

}  // namespace

std::string_view page_suffix(std::string_view name) {
  const std::string_view suffix = input::page_suffix(name);
  return suffix.empty() ? input::archive_suffix(name) : suffix;
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
  return input::companion_of(folder);
}

std::string mirror_of_entry(std::string_view archive, std::string_view inside) {
  std::string mirror(archive);
  while (!inside.empty()) {
    // Archives within archives are parted by "!", which addresses may have too: an odd folder, but a place.
    for (const std::string_view scheme : {"https://", "http://"}) {
      if (inside.starts_with(scheme)) inside.remove_prefix(scheme.size());
    }
    const std::size_t end = std::min(inside.find('!'), inside.size());
    mirror += '/';
    mirror += inside.substr(0, end);
    inside.remove_prefix(std::min(end + 1, inside.size()));
  }
  return mirror;
}

}  // namespace presscut::batch
