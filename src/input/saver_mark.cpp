#include "input/saver_mark.h"

#include <algorithm>

#include "text/strings.h"

namespace presscut::input {
namespace {

// A mark stands before the document type or just inside <html>, whose attributes may be long.
constexpr std::size_t kLeadingBytes = std::size_t{16} << 10;

std::string_view first_token(std::string_view s) {
  const auto* const end = std::ranges::find_if(s, [](char c) { return text::is_ascii_space(c); });
  return s.substr(0, static_cast<std::size_t>(end - s.begin()));
}

// "saved from url=(0036)https://example.org/2024/05/story": Internet Explorer, Chrome, Edge. The number is
// the address's length, which tells nothing that the address does not.
std::string_view after_browsers_mark(std::string_view comment) {
  constexpr std::string_view kMark = "saved from url=(";
  if (!text::starts_with_ignoring_case(comment, kMark)) return {};
  const std::size_t close = comment.find(')', kMark.size());
  return close == std::string_view::npos ? std::string_view{} : comment.substr(close + 1);
}

// "Page saved with SingleFile", then "url: …" and "saved date: …" on lines of their own.
std::string_view after_single_file_mark(std::string_view comment) {
  if (!text::starts_with_ignoring_case(comment, "page saved with singlefile")) return {};
  for (const std::string_view line : text::split(comment, '\n')) {
    if (text::starts_with_ignoring_case(line, "url:")) return text::trim(line.substr(4));
  }
  return {};
}

// "Saved from https://example.org/story at 2024-05-01T10:00:00Z using monolith v2.8.1"
std::string_view after_monolith_mark(std::string_view comment) {
  constexpr std::string_view kMark = "saved from ";
  const bool is_mark = text::starts_with_ignoring_case(comment, kMark) &&
                       text::find_ignoring_case(comment, "using monolith") != std::string_view::npos;
  return is_mark ? comment.substr(kMark.size()) : std::string_view{};
}

bool is_web_address(std::string_view s) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (text::starts_with_ignoring_case(s, scheme) && s.size() > scheme.size()) return true;
  }
  return false;
}

}  // namespace

std::string saved_from(std::string_view page) {
  const std::string_view leading = page.substr(0, kLeadingBytes);
  std::size_t position = 0;
  while ((position = leading.find("<!--", position)) != std::string_view::npos) {
    position += 4;
    const std::size_t end = leading.find("-->", position);
    if (end == std::string_view::npos) break;
    const std::string_view comment = text::trim(leading.substr(position, end - position));
    for (const auto after_mark : {after_browsers_mark, after_single_file_mark, after_monolith_mark}) {
      const std::string_view address = first_token(after_mark(comment));
      if (is_web_address(address)) return std::string(address);
    }
    position = end + 3;
  }
  return {};
}

}  // namespace presscut::input
