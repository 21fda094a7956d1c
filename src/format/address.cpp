#include "format/address.h"

#include <algorithm>

#include "text/strings.h"

namespace presscut::format {

bool is_safe_address(std::string_view url) {
  // Browsers drop tabs and line ends inside an address and blanks before it: "java\nscript:" would run.
  const bool controls = std::any_of(url.begin(), url.end(),
                                    [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 0x7F; });
  if (url.empty() || controls || url.front() == ' ') return false;
  const std::size_t end = url.find_first_of(":/?#");
  if (end == std::string_view::npos || url[end] != ':') return true;
  const std::string_view scheme = url.substr(0, end);
  for (const std::string_view safe : {"http", "https", "mailto"}) {
    if (text::equals_ignoring_case(scheme, safe)) return true;
  }
  return false;
}

std::string encoded_address(std::string_view url) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (std::size_t i = 0; i < url.size(); ++i) {
    const auto byte = static_cast<unsigned char>(url[i]);
    if (byte <= ' ' || byte == 0x7F || std::string_view("<>\\\"`{}|^").find(url[i]) != std::string_view::npos) {
      out += '%';
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    } else {
      out += url[i];
    }
  }
  return out;
}

}  // namespace presscut::format
