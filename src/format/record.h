// The record of a page: one JSON object, its keys in a fixed order.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "format/fields.h"
#include "presscut/article.h"
#include "presscut/error.h"

namespace presscut::format {

using Json = nlohmann::ordered_json;

enum class Layout { indented, one_line };

Json record(const Article& article, const Selection& selection);
Json error_record(std::string_view source, const Error& error);

// With a newline at the end. Bytes that are not UTF-8 (in a file's name) become U+FFFD.
std::string dump(const Json& json, Layout layout);

}  // namespace presscut::format
