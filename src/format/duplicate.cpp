#include "format/duplicate.h"

#include "format/json_writer.h"

namespace presscut::format {

std::string with_duplicate_of(std::string record, const std::optional<std::string>& source, Format format) {
  std::string value;
  if (source) {
    append_json_string(value, *source);
  } else {
    value = "null";
  }
  const std::string key = "\"duplicate_of\":";
  if (format == Format::jsonl) {
    record.insert(record.rfind('}'), "," + key + value);
  } else if (format == Format::json) {
    record.insert(record.rfind("\n}"), ",\n  " + key + " " + value);
  }
  return record;
}

}  // namespace presscut::format
