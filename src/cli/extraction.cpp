#include "cli/extraction.h"

#include <chrono>

#include "batch/file_io.h"
#include "batch/fingerprint.h"
#include "cli/commands.h"
#include "cli/extract_page.h"

namespace presscut::cli {
namespace {

std::string body_text(const Article& article) {
  std::string text;
  for (const auto& block : article.body) text += block.text + "\n";
  return text;
}

}  // namespace

Extraction::Extraction(const ExtractCommand& command, const Rules& rules)
    : command_(command), options_(command.page.extract) {
  options_.rules = &rules;
}

batch::Outcome Extraction::operator()(const batch::Task& task, batch::Progress& progress) const {
  if (task.kind == batch::Task::Kind::page) {
    progress.begun();
    return page(task.bytes, task);
  }
  const auto bytes = batch::read_file(task.source, file_limit(options_.max_bytes));
  progress.begun();
  if (!bytes) return batch::failure(bytes.error());
  return page(bytes.value(), task);
}

batch::Outcome Extraction::page(std::string_view bytes, const batch::Task& task) const {
  using Clock = std::chrono::steady_clock;
  const auto start = Clock::now();
  ExtractOptions options = options_;
  if (options.hints.url.empty()) options.hints.url = task.url;
  if (options.hints.encoding.empty()) options.hints.encoding = task.encoding;
  auto article = extract_page(bytes, task.source, options);
  batch::Outcome outcome;
  if (article) {
    outcome.rendered = render(*article, command_.format, command_.only);
    outcome.words = article->words;
    outcome.from_data = article->body_from == BodySource::data;
    if (command_.repeats == Repeats::marked) {
      const batch::Fingerprint body = batch::fingerprint_of(body_text(*article));
      outcome.fingerprint = body.exact;
      outcome.simhash = body.simhash;
    }
  } else {
    outcome = batch::failure(article.error());
  }
  outcome.bytes = bytes.size();
  outcome.microseconds = static_cast<std::uint64_t>(
      std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start).count());
  return outcome;
}

}  // namespace presscut::cli
