// In place of the product's extract_page(): a page that asks for it crashes, hangs or eats memory. No page is
// known that does so by itself.
#include "cli/extract_page.h"

#include <unistd.h>

#include <chrono>
#include <csignal>
#include <memory>
#include <stdexcept>
#include <thread>
#include <vector>

#include "pipeline.h"

namespace presscut::cli {
namespace {

[[noreturn]] void eat_memory() {
  std::vector<std::unique_ptr<char[]>> eaten;
  for (;;) eaten.emplace_back(new char[std::size_t{16} << 20]);  // not touched: the machine has better to do
}

}  // namespace

Result<Article> extract_page(const input::RawPage& page, const ExtractOptions& options) {
  static int pages = 0;  // of this worker
  ++pages;
  const auto asks_for = [&](std::string_view what) {
    return page.bytes.find(what) != std::string_view::npos;
  };
  if (asks_for("FAULT-CRASH")) std::raise(SIGSEGV);
  if (asks_for("FAULT-EXIT")) _exit(3);
  if (asks_for("FAULT-MEMORY")) eat_memory();
  if (asks_for("FAULT-THROW")) throw std::runtime_error("thrown by the page");
  if (asks_for("FAULT-LATER") && pages > 1) std::raise(SIGSEGV);
  if (asks_for("FAULT-SLOW")) std::this_thread::sleep_for(std::chrono::milliseconds(20));
  if (asks_for("FAULT-HANG")) {
    for (;;) pause();
  }
  auto read = read_page(page.bytes, page.name, options, {page.file_name, page.url, page.charset});
  if (!read) return read.error();
  return std::move(read->article);
}

}  // namespace presscut::cli
