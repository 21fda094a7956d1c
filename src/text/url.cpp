#include "text/url.h"

#include <algorithm>

#include "text/printable.h"
#include "text/strings.h"
#include "text/unicode.h"

namespace presscut::text {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

// The five components of RFC 3986, appendix B. A missing one differs from an empty one.
struct Parts {
  std::string_view scheme, authority, path, query, fragment;
  bool has_authority = false, has_query = false, has_fragment = false;
};

bool is_scheme(std::string_view s) {
  const auto is_alpha = [](char c) { return to_lower(c) >= 'a' && to_lower(c) <= 'z'; };
  return !s.empty() && is_alpha(s[0]) && std::all_of(s.begin(), s.end(), [&](char c) {
    return is_alpha(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
  });
}

Parts take_apart(std::string_view url) {
  Parts parts;
  if (const auto hash = url.find('#'); hash != kNone) {
    parts.has_fragment = true;
    parts.fragment = url.substr(hash + 1);
    url = url.substr(0, hash);
  }
  if (const auto mark = url.find('?'); mark != kNone) {
    parts.has_query = true;
    parts.query = url.substr(mark + 1);
    url = url.substr(0, mark);
  }
  if (const auto colon = url.find(':'); colon != kNone && is_scheme(url.substr(0, colon))) {
    parts.scheme = url.substr(0, colon);
    url.remove_prefix(colon + 1);
  }
  if (url.substr(0, 2) == "//") {
    parts.has_authority = true;
    url.remove_prefix(2);
    const auto slash = std::min(url.find('/'), url.size());
    parts.authority = url.substr(0, slash);
    url.remove_prefix(slash);
  }
  parts.path = url;
  return parts;
}

// RFC 3986, 5.2.4. Precondition: the path starts with "/".
std::string without_dot_segments(std::string_view path) {
  std::string out;
  std::size_t begin = 0;
  while (begin < path.size()) {
    const std::size_t end = std::min(path.find('/', begin + 1), path.size());
    const std::string_view segment = path.substr(begin, end - begin);
    const bool is_last = end == path.size();
    if (segment == "/.") {
      if (is_last) out += '/';
    } else if (segment == "/..") {
      const auto slash = out.rfind('/');
      out.resize(slash == std::string::npos ? 0 : slash);
      if (is_last) out += '/';
    } else {
      out += segment;
    }
    begin = end;
  }
  return out;
}

std::string put_together(const Parts& parts, std::string_view path) {
  std::string out;
  if (!parts.scheme.empty()) out.append(parts.scheme).append(":");
  if (parts.has_authority) out.append("//").append(parts.authority);
  out += path;
  if (parts.has_query) out.append("?").append(parts.query);
  if (parts.has_fragment) out.append("#").append(parts.fragment);
  return out;
}

// 5.2.3: the base's path up to its last slash, then the reference's.
std::string merge(const Parts& base, std::string_view path) {
  const auto slash = base.path.rfind('/');
  return std::string(slash == kNone ? "/" : base.path.substr(0, slash + 1)).append(path);
}

// Blanks, control characters and what disguises text are percent-encoded, as browsers do.
std::string tidy(std::string_view reference) {
  constexpr char32_t kMalformed = 0xFFFD;
  constexpr std::string_view kHex = "0123456789ABCDEF";
  const std::string_view trimmed = trim(reference);
  std::string out;
  for (std::size_t at = 0; at < trimmed.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(trimmed, at);
    if (c == '\n' || c == '\r' || c == '\t') continue;
    const bool stays = c > ' ' && c != kMalformed && !is_disguising(c);
    for (const char byte : trimmed.substr(begin, at - begin)) {
      if (stays) {
        out += byte;
      } else {
        out += '%';
        out += kHex[static_cast<unsigned char>(byte) >> 4];
        out += kHex[byte & 15];
      }
    }
  }
  return out;
}

}  // namespace

bool is_web_address(std::string_view url) {
  return (starts_with_ignoring_case(url, "http://") || starts_with_ignoring_case(url, "https://")) &&
         !host_of(url).empty();
}

std::string host_of(std::string_view url) {
  std::string_view host = take_apart(trim(url)).authority;
  if (const auto at = host.rfind('@'); at != kNone) host.remove_prefix(at + 1);
  if (const auto bracket = host.find(']'); bracket != kNone) {
    host = host.substr(0, bracket + 1);  // an IPv6 address
  } else {
    host = host.substr(0, std::min(host.find(':'), host.size()));
  }
  while (!host.empty() && host.back() == '.') host.remove_suffix(1);
  std::string out = to_lower(host);
  if (out.starts_with("www.")) out.erase(0, 4);
  return out;
}

std::string path_of(std::string_view url) {
  const Parts parts = take_apart(trim(url));
  if (!parts.has_authority) return std::string(parts.path.starts_with('/') ? parts.path : "");
  return parts.path.empty() ? "/" : std::string(parts.path);
}

std::string resolve(std::string_view base, std::string_view reference) {
  std::string tidied = tidy(reference);
  Parts target = take_apart(tidied);
  const Parts from = take_apart(base);
  const bool is_opaque = !target.scheme.empty() && !target.has_authority;  // mailto:, javascript:, data:
  if (is_opaque || !from.has_authority || from.scheme.empty()) return tidied;

  // 5.2.2
  const bool has_own_path = !target.path.empty();
  std::string path(target.path);
  if (target.scheme.empty()) {
    target.scheme = from.scheme;
    if (!target.has_authority) {
      target.has_authority = true;
      target.authority = from.authority;
      if (!has_own_path) {
        path = from.path;
        if (!target.has_query) {
          target.has_query = from.has_query;
          target.query = from.query;
        }
      } else if (!path.starts_with('/')) {
        path = merge(from, path);
      }
    }
  }
  return put_together(target, path.starts_with('/') ? without_dot_segments(path) : path);
}

}  // namespace presscut::text
