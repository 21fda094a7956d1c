// Where the records go: standard output, one file, or one file a page.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <system_error>

#include "batch/output_file.h"
#include "batch/output_folder.h"
#include "cli/console.h"
#include "cli/options.h"
#include "cli/record_stream.h"

namespace presscut::cli {

class Output {
 public:
  enum class Written { yes, no, reader_gone, no_more };  // no: not this one; no_more: nor any other

  Output(const ExtractCommand& command, RecordStream::Shape shape, Console& console);

  // Null where there is none of -O.
  batch::OutputFolder* folder() { return folder_ ? &*folder_ : nullptr; }

  // `place`: the record's path below a folder.
  Written write(const std::string& source, const std::string& place, std::string&& rendered);
  Written end();

 private:
  Written write_in_folder(const std::string& source, const std::string& place, const std::string& rendered);
  std::error_code write_stream(std::string_view bytes);
  Written written(const std::error_code& error);

  Console& console_;
  RecordStream stream_;
  std::string file_name_;
  std::optional<batch::OutputFile> file_;
  std::optional<batch::OutputFolder> folder_;
};

bool is_same_file(const std::string& a, const std::string& b);
std::string cannot_write(std::string_view path, const std::error_code& error);

}  // namespace presscut::cli
