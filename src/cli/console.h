// What is said on standard error, and how wide and colourful a terminal is.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

#include "cli/options.h"
#include "presscut/error.h"
#include "text/printable.h"

namespace presscut::cli {

using text::printable;  // of names in messages

// Prints "presscut: message" on standard error.
void complain(std::string_view message);

bool is_terminal(int descriptor);
// Of the terminal at standard output, or else at standard error, in columns; `otherwise` if it is none.
std::size_t terminal_width(std::size_t otherwise);
bool wants_color(When when);

// Standard error during a run: messages, and on a terminal a line below them that tells how far the run is.
class Console {
 public:
  enum class Counting { off, on };
  Console(Verbosity verbosity, Counting counting) : verbosity_(verbosity), counting_(counting) {}
  ~Console();
  Console(const Console&) = delete;
  Console& operator=(const Console&) = delete;

  void failed(std::string_view name, std::string_view why);
  void done(std::string_view name, std::string_view what);
  // A message of its own, of no page.
  void say(std::string_view message);

  bool counts() const { return counting_ == Counting::on; }
  // Whether it is time for a new line of progress; never where there is none.
  bool wants_progress() const;
  void progress(std::string line);

 private:
  using Clock = std::chrono::steady_clock;
  void print(std::string_view message);
  void clear_line();

  Verbosity verbosity_;
  Counting counting_;
  std::string line_;
  bool line_shown_ = false;
  Clock::time_point shown_at_ = Clock::now();
};

}  // namespace presscut::cli
