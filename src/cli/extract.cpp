// The default command: every page to its article, one after the other.
#include "presscut/extract.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <optional>

#include "batch/file_io.h"
#include "batch/inputs.h"
#include "batch/output_file.h"
#include "batch/output_folder.h"
#include "batch/page_names.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/help.h"
#include "cli/load_rules.h"
#include "cli/record_stream.h"
#include "cli/site_config.h"
#include "input/page_reader.h"
#include "pipeline.h"

namespace presscut::cli {
namespace fs = std::filesystem;
namespace {

bool is_json(Format format) {
  return format == Format::json || format == Format::jsonl;
}

// Whether there may be more than one page: told by the command line alone, so that the same command always
// prints the same shape.
bool allows_many(const ExtractCommand& command) {
  std::error_code error;
  return command.inputs.size() > 1 || !command.files_from.empty() ||
         fs::is_directory(command.inputs.front(), error) || input::is_archive_name(command.inputs.front());
}

Console::Counting counting(const ExtractCommand& command) {
  if (command.progress != When::automatic) {
    return command.progress == When::always ? Console::Counting::on : Console::Counting::off;
  }
  const bool to_screen =
      command.output_file.empty() && command.output_dir.empty() && is_terminal(STDOUT_FILENO);
  const bool wanted =
      command.verbosity != Verbosity::quiet && allows_many(command) && is_terminal(STDERR_FILENO);
  return wanted && !to_screen ? Console::Counting::on : Console::Counting::off;
}

bool is_same_file(const std::string& a, const std::string& b) {
  std::error_code error;
  return fs::equivalent(a, b, error) && !error;
}

std::string cannot_write(std::string_view path, const std::error_code& error) {
  return fmt::format("{}: cannot write: {}", printable(path), error.message());
}

// Where the records go: standard output, one file, or one file a page.
class Output {
 public:
  enum class Written { yes, no, reader_gone, no_more };  // no: not this one; no_more: nor any other

  Output(const ExtractCommand& command, Console& console)
      : console_(console),
        stream_(RecordStream::shape_of(command.format, allows_many(command), !command.only.empty())) {
    if (!command.output_dir.empty()) folder_.emplace(command.output_dir, file_suffix(command.format));
    if (!command.output_file.empty()) file_.emplace(command.output_file);
    file_name_ = command.output_file;
  }

  std::optional<batch::OutputFolder>& folder() { return folder_; }

  Written write(const batch::Input& input, const std::string& place, const std::string& rendered) {
    if (folder_) return write_in_folder(input, place, rendered);
    return written(write_stream(stream_.next(input.path, rendered)));
  }

  Written end() {
    if (folder_) return Written::yes;
    const std::string rest = stream_.end();
    if (!rest.empty()) {
      const Written result = written(write_stream(rest));
      if (result != Written::yes) return result;
    }
    return file_ ? written(file_->commit()) : Written::yes;
  }

 private:
  Written write_in_folder(const batch::Input& input, const std::string& place, const std::string& rendered) {
    if (input.path != "-" && is_same_file(input.path, place)) {
      console_.failed(input.path, "not written: the output would replace the page");
      return Written::no;
    }
    const std::error_code error = folder_->write(place, rendered);
    if (!error) return Written::yes;
    console_.failed(input.path, "not written: " + cannot_write(place, error));
    const bool full = error == std::errc::no_space_on_device || error == std::errc::read_only_file_system ||
                      error.value() == EDQUOT;
    return full ? Written::no_more : Written::no;
  }

  std::error_code write_stream(std::string_view bytes) {
    return file_ ? file_->write(bytes) : batch::write_all(STDOUT_FILENO, bytes);
  }

  Written written(const std::error_code& error) {
    if (!error) return Written::yes;
    if (error == std::errc::broken_pipe && !file_) return Written::reader_gone;
    console_.say(cannot_write(file_ ? file_name_ : "standard output", error));
    return Written::no_more;
  }

  Console& console_;
  RecordStream stream_;
  std::string file_name_;
  std::optional<batch::OutputFile> file_;
  std::optional<batch::OutputFolder> folder_;
};

// Whether an output is there already, and newer than its page and every file of rules.
bool is_current(const std::string& output, const std::string& page,
                const std::vector<std::string>& rules) {
  std::error_code error;
  const auto made = fs::last_write_time(output, error);
  if (error) return false;
  const auto older = [&](const std::string& path) {
    return fs::last_write_time(path, error) < made && !error;
  };
  const auto all_older = [&](const std::string& name) {
    const std::vector<std::string> files = rule_files(name);
    return older(name) && std::all_of(files.begin(), files.end(), older);
  };
  return page != "-" && older(page) && std::all_of(rules.begin(), rules.end(), all_older);
}

Result<Article> extract_page(const input::RawPage& page, const ExtractOptions& options) {
  if (page.error) return *page.error;
  auto read = read_page(page.bytes, page.name, options, {page.file_name, page.url, page.charset});
  if (!read) return read.error();
  return std::move(read->article);
}

std::string what_was_found(const Article& article) {
  return fmt::format("{} words{}", article.words,
                     article.body_from == BodySource::data ? ", from the page's data" : "");
}

class Run {
 public:
  Run(const ExtractCommand& command, const Rules& rules, batch::Inputs inputs)
      : command_(command),
        extract_(command.page.extract),
        inputs_(std::move(inputs)),
        console_(command.verbosity, counting(command)),
        output_(command, console_) {
    extract_.rules = &rules;
  }

