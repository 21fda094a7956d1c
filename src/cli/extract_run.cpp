#include "cli/extract_run.h"

#include <fmt/format.h>
#include <sched.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "batch/file_io.h"
#include "cli/commands.h"
#include "cli/display.h"
#include "cli/help.h"
#include "cli/load_rules.h"
#include "format/duplicate.h"
#include "input/page_reader.h"

namespace presscut::cli {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kWidthOfNoTerminal = 80;

bool is_json(Format format) {
  return format == Format::json || format == Format::jsonl;
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

// Whether an output is there already, and newer than its page and every file of rules.
bool is_current(const std::string& output, const std::string& page, const std::vector<std::string>& rules) {
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

// The file that a page was read from: an archive, for one of its entries.
std::string file_of(const batch::Task& task) {
  return task.kind == batch::Task::Kind::file ? task.source : task.archive;
}

std::string what_was_found(const batch::Outcome& outcome, const std::optional<std::string>& duplicate_of) {
  return fmt::format("{} words{}{}", outcome.words, outcome.from_data ? ", from the page's data" : "",
                     duplicate_of ? ", duplicate of " + printable(*duplicate_of) : "");
}

std::size_t processors() {
  cpu_set_t set;
  CPU_ZERO(&set);
  if (sched_getaffinity(0, sizeof set, &set) == 0)
    return static_cast<std::size_t>(std::max(CPU_COUNT(&set), 1));
  return static_cast<std::size_t>(
      std::max(sysconf(_SC_NPROCESSORS_ONLN), 1L));  // there are more than the set holds
}

batch::Confinement confinement_of(const ExtractCommand& command) {
  batch::Confinement confinement;
  confinement.mode = command.sandbox;
  confinement.readable_folder = command.page.extract.site_config_folder;
  return confinement;
}

std::string time_left(double seconds) {
  const auto whole = static_cast<std::int64_t>(seconds);
  if (whole < 60) return fmt::format("{} s left", whole);
  if (whole < 3600) return fmt::format("{}:{:02} min left", whole / 60, whole % 60);
  return fmt::format("{}:{:02} h left", whole / 3600, whole / 60 % 60);
}

}  // namespace

bool allows_many(const ExtractCommand& command) {
  std::error_code error;
  return command.inputs.size() > 1 || !command.files_from.empty() ||
         fs::is_directory(command.inputs.front(), error) || input::is_archive_name(command.inputs.front());
}

ExtractRun::ExtractRun(const ExtractCommand& command, batch::Inputs inputs,
                       std::optional<PageCounter> counter)
    : command_(command),
      inputs_(std::move(inputs)),
      counter_(std::move(counter)),
      console_(command.verbosity, counting(command)),
      output_(command, RecordStream::shape_of(command.format, allows_many(command), !command.only.empty()),
              console_) {}

int ExtractRun::run(batch::Work work) {
  if (output_.folder() != nullptr) {
    if (const auto error = output_.folder()->make()) {
      console_.say(cannot_write(command_.output_dir, error));
      return kSomeFailed;
    }
  }
  if (!command_.report.empty()) {
    if (const auto error = report_.open(command_.report)) {
      console_.say(cannot_write(command_.report, error));
      return kSomeFailed;
    }
  }
  const batch::Confinement confinement = confinement_of(command_);
  if (const auto status = look_at_sandbox(confinement)) return *status;
  batch::Supervisor supervisor(std::move(work), command_.limits,
                               command_.jobs > 0 ? command_.jobs : processors(), confinement);
  if (const auto error = supervisor.run(*this)) {
    console_.say("cannot start a worker: " + error.message());
    return kSomeFailed;
  }
  return end();
}

// Trying it takes a process of its own, so only who asks is told; the exit status if the run cannot be.
std::optional<int> ExtractRun::look_at_sandbox(const batch::Confinement& confinement) {
  const bool is_told = command_.verbosity == Verbosity::verbose;
  const bool is_required = confinement.mode == batch::SandboxMode::required;
  if (confinement.mode == batch::SandboxMode::off && is_told) console_.say("sandbox: off");
  if (confinement.mode == batch::SandboxMode::off || (!is_told && !is_required)) return std::nullopt;
  const batch::SandboxParts parts = batch::try_sandbox(confinement.readable_folder);
  if (is_told) console_.say("sandbox: " + parts.to_string());
  if (!is_required || parts.is_closed(confinement.readable_folder)) return std::nullopt;
  console_.say("--sandbox require: this system has no more than: " + parts.to_string());
  return kUsageError;
}

int ExtractRun::end() {
  if (stopped_) return *stopped_;
  switch (output_.end()) {
    case Output::Written::reader_gone:
      return kSuccess;
    case Output::Written::yes:
      break;
    default:
      return kSomeFailed;
  }
  if (console_.counts()) show_progress("");
  if (command_.verbosity == Verbosity::verbose && allows_many(command_)) {
    for (const auto& line : tally_.summary()) console_.say(line);
  }
  if (const auto error = report_.end(tally_)) {
    console_.say(cannot_write(command_.report, error));
    return kSomeFailed;
  }
  return status_;
}

// --- Inputs ---

batch::Client::Fed ExtractRun::next(batch::Task& task) {
  auto input = inputs_.next();
  if (!input) return Fed::end;
  task.source = std::move(input->path);
  task.mirror = std::move(input->mirror);
  task.error = std::move(input->error);
  // Names are given before shares are taken: no two shares can give one name twice.
  // Of an archive's pages they are given as they are found.
  if (output_.folder() != nullptr && !task.error && !input::is_archive_name(task.source))
    task.place = output_.folder()->path_for(task.mirror);
  return command_.shard.has(task.source) ? Fed::task : Fed::none_now;
}

// A named pipe, a terminal and the like: there may be nobody yet at its other end.
bool ExtractRun::is_slow_to_open(const batch::Task& task) {
  struct stat status {};
  return task.source == "-" ||
         (stat(task.source.c_str(), &status) == 0 && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode));
}

Result<int> ExtractRun::open(const batch::Task& task) {
  return batch::open_to_read(task.source);
}

std::optional<batch::Outcome> ExtractRun::settled(batch::Task& task) {
  if (task.error) return batch::failure(*task.error);
  if (output_.folder() != nullptr && task.kind == batch::Task::Kind::page)
    task.place = output_.folder()->path_for(task.mirror);
  if (command_.existing != Existing::keep_if_newer ||
      !is_current(task.place, file_of(task), command_.page.rules.files))
    return std::nullopt;
  batch::Outcome outcome;
  outcome.kind = batch::Outcome::Kind::present;
  return outcome;
}

// --- Outcomes ---

batch::Client::Next ExtractRun::done(const batch::Task& task, batch::Outcome&& outcome) {
  if (outcome.kind == batch::Outcome::Kind::archive) {
    counter_.reset();  // it counts files
    if (!outcome.error) return Next::go_on;
  }
  std::optional<std::string> duplicate_of;
  if (command_.repeats == Repeats::marked && !outcome.error)
    duplicate_of = duplicates_.find_or_add({outcome.fingerprint, outcome.simhash}, task.source);
  tally_.add(outcome, task.source, duplicate_of ? Tally::Seen::duplicate : Tally::Seen::new_body);
  std::string_view word = duplicate_of ? "duplicate" : "ok";
  if (outcome.kind == batch::Outcome::Kind::present) word = "present";
  if (outcome.error) word = name_of(outcome.error->reason);
  report_.page(word, outcome, task.source);
  switch (write(task, std::move(outcome), duplicate_of)) {
    case Output::Written::yes:
      return Next::go_on;
    case Output::Written::no:
      status_ = kSomeFailed;
      return Next::go_on;
    case Output::Written::reader_gone:
      stopped_ = kSuccess;
      return Next::stop;
    case Output::Written::no_more:
      stopped_ = kSomeFailed;
      return Next::stop;
  }
  return Next::stop;
}

Output::Written ExtractRun::write(const batch::Task& task, batch::Outcome&& outcome,
                                  const std::optional<std::string>& duplicate_of) {
  if (outcome.error) return write_failed(task, *outcome.error);
  if (outcome.kind == batch::Outcome::Kind::present) {
    console_.done(task.source, "is there already");
    return Output::Written::yes;
  }
  if (command_.repeats == Repeats::marked)
    outcome.rendered = format::with_duplicate_of(std::move(outcome.rendered), duplicate_of, command_.format);
  const auto written = output_.write(task.source, task.place, std::move(outcome.rendered));
  if (written == Output::Written::yes) console_.done(task.source, what_was_found(outcome, duplicate_of));
  return written;
}

Output::Written ExtractRun::write_failed(const batch::Task& task, const Error& error) {
  status_ = kSomeFailed;
  console_.failed(task.source, error.to_string());
  // In a folder, a file would say that the page is done.
  if (!is_json(command_.format) || output_.folder() != nullptr) return Output::Written::yes;
  return output_.write(task.source, "", render_error(task.source, error, command_.format));
}

// --- Progress ---

void ExtractRun::tick(const batch::Task* task) {
  if (!console_.wants_progress()) return;
  if (counter_) counter_->step();
  show_progress(task != nullptr ? printable(task->source) : "");
}

void ExtractRun::show_progress(const std::string& page) {
  const auto total = counter_ ? counter_->total() : std::nullopt;
  std::string line = fmt::format("{}{} pages, {} failed, {:.0f} pages/s, {:.1f} MB/s", tally_.pages(),
                                 total ? fmt::format(" of {}", std::max(*total, tally_.pages())) : "",
                                 tally_.failed(), tally_.pages_per_second(), tally_.megabytes_per_second());
  if (total && tally_.pages() > 0 && *total > tally_.pages()) {
    const double each = tally_.seconds() / static_cast<double>(tally_.pages());
    line += ", " + time_left(each * static_cast<double>(*total - tally_.pages()));
  }
  if (!page.empty()) line += "  " + page;
  console_.progress(fit(line, terminal_width(kWidthOfNoTerminal) - 1));
}

}  // namespace presscut::cli
