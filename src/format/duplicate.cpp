#include "format/duplicate.h"

#include "format/record.h"

namespace presscut::format {

std::string with_duplicate_of(std::string record, const std::optional<std::string>& source, Format format) {
  std::string value = dump(source ? Json(*source) : Json(nullptr), Layout::one_line);
  value.pop_back();  // the newline
  const std::string key = "\"duplicate_of\":";
  if (format == Format::jsonl) {
    record.insert(record.rfind('}'), "," + key + value);
  } else if (format == Format::json) {
    record.insert(record.rfind("\n}"), ",\n  " + key + " " + value);
  }
  return record;
}

}  // namespace presscut::format
