// JSON as pages hold it. Strict JSON is read as it is; what is not strict is mended first, in one pass:
// comments of HTML and JavaScript, CDATA marks, a byte order mark, several values one after the other,
// trailing commas and semicolons, line breaks and bare quotes in strings, wrong escapes, an end cut off. It
// is no parser for JavaScript: keys without quotes and single-quoted strings are not read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace presscut::facts {

inline constexpr int kMaxJsonDepth = 200;  // levels of brackets; deeper values are refused

// The values that can be read, in order. A broken one does not hide the others.
std::vector<nlohmann::json> read_loose_json(std::string_view s);

// The mending alone: each top-level value as strict JSON, as far as can be.
std::vector<std::string> mended_json(std::string_view s);

}  // namespace presscut::facts
