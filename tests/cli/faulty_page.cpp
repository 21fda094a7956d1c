// In place of the product's extract_page(): a page that asks for it crashes, hangs or eats memory. No page is
// known that does so by itself.
#include "cli/extract_page.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "pipeline.h"

namespace presscut::cli {
namespace {

[[noreturn]] void eat_memory() {
  std::vector<std::unique_ptr<char[]>> eaten;
  for (;;) eaten.emplace_back(new char[std::size_t{16} << 20]);  // not touched: the machine has better to do
}

// As without sanitizers, which report it and end otherwise.
void crash() {
  std::signal(SIGSEGV, SIG_DFL);
  std::raise(SIGSEGV);
}

// What a page that has taken over its worker might try: each with what came of it.
std::string tries_to_escape() {
  std::string told;
  const auto tell = [&](const char* what, long result) {
    told +=
        std::string(told.empty() ? "" : ", ") + what + ": " + (result < 0 ? std::strerror(errno) : "done");
  };
  tell("open", ::open("/etc/passwd", O_RDONLY));
  tell("create", ::open("escaped", O_WRONLY | O_CREAT, 0600));
  tell("delete", ::unlink("bait"));
  tell("socket", ::socket(AF_INET, SOCK_STREAM, 0));
  const pid_t child = ::fork();
  if (child == 0) ::_exit(0);
  tell("fork", child);
  tell("signal", ::kill(::getppid(), 0));
  tell("code", ::mmap(nullptr, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED
                   ? -1
                   : 0);
  tell("core", [] {
    const rlimit limit{RLIM_INFINITY, RLIM_INFINITY};
    return ::setrlimit(RLIMIT_CORE, &limit);
  }());
  const char line[] = "told by the page\n";
  tell("terminal", ::write(STDERR_FILENO, line, sizeof line - 1));
  char text[] = "/bin/true";
  char* arguments[] = {text, nullptr};
  if (child < 0) tell("execute", ::execv(text, arguments));
  return told;
}

}  // namespace

Result<Article> extract_page(const input::RawPage& page, const ExtractOptions& options) {
  static int pages = 0;  // of this worker
  ++pages;
  const auto asks_for = [&](std::string_view what) {
    return page.bytes.find(what) != std::string_view::npos;
  };
  if (asks_for("FAULT-CRASH")) crash();
  if (asks_for("FAULT-EXIT")) _exit(3);
  if (asks_for("FAULT-MEMORY")) eat_memory();
  if (asks_for("FAULT-ESCAPE")) throw std::runtime_error(tries_to_escape());
  if (asks_for("FAULT-THROW")) throw std::runtime_error("thrown by the page");
  if (asks_for("FAULT-LATER") && pages > 1) crash();
  if (asks_for("FAULT-SLOW")) std::this_thread::sleep_for(std::chrono::milliseconds(20));
  if (asks_for("FAULT-HANG")) {
    for (;;) std::this_thread::sleep_for(std::chrono::seconds(1));
  }
  auto read = read_page(page.bytes, page.name, options, {page.file_name, page.url, page.charset});
  if (!read) return read.error();
  return std::move(read->article);
}

}  // namespace presscut::cli
