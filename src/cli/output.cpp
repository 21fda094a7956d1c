#include "cli/output.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <utility>

#include "batch/file_io.h"

namespace presscut::cli {

bool is_same_file(const std::string& a, const std::string& b) {
  std::error_code error;
  return std::filesystem::equivalent(a, b, error) && !error;
}

std::string cannot_write(std::string_view path, const std::error_code& error) {
  const std::string folder = std::filesystem::path(path).parent_path();
  const bool lacks_folder = error == std::errc::no_such_file_or_directory && !folder.empty();
  return fmt::format("{}: cannot write: {}{}", printable(path), error.message(),
                     lacks_folder ? " (make the folder " + printable(folder) + " first)" : "");
}

Output::Output(const ExtractCommand& command, RecordStream::Shape shape, Console& console)
    : console_(console), stream_(shape), file_name_(command.output_file) {
  if (!command.output_dir.empty()) folder_.emplace(command.output_dir, file_suffix(command.format));
  if (!command.output_file.empty()) file_.emplace(command.output_file);
}

Output::Written Output::write(const std::string& source, const std::string& place, std::string&& rendered) {
  if (folder_) return write_in_folder(source, place, rendered);
  return written(write_stream(stream_.next(source, std::move(rendered))));
}

Output::Written Output::end() {
  if (folder_) return Written::yes;
  const std::string rest = stream_.end();
  if (!rest.empty()) {
    const Written result = written(write_stream(rest));
    if (result != Written::yes) return result;
  }
  return file_ ? written(file_->commit()) : Written::yes;
}

Output::Written Output::write_in_folder(const std::string& source, const std::string& place,
                                        const std::string& rendered) {
  if (source != "-" && is_same_file(source, place)) {
    console_.failed(source, "not written: the output would replace the page");
    return Written::no;
  }
  const std::error_code error = folder_->write(place, rendered);
  if (!error) return Written::yes;
  console_.failed(source, "not written: " + cannot_write(place, error));
  const bool full = error == std::errc::no_space_on_device || error == std::errc::read_only_file_system ||
                    error.value() == EDQUOT;
  return full ? Written::no_more : Written::no;
}

std::error_code Output::write_stream(std::string_view bytes) {
  return file_ ? file_->write(bytes) : batch::write_all(STDOUT_FILENO, bytes);
}

Output::Written Output::written(const std::error_code& error) {
  if (!error) return Written::yes;
  if (error == std::errc::broken_pipe && !file_) return Written::reader_gone;
  const bool is_folder = file_ && error == std::errc::is_a_directory;
  console_.say(cannot_write(file_ ? file_name_ : "standard output", error) + (is_folder ? " (-O writes into a folder)" : ""));
  return Written::no_more;
}

}  // namespace presscut::cli
