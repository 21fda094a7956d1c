// Web addresses: just enough of RFC 3986 to name a page's host and path and to resolve its links.
#pragma once

#include <string>
#include <string_view>

namespace presscut::text {

bool is_web_address(std::string_view url);  // starts with http:// or https:// and names a host

// Lower case, without user, port and a leading "www."; "" where the address names no host.
std::string host_of(std::string_view url);
// From "/", without query and fragment; "/" where the address names a host only, "" where it is no address.
std::string path_of(std::string_view url);

// The absolute address of a reference on a page at `base` (RFC 3986, section 5.2). White space around it and
// line breaks in it are dropped, control characters and such are percent-encoded, as browsers do. Where `base` is
// not absolute the reference stays relative.
std::string resolve(std::string_view base, std::string_view reference);

}  // namespace presscut::text