  int run() {
    if (output_.folder()) {
      if (const auto error = output_.folder()->make()) {
        console_.say(cannot_write(command_.output_dir, error));
        return kSomeFailed;
      }
    }
    while (auto input = inputs_.next()) {
      switch (one(*input)) {
        case Output::Written::yes:
          break;
        case Output::Written::no:
          status_ = kSomeFailed;
          break;
        case Output::Written::reader_gone:
          return kSuccess;
        case Output::Written::no_more:
          return kSomeFailed;
      }
    }
    switch (output_.end()) {
      case Output::Written::reader_gone:
        return kSuccess;
      case Output::Written::yes:
        return status_;
      default:
        return kSomeFailed;
    }
  }

 private:
  // A file, with all pages that it holds.
  Output::Written one(const batch::Input& input) {
    if (input.error) return failed(input, *input.error);
    // Whether a page is done is known before it is read; of an archive, what pages it has is not.
    const bool many = input::is_archive_name(input.path);
    const std::string place = many ? "" : place_of(input.mirror);
    if (!many && is_done(input, input.path, place)) return Output::Written::yes;
    input::ReadLimits limits;
    limits.max_page_bytes = file_limit(extract_.max_bytes);
    auto reader = input::open_reader(input.path, limits);
    if (!reader) return failed(input, reader.error());
    auto written = Output::Written::yes;
    while (auto page = reader.value()->next()) {
      const bool inside = many || !page->inside.empty();
      const auto result = one_page(input, *page, inside ? place_of(mirror_of(input, *page)) : place);
      if (result == Output::Written::no) written = result;
      else if (result != Output::Written::yes) return result;
    }
    return written;
  }

  Output::Written one_page(const batch::Input& file, const input::RawPage& page, const std::string& place) {
    if (!page.inside.empty() && is_done(file, page.name, place)) return Output::Written::yes;
    const batch::Input input{page.name, "", std::nullopt};
    auto article = extract_page(page, extract_);
    if (!article) return failed(input, article.error());
    const auto written = output_.write(input, place, render(*article, command_.format, command_.only));
    if (written == Output::Written::yes) console_.done(input.path, what_was_found(*article));
    return written;
  }

  static std::string mirror_of(const batch::Input& file, const input::RawPage& page) {
    return batch::mirror_of_entry(file.mirror, page.inside);
  }

  std::string place_of(const std::string& mirror) {
    return output_.folder() ? output_.folder()->path_for(mirror) : "";
  }

  bool is_done(const batch::Input& file, const std::string& name, const std::string& place) {
    const bool done = command_.existing == Existing::keep_if_newer &&
                      is_current(place, file.path, command_.page.rules.files);
    if (done) console_.done(name, "is there already");
    return done;
  }

  Output::Written failed(const batch::Input& input, const Error& error) {
    status_ = kSomeFailed;
    console_.failed(input.path, error.to_string());
    // In a folder, a file would say that the page is done.
    if (!is_json(command_.format) || output_.folder()) return Output::Written::yes;
    return output_.write(input, "", render_error(input.path, error, command_.format));
  }

  const ExtractCommand& command_;
  ExtractOptions extract_;
  batch::Inputs inputs_;
  Console console_;
  Output output_;
  int status_ = kSuccess;
};

}  // namespace

int run_extract(const ExtractCommand& command) {
  for (const auto& input : command.inputs) {
    if (is_same_file(input, command.output_dir)) {
      complain("-O: the folder of the pages cannot be that of the outputs: " + printable(input));
      return kUsageError;
    }
    if (is_same_file(input, command.output_file)) {
      complain("-o: the output would replace the page: " + printable(input));
      return kUsageError;
    }
    if (input == "-" && is_terminal(STDIN_FILENO) && command.verbosity != Verbosity::quiet) {
      complain("reading a page from the terminal; Ctrl-D ends it");
    }
  }
  const auto rules = load_rules(command.page.rules);
  if (!rules) {
    complain(rules.error());
    return kUsageError;
  }
  if (const std::string trouble = site_config_trouble(command.page.extract.site_config_folder); !trouble.empty()) {
    complain(trouble);
    return kUsageError;
  }
  std::optional<batch::NameList> list;
  if (!command.files_from.empty()) {
    auto opened =
        batch::NameList::open(command.files_from, command.separator == NameSeparator::nul ? '\0' : '\n');
    if (!opened) {
      complain(printable(command.files_from) + ": " + opened.error().message);
      return kUsageError;
    }
    list = std::move(*opened);
  }
  return Run(command, rules.value(), batch::Inputs(command.inputs, std::move(list), command.output_dir))
      .run();
}

}  // namespace presscut::cli
