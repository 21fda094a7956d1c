// A unit of work: a page to read, or the bytes of one and what is known of it; and what came of it. Where a
// page comes from, a file or an archive's entry, makes no difference to whoever does the work.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "presscut/error.h"

namespace presscut::batch {

struct Task {
  enum class Kind { file, page };
  Kind kind = Kind::file;
  std::string source;          // file: its path, "-": standard input. page: its name, archive!entry
  std::string bytes;           // page
  std::string url;             // page: what the archive knew of it, or ""
  std::string charset;         // page: the same
  std::string file_name;       // page: the same
  std::optional<Error> error;  // why there is nothing to work on
  std::string mirror;          // its place in an output folder
  std::uint64_t skip = 0;      // file: pages of the archive that have been given already

  // file: where it is open, for the time of the work; -1: nowhere
  int descriptor = -1;
  static constexpr int kSent = 0;  // read from a frame: one came along with it

  // These stay with the supervisor.
  std::string archive;  // page: the file that it was found in
  std::string place;    // its output's path, or ""
};

struct Outcome {
  enum class Kind {
    record,   // `rendered`
    failed,   // `error`
    present,  // left out: its output is there already
    archive   // its pages were given one by one; with an error, if there should be more
  };
  Kind kind = Kind::record;
  std::optional<Error> error;
  std::string rendered;
  std::uint64_t bytes = 0;  // of the page as saved
  std::uint64_t words = 0;  // of its body
  bool from_data = false;
  std::uint64_t microseconds = 0;
  std::uint64_t fingerprint =
      0;                      // of the body's words: equal for equal bodies; 0: not asked for, or too short
  std::uint64_t simhash = 0;  // near for bodies that are nearly equal
};

Outcome failure(Error error);

// What happens while a task is worked on.
class Progress {
 public:
  virtual ~Progress() = default;
  // The page has been read; from now on time counts.
  virtual void begun() = 0;
  // A page was found in an archive.
  virtual void found(const Task& page) = 0;
};

using Work = std::function<Outcome(const Task&, Progress&)>;

std::string frame_of(const Task& task);
std::string frame_of_found(const Task& page);
std::string frame_of(const Outcome& outcome);
std::string frame_of_beginning();

// What a worker may say; nothing if it is none of these.
struct Message {
  enum class Kind { begun, found, outcome };
  Kind kind = Kind::begun;
  Task page;        // found
  Outcome outcome;  // outcome
};
std::optional<Task> read_task(std::string_view content);
std::optional<Message> read_message(std::string_view content);

}  // namespace presscut::batch
