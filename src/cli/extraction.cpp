#include "cli/extraction.h"

#include <chrono>
#include <optional>

#include "batch/fingerprint.h"
#include "batch/page_names.h"
#include "cli/commands.h"
#include "cli/extract_page.h"

namespace presscut::cli {
namespace {

std::string body_text(const Article& article) {
  std::string text;
  for (const auto& block : article.body) text += block.text + "\n";
  return text;
}

batch::Task task_of(input::RawPage&& page, const std::string& mirror) {
  batch::Task task;
  task.kind = batch::Task::Kind::page;
  task.source = std::move(page.name);
  task.bytes = std::move(page.bytes);
  task.file_name = std::move(page.file_name);
  task.url = std::move(page.url);
  task.charset = std::move(page.charset);
  task.error = std::move(page.error);
  task.mirror = batch::mirror_of_entry(mirror, page.inside);
  return task;
}

}  // namespace

Extraction::Extraction(const ExtractCommand& command, const Rules& rules)
    : command_(command), options_(command.page.extract) {
  options_.rules = &rules;
}

batch::Outcome Extraction::operator()(const batch::Task& task, batch::Progress& progress) const {
  if (task.kind == batch::Task::Kind::page) {
    progress.begun();
    return page({task.source, "", task.file_name, task.url, task.charset, task.bytes, std::nullopt});
  }
  input::ReadLimits limits;
  limits.max_page_bytes = file_limit(options_.max_bytes);
  limits.max_growth = options_.limits.growth;
  const auto reader = input::open_reader(task.descriptor, task.source, limits);
  std::uint64_t found = 0;
  std::optional<input::RawPage> first;  // of an archive, if it has an error: the only page or one of many?
  const auto give = [&](input::RawPage&& raw) {
    if (++found > task.skip) progress.found(task_of(std::move(raw), task.mirror));
  };
  while (auto raw = reader->next()) {
    if (raw->inside.empty() && !raw->error) {
      progress.begun();
      return page(*raw);
    }
    if (first) give(std::move(*first));
    first.reset();
    if (found == 0 && raw->error) {
      first = std::move(raw);
    } else {
      give(std::move(*raw));
    }
  }
  if (first && first->inside.empty()) return batch::failure(*first->error);
  if (first) give(std::move(*first));
  batch::Outcome archive;
  archive.kind = batch::Outcome::Kind::archive;
  return archive;
}

batch::Outcome Extraction::page(const input::RawPage& page) const {
  using Clock = std::chrono::steady_clock;
  const auto start = Clock::now();
  auto article = extract_page(page, options_);
  batch::Outcome outcome;
  if (article) {
    outcome.rendered = render(*article, command_.format, command_.only);
    if (command_.front_matter == FrontMatter::yaml)
      outcome.rendered.insert(0, render_front_matter(*article, command_.only));
    if (outcome.rendered.size() > options_.limits.output) {
      return batch::failure({Reason::too_large, "the article is larger than " +
                                                    limit_text(&PageLimits::output, options_.limits)});
    }
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
  outcome.bytes = page.bytes.size();
  outcome.microseconds = static_cast<std::uint64_t>(
      std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start).count());
  return outcome;
}

}  // namespace presscut::cli
