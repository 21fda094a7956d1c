#include "cli/console.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <charconv>
#include <cstdio>
#include <cstdlib>

namespace presscut::cli {
namespace {

constexpr std::chrono::milliseconds kCountEvery{100};

}  // namespace

void complain(std::string_view message) {
  fmt::print(stderr, "presscut: {}\n", message);
}

bool is_terminal(int descriptor) {
  return isatty(descriptor) == 1;
}

std::size_t terminal_width(std::size_t otherwise) {
  winsize size{};
  for (const int descriptor : {STDOUT_FILENO, STDERR_FILENO}) {
    if (ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  }
  return otherwise;
}

bool wants_color(When when) {
  if (when != When::automatic) return when == When::always;
  const char* no_color = std::getenv("NO_COLOR");  // https://no-color.org
  const char* term = std::getenv("TERM");
  const bool forbidden = no_color != nullptr && *no_color != '\0';
  return !forbidden && term != nullptr && std::string_view(term) != "dumb" && is_terminal(STDOUT_FILENO);
}

Console::~Console() {
  if (line_.empty()) return;
  if (!line_shown_) std::fputs(line_.c_str(), stderr);
  std::fputc('\n', stderr);
}

void Console::failed(std::string_view name, std::string_view why) {
  if (verbosity_ != Verbosity::quiet) print(fmt::format("{}: {}", printable(name), printable(why)));
}

void Console::done(std::string_view name, std::string_view what) {
  if (verbosity_ == Verbosity::verbose) print(fmt::format("{}: {}", printable(name), what));
}

void Console::say(std::string_view message) {
  if (verbosity_ != Verbosity::quiet) print(message);
}

void Console::print(std::string_view message) {
  clear_line();
  complain(message);
}

bool Console::wants_progress() const {
  return counting_ == Counting::on && Clock::now() - shown_at_ >= kCountEvery;
}

void Console::progress(std::string line) {
  if (counting_ == Counting::off) return;
  clear_line();
  line_ = std::move(line);
  std::fputs(line_.c_str(), stderr);
  std::fflush(stderr);
  line_shown_ = true;
  shown_at_ = Clock::now();
}

void Console::clear_line() {
  if (line_shown_) std::fputs("\r\x1b[K", stderr);
  line_shown_ = false;
}

}  // namespace presscut::cli
